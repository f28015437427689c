import type { Reach } from './beside.ts';
import type { Case } from './case.ts';
import type { CommandName, Commands } from './commands.ts';
import { partnerIn, pendingMerge } from './merge-state.ts';
import { rulebook } from './rulebook.ts';
import type { SittingCommandName, SittingCommands } from './sitting-commands.ts';
import { sittingRulebook } from './sitting-rulebook.ts';
import type { SittingRow } from './sitting-table.ts';
import type { Row } from './table.ts';

const none: readonly Reach[] = [];
/** The other streams that a command of a case, or a bid, reaches, as its row says; with null for the payload, before one is read. */
export const reachOf = <C extends CommandName>(
  name: C,
  on: Commands[C]['on'],
  payload: Commands[C]['payload'] | null,
): readonly Reach[] => {
  const row: Row<C> = rulebook[name];
  const merge = on === null ? null : pendingMerge(on);
  const own = row.touches?.(on, payload) ?? none;
  // DUP-4: whatever becomes of one of the two ends or keeps what is proposed of both.
  return on === null || merge === null ? own : [...own, { stream: partnerIn(merge, on) }];
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
/** Whether a command of this case reaches beside it, whatever its payload. */
export const mayReach = (name: CommandName, on: Case): boolean => rulebook[name].touches !== undefined || pendingMerge(on) !== null;
