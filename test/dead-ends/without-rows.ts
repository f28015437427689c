// A rulebook in which some rows are missing: the very tables that decide, altered while this runs and put back.
import type { CommandName } from '../../domain/commands.ts';
import { rulebook } from '../../domain/rulebook.ts';
import type { SittingCommandName } from '../../domain/sitting-commands.ts';
import { isSittingCommand, sittingRulebook } from '../../domain/sitting-rulebook.ts';

type Name = CommandName | Exclude<SittingCommandName, 'tell'>;
const tableOf = (name: Name): object => (isSittingCommand(name) ? sittingRulebook : rulebook);

export const withoutRows = <Found>(names: readonly Name[], run: () => Found): Found => {
  const rows = names.map((name) => ({ name, table: tableOf(name), row: Reflect.get(tableOf(name), name) as object }));
  try {
    for (const { name, table, row } of rows) Reflect.set(table, name, { ...row, stages: {}, statuses: {} });
    return run();
  } finally {
    for (const { name, table, row } of rows) Reflect.set(table, name, row);
  }
};
