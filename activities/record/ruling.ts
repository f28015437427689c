import { dueOn } from '../../domain/clocks.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { isCommand } from '../../domain/rulebook.ts';
import { isSittingCommand } from '../../domain/sitting-rulebook.ts';
import { evolveSitting } from '../../domain/sitting-evolve.ts';
import { refuse } from '../../domain/table.ts';
import type { ChainedEntry, GivenCommand, KeptStream, LockedStream, ReadPayload, ReadSittingPayload, RecordTransaction } from '../ports.ts';
import { owedByCase, ruleOnCase } from './case-ruling.ts';
import { chained, firstHash } from './chain.ts';
import { owedBySitting, ruleOnSitting } from './sitting-ruling.ts';

export type Under = { readonly tx: RecordTransaction; readonly read: ReadPayload; readonly readAtSitting: ReadSittingPayload };
/** What a decision comes to: the stream as it is kept, and the entries it gained; or why not. */
export type Ruled = { readonly ok: true; readonly kept: KeptStream } | { readonly ok: false; readonly refusal: Refusal };

const movedOn: Ruled = { ok: false, refusal: refuse('moved-on', 'REC-2', {}) };
type Given = { readonly command: GivenCommand; readonly locked: LockedStream | null; readonly facts: Facts };
const chainOf =
  ({ command, locked }: Given) =>
  <E extends ChainedEntry['entry']>(stream: string, entries: readonly E[]) =>
    chained(stream, entries, { head: locked?.headHash ?? firstHash, command: command.id });

const onCase = async (given: Given, under: Under): Promise<Ruled> => {
  const { command, locked, facts } = given;
  if (!isCommand(command.name) || locked?.kind === 'sitting') return movedOn;
  const before = locked?.state ?? null;
  const decision = await ruleOnCase(before, { name: command.name, body: JSON.parse(command.body) }, { ...under, facts });
  if (!decision.ok) return decision;
  const state = decision.entries.reduce(evolve, before);
  if (state === null) throw new Error(`no case after ${command.name}`);
  const chain = chainOf(given)(state.ref, decision.entries);
  const outbox = owedByCase(before, decision.entries, facts);
  const changed = { bidChanged: before?.bid !== state.bid, valueChanged: before !== null && before.value !== state.value };
  return { ok: true, kept: { kind: 'case', state, chain, due: dueOn(state.clocks), outbox, ...changed } };
};
const onSitting = async (given: Given, under: Under): Promise<Ruled> => {
  const { command, locked, facts } = given;
  if (!isSittingCommand(command.name) || locked?.kind === 'case') return movedOn;
  const before = locked?.state ?? null;
  const decision = await ruleOnSitting(before, { name: command.name, body: JSON.parse(command.body) }, { ...under, facts });
  if (!decision.ok) return decision;
  const state = decision.entries.reduce(evolveSitting, before);
  if (state === null) throw new Error(`no sitting after ${command.name}`);
  const chain = chainOf(given)(state.id, decision.entries);
  return {
    ok: true,
    kept: { kind: 'sitting', state, chain, due: dueOn(state.clocks), outbox: owedBySitting(before, decision.entries, facts) },
  };
};
/** Decides a command by the rules of what it was given to: a case, a sitting, or nothing yet. */
export const rule = (given: Given, under: Under): Promise<Ruled> =>
  given.locked?.kind === 'sitting' || given.command.name === 'open-meeting' ? onSitting(given, under) : onCase(given, under);
