import { mayOpen } from '../../../domain/access.ts';
import { bodiesFor } from '../../../domain/asked-body.ts';
import type { Case } from '../../../domain/case.ts';
import type { Commands } from '../../../domain/commands.ts';
import { decide } from '../../../domain/decide.ts';
import type { Entry } from '../../../domain/entries.ts';
import { fold, foldedEach } from '../../../domain/evolve.ts';
import type { Facts } from '../../../domain/facts.ts';
import { askerOn } from '../../../domain/message-state.ts';
import { pendingMerge } from '../../../domain/merge-state.ts';
import { noticesOf } from '../../../domain/notices.ts';
import { redirectKinds } from '../../../domain/redirect-state.ts';
import type { TouchedEntries } from '../../../domain/touched.ts';
import type { Narrative, Priority, Stage, UserId } from '../../../domain/words.ts';
import { factsOfCommand } from '../../beside.ts';
import { penView } from '../../json/views/pen.ts';
import type { Visit } from '../visit.ts';
import { wordsFor } from '../wording/words.ts';
import { stageTitle } from '../wording/stages.ts';
import type { Prepare, Preparation } from './preparation.ts';

const priorities: readonly Priority[] = ['P1', 'P2', 'P3'];
/** Stands for what is still to be written: no outcome hangs on the words of a reason. */
const unwritten: Narrative = { narrative: '', digest: '' };
type Rehearsed =
  | 'recommend'
  | 'return-for-information'
  | 'redirect'
  | 'propose-decline'
  | 'withdraw'
  | 'approve-decline'
  | 'overturn-decline'
  | 'refer-back'
  | 'accept'
  | 'confirm-ownership'
  | 'withdraw-escalation';
/** Every way in which it can still be given, as far as an outcome could hang on it; what is refused as things stand is left out. */
const payloads: { readonly [C in Rehearsed]: (on: Case, facts: Facts) => readonly Commands[C]['payload'][] } = {
  recommend: () =>
    priorities.map((priority) => ({
      assessment: {
        ...{ complete: true, inRemit: true, overlapsChecked: true, priority, confidence: 'medium' },
        ...{ notScoredReason: unwritten, rationale: unwritten },
      },
    })),
  'return-for-information': () => [{ questions: [{ text: unwritten }] }],
  redirect: (on, facts) =>
    redirectKinds.flatMap((kind) => bodiesFor(kind, on, facts).map(({ id }) => ({ to: { kind, body: id }, reason: unwritten }))),
  'propose-decline': (_on, { policy }) =>
    policy.lists.declineReasons.map(({ code }) => ({ reasonCode: code, rationale: unwritten, advice: unwritten })),
  withdraw: () => [{ reason: unwritten }],
  'approve-decline': () => [{ rationale: unwritten }],
  'overturn-decline': () => [{ rationale: unwritten }],
  'refer-back': () => [{ rationale: unwritten }],
  accept: () => [{ rationale: unwritten }],
  'confirm-ownership': () => [{ rationale: unwritten }],
  'withdraw-escalation': () => [{ reason: unwritten }],
};
/** What whoever gives it has still to choose. */
const choices: { readonly [C in Rehearsed]?: string } = {
  recommend: 'the priority that you give it',
  redirect: 'the body that you choose',
  'propose-decline': 'the reason that you choose',
};

const openQuestions = (on: Case): number => Object.keys(on.clocks).filter((clock) => askerOn(on.messages, clock) !== null).length;
/** What runs beside the stage before the decision and no more after it. */
const endsWith = (before: Case, after: Case, { nameOf }: ReturnType<typeof wordsFor>): readonly string[] => {
  const questions = openQuestions(before) - openQuestions(after);
  const nominated = before.handover ?? null;
  return [
    ...(questions > 0 ? [`${String(questions)} open ${questions === 1 ? 'question' : 'questions'}`] : []),
    ...(nominated !== null && (after.handover ?? null) === null ? [`the nomination of ${nameOf(nominated.to)} as SIO`] : []),
    ...(before.hold !== null && after.hold === null ? ['the hold'] : []),
    ...(pendingMerge(before) !== null && pendingMerge(after) === null ? ['the proposal to merge'] : []),
  ];
};

type Asked<C extends Rehearsed> = { readonly name: C; readonly on: Case; readonly facts: Facts };
type Outcome = {
  readonly to: Stage;
  readonly then: string | null;
  readonly ends: readonly string[];
  readonly sittings: readonly string[];
  readonly told: readonly string[];
};
const toldOf = (on: Case, entries: readonly Entry[], facts: Facts): readonly UserId[] =>
  foldedEach(entries, on).flatMap((each) => noticesOf({ ...each, facts }).flatMap(({ to }) => to));
/** Who is told on the other cases that it touches, by name where such a case opens for its reader. */
const toldBeside = (touched: readonly TouchedEntries[], known: Facts, { nameOf }: ReturnType<typeof wordsFor>): readonly string[] =>
  touched.flatMap((each) => {
    if (each.kind !== 'case') return [];
    const told = toldOf(each.on, each.entries, known);
    const opens = known.actor !== null && mayOpen(each.on, known.actor, known) === 'page';
    return told.length === 0 || opens ? told.map(nameOf) : ['people of another case'];
  });
const outcomeOf = async <C extends Rehearsed>(
  visit: Visit,
  { name, on, facts }: Asked<C>,
  payload: Commands[C]['payload'],
): Promise<readonly Outcome[]> => {
  const known = await factsOfCommand(visit.ports, { name, on, payload, facts });
  const decision = decide(on, { name, payload }, known);
  if (!decision.ok) return [];
  const after = fold(decision.entries, on) ?? on;
  const words = wordsFor(visit);
  const told = [...toldOf(on, decision.entries, known).map(words.nameOf), ...toldBeside(decision.touched, known, words)];
  return [
    {
      to: after.stage,
      then: after.pen === null ? null : words.penWords(penView(after, known)),
      ends: endsWith(on, after, words),
      sittings: decision.touched.flatMap((each) => (each.kind === 'sitting' ? [each.on.id] : [])),
      told: [...new Set(told)],
    },
  ];
};
/** What is in each of the lists, and whether there is more in any. */
const shared = (lists: readonly (readonly string[])[]): { readonly all: readonly string[]; readonly more: boolean } => {
  const all = (lists[0] ?? []).filter((each) => lists.every((list) => list.includes(each)));
  return { all, more: lists.some((list) => list.length > all.length) };
};

/**
 * What the decision would do, by the rules themselves, before it is given: where the case goes, who has it then, what ends, who is told.
 * What hangs on a choice that is still to be made is said to hang on it, and not foretold.
 */
const rehearse = async <C extends Rehearsed>(visit: Visit, asked: Asked<C>): Promise<Preparation> => {
  const { name, on, facts } = asked;
  const outcomes = (await Promise.all(payloads[name](on, facts).map((payload) => outcomeOf(visit, asked, payload)))).flat();
  const [first] = outcomes;
  if (first === undefined || outcomes.some(({ to }) => to !== first.to)) return {};
  const told = shared(outcomes.map((each) => each.told));
  const settled = outcomes.every(({ then }) => then === first.then);
  return {
    shown: {
      view: 'command/shown/rehearsal.njk',
      from: stageTitle(on.stage),
      to: stageTitle(first.to),
      moves: on.stage !== first.to,
      choice: choices[name] ?? '',
      then: settled ? first.then : null,
      thenHangs: !settled,
      ends: shared(outcomes.map(({ ends }) => ends)).all,
      sittings: shared(outcomes.map(({ sittings }) => sittings)).all,
      told: told.all,
      toldHangs: told.more,
    },
  };
};

export const rehearsal =
  (name: Rehearsed): Prepare =>
  (visit, on, facts) =>
    rehearse(visit, { name, on, facts });
/** The same above a form that brings more of its own. */
export const rehearsed =
  (name: Rehearsed, prepare: Prepare): Prepare =>
  async (visit, on, facts) => ({ ...(await rehearse(visit, { name, on, facts })), ...(await prepare(visit, on, facts)) });
