import { inSentence } from './sentence.ts';
import { isLive, type Case } from './case.ts';
import { bodiesOf } from './escalation-state.ts';
import { nameOf, person, type Facts } from './facts.ts';
import { headOf, ownerOf } from './pack-item.ts';
import { labelOf, stageWords } from './paper-words.ts';
import { penDue } from './pen.ts';
import { canHoldPen } from './posts.ts';
import { listed, saying, section, tabled, type Section } from './sitting-document.ts';
import type { Action, Sitting } from './sitting.ts';
import type { Narrative, OrganisationId, Ref } from './words.ts';
import { writtenDay, writtenMoment } from './written-time.ts';

/** A case as it is and as it was when the body last sat; `then` is null where it was none yet. */
export type SinceCase = { readonly on: Case; readonly then: Case | null };
export type Since = {
  readonly sitting: Sitting;
  readonly last: Sitting | null;
  readonly cases: readonly SinceCase[];
  readonly facts: Facts;
};

const before = (on: Case | null, body: OrganisationId): boolean => on !== null && bodiesOf(on).includes(body);
const changes = ({ on, then }: SinceCase, facts: Facts): readonly string[] =>
  then === null
    ? []
    : [
        ...(then.stage === on.stage ? [] : [`${stageWords[then.stage]}, now ${inSentence(stageWords[on.stage])}`]),
        ...(then.owner.agency === on.owner.agency && then.owner.user === on.owner.user ? [] : [`owner now ${ownerOf(on, facts)}`]),
        ...(then.priority === on.priority ? [] : [`priority now ${on.priority}`]),
        ...(then.hold === null && on.hold !== null ? ['on hold'] : []),
        ...(then.hold !== null && on.hold === null ? ['no longer on hold'] : []),
      ];
type Line = readonly [Ref, string, string];
const told = (kind: string, lines: readonly Line[]): readonly (readonly [Ref, string, string, string])[] =>
  lines.map(([ref, head, what]) => [ref, kind, head, what]);

/** New, changed, due and closed since the body last sat: of the cases that are or were before it, for its officers see no others. */
export const sinceLast = ({ sitting, last, cases, facts }: Since): Section => {
  const { body } = sitting;
  const line = (on: Case, what: string): Line => [on.ref, headOf(on), what];
  const known = cases.filter(({ then }) => before(then, body));
  const fresh = cases.filter(({ then }) => !before(then, body)).map(({ on }) => line(on, `Risk is with ${ownerOf(on, facts)}`));
  const changed = known.flatMap((each) => {
    const what = isLive(each.on) ? changes(each, facts) : [];
    return what.length === 0 ? [] : [line(each.on, what.join('; '))];
  });
  const due = cases.flatMap(({ on }) => {
    const dueAt = isLive(on) ? penDue(on) : null;
    return dueAt !== null && dueAt <= sitting.at ? [line(on, `${stageWords[on.stage]}: due ${writtenMoment(dueAt)}`)] : [];
  });
  const closed = cases.flatMap(({ on, then }) => (!isLive(on) && (then === null || isLive(then)) ? [line(on, stageWords[on.stage])] : []));
  const rows = [...told('New', fresh), ...told('Changed', changed), ...told('Due', due), ...told('Closed', closed)];
  const since =
    last?.startedAt == null
      ? 'No sitting of this body was held before: every case before it counts as new.'
      : `Since ${last.id}, which began on ${writtenMoment(last.startedAt)}. Due is what comes due before this sitting.`;
  return section('Since the last sitting', [saying(since), tabled(['What', 'Case', 'How it stands'], rows)], { page: true });
};

const stall = (on: Case, facts: Facts): string | null => {
  const dueAt = penDue(on);
  if (on.pen === null || dueAt === null) return 'Nobody to act, or no time by which: a fault';
  const { user } = on.pen;
  const holds = person(facts, user);
  if (user !== null && (holds === null || !canHoldPen(holds, on.pen.role)))
    return `${nameOf(facts, user)} holds the pen and can no longer act`;
  if (dueAt > facts.now) return null;
  return `${on.hold === null ? 'Over its time' : 'Hold past its review'} since ${writtenMoment(dueAt)}`;
};
export const stalledCases = ({ cases, facts }: Since): Section =>
  section('Stalled cases', [
    tabled(
      ['Case', 'Stage', 'Cause'],
      cases.flatMap(({ on }) => {
        const cause = isLive(on) ? stall(on, facts) : null;
        return cause === null ? [] : [[on.ref, headOf(on), stageWords[on.stage], cause] as const];
      }),
    ),
  ]);
/** Of products that were released: what is still in work is not yet anybody's to read. */
export const gapsGathered = ({ cases, facts }: Since): Section => {
  const gaps = cases.flatMap(({ on }) =>
    Object.values(on.products)
      .filter(({ status }) => isLive(on) && (status === 'released' || status === 'accepted'))
      .flatMap(({ id, type, gaps: found }) =>
        found.map((gap): readonly [Ref, string, Narrative] => [on.ref, `${on.ref}, ${id} (${labelOf('productTypes', type, facts)}):`, gap]),
      ),
  );
  return section('Intelligence gaps', [listed(gaps)]);
};
export const reviewsDue = ({ cases }: Since): Section => {
  const reviews = cases.flatMap(({ on }) => {
    const review = on.clocks['operational-review'];
    return [
      ...(review === undefined ? [] : [{ on, what: 'Operational review', by: review.dueAt, written: writtenMoment(review.dueAt) }]),
      ...(on.hold === null ? [] : [{ on, what: 'Hold', by: on.hold.reviewBy, written: writtenDay(on.hold.reviewBy) }]),
    ];
  });
  const rows = reviews.toSorted((one, other) => (one.by < other.by ? -1 : one.by > other.by ? 1 : 0));
  return section('Reviews due', [
    tabled(
      ['Case', 'Review', 'Due'],
      rows.map(({ on, what, written }) => [on.ref, headOf(on), what, written] as const),
    ),
  ]);
};

type Owed = { readonly meeting: string; readonly action: Action };
/** Actions on paper, each with its owner, its date, and what was said of it since. */
export const actionLines = (actions: readonly Owed[], refs: readonly Ref[], facts: Facts) =>
  listed(
    actions.map(({ meeting, action: { id, owner, due, status, text, case: ref, updates } }) => [
      ref !== null && refs.includes(ref) ? ref : null,
      `${meeting} ${id}, ${nameOf(facts, owner)}, due ${writtenDay(due)}, ${status}${ref === null ? '' : `, ${ref}`}:`,
      text,
      ...updates.flatMap((each) => [`(${nameOf(facts, each.by)}, ${writtenMoment(each.at)}:`, each.text, ')']),
    ]),
  );
/** Every action of the last sitting, and those of earlier ones that are still open. */
export const actionsOfLast = (
  { last, facts, earlier }: Pick<Since, 'last' | 'facts'> & { readonly earlier: readonly Sitting[] },
  refs: readonly Ref[],
): Section => {
  const of = (on: Sitting): readonly Owed[] => Object.values(on.actions).map((action) => ({ meeting: on.id, action }));
  const open = earlier.filter(({ id }) => id !== last?.id).flatMap((on) => of(on).filter(({ action }) => action.status === 'open'));
  return section('Actions of the last sitting', [actionLines([...(last === null ? [] : of(last)), ...open], refs, facts)]);
};
