import type { Reach } from './beside.ts';
import type { CommandName, Commands } from './commands.ts';
import { rulebook } from './rulebook.ts';
import type { SittingCommandName, SittingCommands } from './sitting-commands.ts';
import { sittingRulebook } from './sitting-rulebook.ts';
import type { SittingRow } from './sitting-table.ts';
import type { Row } from './table.ts';

const none: readonly Reach[] = [];
/** The other streams that a command of a case reaches, as its row says; with null for the payload, before one is read. */
export const reachOf = <C extends CommandName>(
  name: C,
  on: Commands[C]['on'],
  payload: Commands[C]['payload'] | null,
): readonly Reach[] => {
  const row: Row<C> = rulebook[name];
  return row.touches?.(on, payload) ?? none;
};
/** The same for a command of a sitting. */
export const reachOfSitting = <C extends SittingCommandName>(
  name: C,
  on: SittingCommands[C]['on'],
  payload: SittingCommands[C]['payload'] | null,
): readonly Reach[] => {
  const row: SittingRow<C> = sittingRulebook[name];
  return row.touches?.(on, payload) ?? none;
};
/** Whether a command of a case ever reaches beside it. */
export const mayReach = (name: CommandName): boolean => rulebook[name].touches !== undefined;
