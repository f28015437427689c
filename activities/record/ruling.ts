import type { Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { Entry } from '../../domain/entries.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import { neverOwns, officerNeverOwns } from '../../domain/never-owns.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { isCommand } from '../../domain/rulebook.ts';
import type { Sitting } from '../../domain/sitting.ts';
import type { SittingEntry } from '../../domain/sitting-entries.ts';
import { isSittingCommand } from '../../domain/sitting-rulebook.ts';
import { evolveSitting } from '../../domain/sitting-evolve.ts';
import { refuse } from '../../domain/table.ts';
import type { TouchedEntries } from '../../domain/touched.ts';
import { spellsAfter } from '../../domain/spells.ts';
import type { GivenCommand, KeptStream, LockedStream, ReadPayload, ReadSittingPayload, RecordTransaction } from '../ports.ts';
import type { Others } from './beside.ts';
import { owedByCase, ruleOnCase } from './case-ruling.ts';
import { chained, firstHash } from './chain.ts';
import { owedBySitting, ruleOnSitting } from './sitting-ruling.ts';

export type Under = {
  readonly tx: RecordTransaction;
  readonly read: ReadPayload;
  readonly readAtSitting: ReadSittingPayload;
  readonly others: Others;
};
/** What a decision comes to: the stream as it is kept, and those that it touches besides; or why not. */
export type Ruled =
  | { readonly ok: true; readonly kept: KeptStream; readonly beside: readonly KeptStream[] }
  | { readonly ok: false; readonly refusal: Refusal };

const movedOn: Ruled = { ok: false, refusal: refuse('moved-on', 'REC-2', {}) };
type Given = { readonly command: GivenCommand; readonly locked: LockedStream | null; readonly facts: Facts };
type Frame = { readonly command: GivenCommand; readonly head: string; readonly facts: Facts };

const caseKept = (before: Case | null, entries: readonly Entry[], { command, head, facts }: Frame): KeptStream => {
  const state = entries.reduce(evolve, before);
  if (state === null) throw new Error(`no case after ${command.name}`);
  // OWN-2: no rule lets it come to this. Should one ever, nothing is written and somebody is alarmed.
  const never = neverOwns(state, facts.directory) ?? officerNeverOwns(before, state, facts.directory);
  if (never !== null) throw new Error(`OWN-2: after ${command.name} ${never} would hold the risk and can own none`);
  const chain = chained(state.ref, entries, { head, command: command.id });
  const outbox = owedByCase(before, entries, facts);
  const changed = { bidChanged: before?.bid !== state.bid, valueChanged: before !== null && before.value !== state.value };
  return { kind: 'case', state, chain, due: dueOn(state.clocks), outbox, ...changed, spells: spellsAfter(before, entries) };
};
const sittingKept = (before: Sitting | null, entries: readonly SittingEntry[], { command, head, facts }: Frame): KeptStream => {
  const state = entries.reduce(evolveSitting, before);
  if (state === null) throw new Error(`no sitting after ${command.name}`);
  const chain = chained(state.id, entries, { head, command: command.id });
  return { kind: 'sitting', state, chain, due: dueOn(state.clocks), outbox: owedBySitting(before, entries, facts) };
};
const besides = (
  touched: readonly TouchedEntries[],
  { command, facts, others }: Omit<Frame, 'head'> & Pick<Under, 'others'>,
): readonly KeptStream[] =>
  touched.map((each) => {
    const id = each.kind === 'case' ? each.on.ref : each.on.id;
    const frame = { command, facts, head: others.get(id)?.headHash ?? firstHash };
    return each.kind === 'case' ? caseKept(each.on, each.entries, frame) : sittingKept(each.on, each.entries, frame);
  });

const onCase = async (given: Given, under: Under): Promise<Ruled> => {
  const { command, locked, facts } = given;
  if (!isCommand(command.name) || locked?.kind === 'sitting') return movedOn;
  const before = locked?.state ?? null;
  const decision = await ruleOnCase(before, { name: command.name, body: JSON.parse(command.body) }, { ...under, facts });
  if (!decision.ok) return decision;
  const kept = caseKept(before, decision.entries, { command, facts, head: locked?.headHash ?? firstHash });
  return { ok: true, kept, beside: besides(decision.touched, { command, facts, others: under.others }) };
};
const onSitting = async (given: Given, under: Under): Promise<Ruled> => {
  const { command, locked, facts } = given;
  if (!isSittingCommand(command.name) || locked?.kind === 'case') return movedOn;
  const before = locked?.state ?? null;
  const decision = await ruleOnSitting(before, { name: command.name, body: JSON.parse(command.body) }, { ...under, facts });
  if (!decision.ok) return decision;
  const kept = sittingKept(before, decision.entries, { command, facts, head: locked?.headHash ?? firstHash });
  return { ok: true, kept, beside: besides(decision.touched, { command, facts, others: under.others }) };
};
/** Decides a command by the rules of what it was given to: a case, a sitting, or nothing yet. */
export const rule = (given: Given, under: Under): Promise<Ruled> =>
  given.locked?.kind === 'sitting' || given.command.name === 'open-meeting' ? onSitting(given, under) : onCase(given, under);
