import { nothingBeside } from '../domain/beside.ts';
import type { Case } from '../domain/case.ts';
import { bothSittings } from '../domain/body-decision.ts';
import type { CommandName, Commands } from '../domain/commands.ts';
import type { Facts } from '../domain/facts.ts';
import { partnerIn, pendingMerge } from '../domain/merge-state.ts';
import { reachOf, reachOfSitting } from '../domain/reaching.ts';
import type { SittingCommandName, SittingCommands } from '../domain/sitting-commands.ts';
import type { Ports } from './ports.ts';

type Files = Pick<Ports, 'files'>;
/** The facts of a rehearsal with the sitting that has the case, and the other side of a proposal to merge: what its buttons are judged by. */
export const factsFor = async ({ files }: Files, on: Case | null, facts: Facts): Promise<Facts> => {
  const merge = on === null ? null : pendingMerge(on);
  const partner = on === null || merge === null ? [] : [{ stream: partnerIn(merge, on) }];
  const reaches = [...(on?.stage === 'escalated' ? bothSittings(on) : []), ...partner];
  return reaches.length === 0 ? facts : { ...facts, beside: await files.beside(reaches) };
};
/** The same with whatever this one command reaches. */
export const factsOfCommand = async <C extends CommandName>(
  { files }: Files,
  {
    name,
    on,
    payload,
    facts,
  }: { readonly name: C; readonly on: Commands[C]['on']; readonly payload: Commands[C]['payload'] | null; readonly facts: Facts },
): Promise<Facts> => {
  const reaches = reachOf(name, on, payload);
  return reaches.length === 0 ? facts : { ...facts, beside: await files.beside(reaches) };
};
export const factsAtSitting = async <C extends SittingCommandName>(
  { files }: Files,
  {
    name,
    on,
    payload,
    facts,
  }: {
    readonly name: C;
    readonly on: SittingCommands[C]['on'];
    readonly payload: SittingCommands[C]['payload'] | null;
    readonly facts: Facts;
  },
): Promise<Facts> => {
  const reaches = reachOfSitting(name, on, payload);
  return { ...facts, beside: reaches.length === 0 ? nothingBeside : await files.beside(reaches) };
};
