import { mayOpen } from './access.ts';
import { withRole } from './directory.ts';
import { appealDeciders, runningAppeal } from './appeal-state.ts';
import { bodyBefore, bodyOf, referrerOf } from './bodies.ts';
import type { Case } from './case.ts';
import { escalationOf, receiverOf } from './escalation-state.ts';
import { agenciesOf, type Facts, person } from './facts.ts';
import { askerOn } from './message-state.ts';
import { answerers, askingOf, speakersFor } from './asked-body.ts';
import { openRedirect } from './redirect-state.ts';
import { holderPost, serves, serving } from './posts.ts';
import type { Recipient } from './policy.ts';
import { askedToReview, toReview } from './reviewers.ts';
import { barredFromSecond, secondOfficers } from './second-officer.ts';
import { entryOf, entryOfDispute } from './sides.ts';
import { urgencyAnswerers } from './urgency-state.ts';
import { awaitedSide } from './versions.ts';
import { actForToex } from './waited-for.ts';
import type { UserId } from './words.ts';

/** What is known wherever somebody is told. */
type Known = Pick<Facts, 'directory' | 'policy' | 'now'>;
const managersOf = (people: readonly UserId[], { directory }: Known): readonly UserId[] =>
  people.flatMap((id) => directory.people[id]?.lineManager ?? []);
const opensFor = (on: Case, id: UserId, facts: Known): boolean => {
  const who = person(facts, id);
  return who !== null && mayOpen(on, who, facts) === 'page';
};
const one = (id: UserId | null): readonly UserId[] => (id === null ? [] : [id]);

/**
 * BID-1: whoever brought it; where they serve as SPOC no longer, or another agency has taken the threat over since, the SPOCs of the agency
 * that owns it, who answer a return and can have it reopened (TRI-5, ACC-7).
 */
export const spocsOf = (on: Pick<Case, 'spoc' | 'owner'>, facts: Pick<Known, 'directory'>): readonly UserId[] =>
  person(facts, on.spoc)?.organisation === on.owner.agency && serves(person(facts, on.spoc), 'spoc')
    ? [on.spoc]
    : withRole('spoc', on.owner.agency, facts);
/** Of the body that has the case, or had it last. */
const officer = (on: Case, facts: Known, office: 'chair' | 'deputyChair' | 'secretary'): readonly UserId[] =>
  one(bodyBefore(on, facts)?.[office] ?? null);

type OnClock = { readonly on: Case; readonly clock: string };
/** Who is to verify on this clock (CLK-2: it is their party's); the TOEX manager where there is no SIA, or none who is one any more. */
const verifiers = ({ on, clock }: OnClock, facts: Known): readonly UserId[] => {
  const party = entryOf(on.clocks, clock)?.party;
  const toex = actForToex(on, facts);
  return party === 'force' ? [on.owner.user] : party === 'toex' ? toex : [on.owner.user, ...toex];
};
const claimants = ({ on, clock }: OnClock): readonly UserId[] => one(entryOf(on.value, entryOfDispute(clock))?.claimedBy.user ?? null);

type ByClock = 'asker' | 'verifier-line-manager' | 'claimant-line-manager';
const whom: { readonly [R in Exclude<Recipient, ByClock>]: (on: Case, facts: Known) => readonly UserId[] } = {
  spoc: (on, facts) => spocsOf(on, facts),
  sio: (on) => [on.owner.user],
  sia: (on, facts) => serving(facts, 'sia', one(on.sia)),
  claimer: (on, facts) => serving(facts, 'claimer', one(on.claimer)),
  'pen-holder': (on, facts) => (on.pen === null ? [] : on.pen.user === null ? roleHolders(on, facts) : [on.pen.user]),
  'unsigned-side': (on, facts) => {
    const side = awaitedSide(on.terms);
    return side === null ? [] : side === 'toex' ? whom.sia(on, facts) : [on.owner.user];
  },
  reviewers: (on, facts) => allReviewers(on, facts),
  'gateway-managers': (on, facts) => withRole('gateway-manager', agenciesOf(facts, on.region).gateway, facts),
  'other-gateway-managers': (on, facts) => secondManagers(on, facts),
  'appeal-deciders': (on, facts) => appealDeciders(on, facts),
  'appeal-line-managers': (on, facts) => managersOf(appealDeciders(on, facts), facts),
  'asked-body': (on, facts) => asked(on, facts) ?? [],
  'urgency-answerers': (on, facts) => urgencyAnswerers(on, facts),
  // ACC-4: of a restricted case only who may open it.
  'urgency-line-managers': (on, facts) =>
    managersOf(urgencyAnswerers(on, facts), facts).filter((id) => !on.restricted || opensFor(on, id, facts)),
  'toex-managers': (on, facts) => withRole('toex-manager', agenciesOf(facts, on.region).toex, facts),
  'toex-line-manager': (on, facts) => managersOf(whom['toex-managers'](on, facts), facts),
  'sio-line-manager': (on, facts) => managersOf([on.owner.user], facts),
  successor: (on) => one(on.handover?.to ?? null),
  'owner-leads': (on, facts) => withRole('owner-lead', on.owner.agency, facts),
  holder: ({ hold }, facts) => (hold === null ? [] : serving(facts, holderPost(hold), [hold.by])),
  'holder-line-manager': (on) => one(on.hold?.manager ?? null),
  'ttcg-secretary': (on, facts) => one(bodyOf(facts, agenciesOf(facts, on.region).ttcg)?.secretary ?? null),
  'body-chair': (on, facts) => officer(on, facts, 'chair'),
  'body-deputy-chair': (on, facts) => officer(on, facts, 'deputyChair'),
  'body-secretary': (on, facts) => officer(on, facts, 'secretary'),
  'referring-chair': (on, facts) => {
    const escalation = escalationOf(on);
    return one(escalation === null ? null : (bodyOf(facts, referrerOf(escalation, facts))?.chair ?? null));
  },
  'receiving-leads': (on, facts) => withRole('owner-lead', receiverOf(on), facts),
  // Of a sitting, whose own recipients know them.
  'action-owner': () => [],
};
/** TRI-4, TRI-8: where a second officer is waited for, whoever may be it; else every manager of the gateway. */
const secondManagers = (on: Case, facts: Known): readonly UserId[] =>
  barredFromSecond(on) === null ? whom['gateway-managers'](on, facts) : secondOfficers(on, facts);
/** DEV-4: of all products that wait, each of their reviewers once, an SIA before a manager. */
const allReviewers = (on: Case, facts: Known): readonly UserId[] => {
  const fit = toReview(on).flatMap((product) => askedToReview(on, product, facts));
  const [first, second] = [true, false].map((isSia) =>
    Object.values(facts.directory.people).flatMap(({ id, roles }) => (fit.includes(id) && roles.includes('sia') === isSia ? [id] : [])),
  );
  return [...(first ?? []), ...(second ?? [])];
};
/** TRI-6: who answers for the body to which the bid is offered; null where it is offered to none. */
const asked = (on: Case, facts: Known): readonly UserId[] | null => {
  const redirect = openRedirect(on);
  return redirect === null ? null : answerers(askingOf(on, redirect), facts);
};
/** Everybody who could take the pen where no person holds it. */
const roleHolders = (on: Case, facts: Known): readonly UserId[] => {
  const own = asked(on, facts) ?? ofRole(on, facts);
  return own.length > 0 ? own : speakersFor(on, facts);
};
const ofRole = (on: Case, facts: Known): readonly UserId[] => {
  const region = agenciesOf(facts, on.region);
  if (runningAppeal(on) !== null) return appealDeciders(on, facts);
  switch (on.pen?.role) {
    case 'spoc':
      return withRole('spoc', on.owner.agency, facts);
    case 'triage-officer':
      // ACC-4: of a restricted bid a triage officer sees the stub, unless it is theirs.
      return (
        [on.restricted ? [] : withRole('triage-officer', region.gateway, facts), whom['gateway-managers'](on, facts)].find(
          (each) => each.length > 0,
        ) ?? []
      );
    case 'gateway-manager':
      return secondManagers(on, facts);
    case 'toex-manager':
      return whom['toex-managers'](on, facts);
    case 'secretary':
      return whom['body-secretary'](on, facts);
    case 'chair':
      return [...whom['body-chair'](on, facts), ...whom['body-deputy-chair'](on, facts)];
    case 'owner-lead':
      return whom[receiverOf(on) === null ? 'owner-leads' : 'receiving-leads'](on, facts);
    case 'reviewer':
      return whom.reviewers(on, facts);
    default:
      return [];
  }
};

/** Who asked the question that this clock runs for; their manager where they have left. */
const askers = ({ messages }: Case, clock: string, facts: Known): readonly UserId[] => {
  const asker = one(askerOn(messages, clock));
  return asker.some((id) => facts.directory.people[id]?.active === true) ? asker : managersOf(asker, facts);
};
/** Whom only the clock names that has come due. */
const byClock: { readonly [R in ByClock]: (of: OnClock, facts: Known) => readonly UserId[] } = {
  asker: ({ on, clock }, facts) => askers(on, clock, facts),
  'verifier-line-manager': (of, facts) => managersOf(verifiers(of, facts), facts),
  'claimant-line-manager': (of, facts) => managersOf(claimants(of), facts),
};
const isByClock = (recipient: Recipient): recipient is ByClock => Object.hasOwn(byClock, recipient);
/** The people behind a relation, each once, active ones only; an empty list is itself a fault that the stalled list shows. */
export const toldOnClock = (to: readonly Recipient[], { on, clock }: OnClock, facts: Known): readonly UserId[] =>
  active(
    to.flatMap((recipient) => (isByClock(recipient) ? byClock[recipient]({ on, clock }, facts) : whom[recipient](on, facts))),
    facts,
  );
/** These people, each once, without those who have left. */
export const active = (people: readonly UserId[], { directory }: Known): readonly UserId[] => [
  ...new Set(people.filter((id) => directory.people[id]?.active === true)),
];
/** The same, where no clock of its own is meant. */
export const recipients = (to: readonly Recipient[], on: Case, facts: Known): readonly UserId[] =>
  toldOnClock(to, { on, clock: '' }, facts);
