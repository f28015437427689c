import { sure } from './sure.ts';
import { bodyBefore, bodyOf, canPreside } from './bodies.ts';
import type { Case } from './case.ts';
import type { Asked } from './escalation-entries.ts';
import { decisionOf, escalationOf, paperOf, type Outcome } from './escalation-state.ts';
import { person, type Facts } from './facts.ts';
import type { Body } from './policy.ts';
import type { AgendaItem, Sitting } from './sitting.ts';
import type { OrganisationId, UserId } from './words.ts';

/** An item of a sitting that somebody decides; `newOwner` is the agency that the decision itself names. */
export type Item = { readonly sitting: Sitting | null; readonly newOwner?: OrganisationId | undefined };

const leadsOf = (agency: OrganisationId | undefined, { directory }: Facts): readonly UserId[] =>
  Object.values(directory.people)
    .filter(({ organisation, roles }) => organisation === agency && roles.includes('owner-lead'))
    .map(({ id }) => id);
/** ESC-2, ACC-5: owner, SIO, customer, SPOC, the line managers of owner and customer, and who could be the lead of a proposed or new owner. */
const concerned = (on: Case, { newOwner }: Item, facts: Facts): readonly UserId[] => {
  const escalation = escalationOf(on);
  const proposed = escalation === null ? undefined : paperOf(escalation).proposedOwner;
  const officers = [on.owner.user, on.customer];
  const managers = officers.flatMap((id) => person(facts, id)?.lineManager ?? []);
  // What is recorded and not confirmed names its own new owner: whoever could lead it does not confirm it either.
  const recorded = escalation?.standing === 'recorded' ? (sure(decisionOf(escalation)).newOwner ?? undefined) : undefined;
  // ACC-6: whoever has acted for one of them has their interest.
  const stoodIn = (on.actedFor ?? []).flatMap((each) => ([...officers, on.spoc].includes(each.for) ? [each.by] : []));
  return [...officers, on.spoc, ...stoodIn, ...managers, ...[proposed, newOwner, recorded].flatMap((agency) => leadsOf(agency, facts))];
};
/** ESC-2: whether somebody has an interest in the case: by what they are, or as they declared it at this sitting or one before, also of an escalation that is over. */
export const hasInterest = (on: Case, id: UserId, { item, facts }: { readonly item: Item; readonly facts: Facts }): boolean =>
  concerned(on, item, facts).includes(id) ||
  Object.values(on.escalations ?? {}).some(({ interests = [] }) => interests.includes(id)) ||
  (item.sitting?.interests ?? []).some(({ case: ref, user }) => ref === on.ref && user === id);

/** ESC-2: whether this officer can decide the case at the sitting: present, not away, and without an interest in it. */
export const canDecide = (on: Case, id: UserId, { item, facts }: { readonly item: Item; readonly facts: Facts }): boolean =>
  canPreside(facts, id, item.sitting?.attendance.apologies ?? []) && !hasInterest(on, id, { item, facts });
/** Who decides a case for a body: the chair, else the deputy chair, whoever of them can. Null where neither. */
export const deciderFor = (
  on: Case,
  { body: id, ...item }: Item & { readonly body: OrganisationId | null },
  facts: Facts,
): UserId | null => {
  const body = bodyOf(facts, id);
  if (body === null) return null;
  const officers = [body.chair, ...(body.deputyChair === null ? [] : [body.deputyChair])];
  return officers.find((officer) => canDecide(on, officer, { item, facts })) ?? null;
};
/** The same for the body that has the case now. */
export const deciderOf = (on: Case, sitting: Sitting | null, facts: Facts): UserId | null =>
  deciderFor(on, { body: escalationOf(on)?.body ?? null, sitting }, facts);
/** ESC-2: who confirms what the secretary recorded: whoever decided it; where they can no longer (away, no officer any more, an interest), whoever would decide now. */
export const confirmerOf = (on: Case, sitting: Sitting | null, facts: Facts): UserId | null => {
  const escalation = escalationOf(on);
  const decision = escalation === null ? null : decisionOf(escalation);
  const body = bodyOf(facts, decision?.body ?? null);
  const inOffice = decision !== null && body !== null && [body.chair, body.deputyChair].includes(decision.decidedBy);
  return inOffice && canDecide(on, decision.decidedBy, { item: { sitting }, facts }) ? decision.decidedBy : deciderOf(on, sitting, facts);
};
/** Chair and deputy chair have each an interest, or have left: no sitting of theirs settles it. Somebody who is away may be there at the next. */
const nobodyMay = (on: Case, { chair, deputyChair }: Body, { item, facts }: { readonly item: Item; readonly facts: Facts }): boolean =>
  [chair, ...(deputyChair === null ? [] : [deputyChair])].every(
    (id) => person(facts, id)?.active !== true || hasInterest(on, id, { item, facts }),
  );
/** An item of the agenda of a sitting. */
export type AtSitting = { readonly item: Pick<AgendaItem, 'kind' | 'escalation' | 'decision'>; readonly sitting: Sitting };
/** What still waits under an item, with the agency that is named by what is to be ratified; null where nothing does. */
const waitingUnder = (on: Case, { kind, escalation: id, decision: number }: AtSitting['item']) => {
  const escalation = on.escalations?.[id];
  if (kind === 'ratify') {
    const decision = escalation?.decisions.find((each) => each.number === number);
    return decision === undefined || decision.ratified !== null
      ? null
      : ({ what: 'ratify', newOwner: decision.newOwner ?? undefined } as const);
  }
  if (escalation?.standing === 'recorded') return { what: 'confirm' } as const;
  return escalation?.standing === 'listed' ? ({ what: 'decide' } as const) : null;
};
/**
 * ESC-1, ESC-2: who settles an item of a sitting, be it to be decided, confirmed or ratified: the chair, with an interest or away the
 * deputy chair; where neither ever may, the secretary, who passes it on. Null where nothing waits under it. Rights, pens, notices and
 * pages ask this and nothing else.
 */
export const askedUnder = (on: Case, { item, sitting }: AtSitting, facts: Facts): Asked | null => {
  const waiting = waitingUnder(on, item);
  const body = bodyOf(facts, sitting.body);
  if (waiting === null || body === null) return null;
  const { what, ...named } = waiting;
  const at = { sitting, ...named };
  if (nobodyMay(on, body, { item: at, facts }))
    return { what, who: person(facts, body.secretary)?.active === true ? body.secretary : null, left: true };
  return { what, who: what === 'confirm' ? confirmerOf(on, sitting, facts) : deciderFor(on, { body: sitting.body, ...at }, facts) };
};
/**
 * ESC-2: what is left where chair and deputy chair have each an interest, or have left, so that no sitting of theirs decides it: the
 * secretary passes it on undecided, to the body above, or back where there is none; or records the one outcome that is left. Null where one of them could decide, now or later.
 */
export const leftToSecretary = (
  on: Case,
  sitting: Sitting | null,
  facts: Facts,
): Extract<Outcome, 'refer-to-ftt' | 'reject' | 'retain'> | null => {
  const body = bodyBefore(on, facts);
  if (body === null) return null;
  if (!nobodyMay(on, body, { item: { sitting }, facts })) return null;
  if (body.feeds !== null) return 'refer-to-ftt';
  // ESC-4: after two refusals there is one outcome, so that nothing is left to decide.
  return sure(escalationOf(on)).refusals >= 2 ? 'retain' : 'reject';
};
