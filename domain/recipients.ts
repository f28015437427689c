import { bodyOf, referrerOf } from './bodies.ts';
import type { Case } from './case.ts';
import { escalationOf, receiverOf } from './escalation-state.ts';
import type { Facts } from './facts.ts';
import { askerOn } from './message-state.ts';
import type { Recipient } from './policy.ts';
import { entryOf, entryOfDispute } from './sides.ts';
import { awaitedSide } from './versions.ts';
import type { Role, UserId } from './words.ts';

const withRole = (role: Role, organisation: string | undefined, { directory }: Facts): readonly UserId[] =>
  Object.values(directory.people)
    .filter((who) => who.active && who.organisation === organisation && who.roles.includes(role))
    .map(({ id }) => id);
const managersOf = (people: readonly UserId[], { directory }: Facts): readonly UserId[] =>
  people.flatMap((id) => directory.people[id]?.lineManager ?? []);
const one = (id: UserId | null): readonly UserId[] => (id === null ? [] : [id]);

/** Of the body that has the case, or had it last. */
const officer = (on: Case, { policy }: Facts, office: 'chair' | 'deputyChair' | 'secretary'): readonly UserId[] =>
  one(policy.bodies[escalationOf(on)?.body ?? '']?.[office] ?? null);

type OnClock = { readonly on: Case; readonly clock: string };
/** Who is to verify on this clock (CLK-2: it is their party's). */
const verifiers = ({ on, clock }: OnClock): readonly UserId[] => {
  const party = entryOf(on.clocks, clock)?.party;
  return party === 'force' ? [on.owner.user] : party === 'toex' ? one(on.sia) : [on.owner.user, ...one(on.sia)];
};
const claimants = ({ on, clock }: OnClock): readonly UserId[] => one(entryOf(on.value, entryOfDispute(clock))?.claimedBy.user ?? null);

type ByClock = 'asker' | 'verifier-line-manager' | 'claimant-line-manager';
const whom: { readonly [R in Exclude<Recipient, ByClock>]: (on: Case, facts: Facts) => readonly UserId[] } = {
  spoc: (on) => [on.spoc],
  sio: (on) => [on.owner.user],
  sia: (on) => one(on.sia),
  claimer: (on) => one(on.claimer),
  'pen-holder': (on, facts) => (on.pen === null ? [] : on.pen.user === null ? roleHolders(on, facts) : [on.pen.user]),
  'unsigned-side': (on) => {
    const side = awaitedSide(on.terms);
    return side === null ? [] : side === 'toex' ? one(on.sia) : [on.owner.user];
  },
  reviewers: (on, facts) => reviewers(on, facts),
  'gateway-managers': (on, facts) => withRole('gateway-manager', facts.directory.regions[on.region]?.gateway, facts),
  'other-gateway-managers': (on, facts) => whom['gateway-managers'](on, facts).filter((id) => id !== on.decline?.proposedBy),
  'toex-managers': (on, facts) => withRole('toex-manager', facts.directory.regions[on.region]?.toex, facts),
  'toex-line-manager': (on, facts) => managersOf(whom['toex-managers'](on, facts), facts),
  'sio-line-manager': (on, facts) => managersOf([on.owner.user], facts),
  successor: (on) => one(on.handover?.to ?? null),
  'owner-leads': (on, facts) => withRole('owner-lead', on.owner.agency, facts),
  holder: (on) => one(on.hold?.by ?? null),
  'holder-line-manager': (on) => one(on.hold?.manager ?? null),
  'ttcg-secretary': (on, facts) => one(facts.policy.bodies[facts.directory.regions[on.region]?.ttcg ?? '']?.secretary ?? null),
  'body-chair': (on, facts) => officer(on, facts, 'chair'),
  'body-deputy-chair': (on, facts) => officer(on, facts, 'deputyChair'),
  'body-secretary': (on, facts) => officer(on, facts, 'secretary'),
  'referring-chair': (on, facts) => {
    const escalation = escalationOf(on);
    return one(escalation === null ? null : (bodyOf(facts, referrerOf(escalation, facts) ?? '')?.chair ?? null));
  },
  'receiving-leads': (on, facts) => withRole('owner-lead', receiverOf(on) ?? undefined, facts),
  // Of a sitting, whose own recipients know them.
  'action-owner': () => [],
};
/** Every SIA of the region who may review at least one of the products that wait for it (DEV-4). */
const reviewers = (on: Case, facts: Facts): readonly UserId[] => {
  const waiting = Object.values(on.products).filter(({ status }) => status === 'submitted');
  return withRole('sia', facts.directory.regions[on.region]?.toex, facts).filter((id) =>
    waiting.some(({ authors, submittedBy }) => !authors.includes(id) && submittedBy !== id),
  );
};
/** Everybody who could take the pen where no person holds it. */
const roleHolders = (on: Case, facts: Facts): readonly UserId[] => {
  const region = facts.directory.regions[on.region];
  switch (on.pen?.role) {
    case 'spoc':
      return withRole('spoc', on.owner.agency, facts);
    case 'triage-officer':
      return withRole('triage-officer', region?.gateway, facts);
    case 'gateway-manager':
      return whom['gateway-managers'](on, facts);
    case 'toex-manager':
      return whom['toex-managers'](on, facts);
    case 'secretary':
      return whom['body-secretary'](on, facts);
    case 'chair':
      return [...whom['body-chair'](on, facts), ...whom['body-deputy-chair'](on, facts)];
    case 'owner-lead':
      return whom['receiving-leads'](on, facts);
    case 'reviewer':
      return reviewers(on, facts);
    default:
      return [];
  }
};

/** Who asked the question that this clock runs for; their manager where they have left. */
const askers = ({ messages }: Case, clock: string, facts: Facts): readonly UserId[] => {
  const asker = one(askerOn(messages, clock));
  return asker.some((id) => facts.directory.people[id]?.active === true) ? asker : managersOf(asker, facts);
};
/** Whom only the clock names that has come due. */
const byClock: { readonly [R in ByClock]: (of: OnClock, facts: Facts) => readonly UserId[] } = {
  asker: ({ on, clock }, facts) => askers(on, clock, facts),
  'verifier-line-manager': (of, facts) => managersOf(verifiers(of), facts),
  'claimant-line-manager': (of, facts) => managersOf(claimants(of), facts),
};
const isByClock = (recipient: Recipient): recipient is ByClock => Object.hasOwn(byClock, recipient);
/** The people behind a relation, each once, active ones only; an empty list is itself a fault that the stalled list shows. */
export const toldOnClock = (to: readonly Recipient[], { on, clock }: OnClock, facts: Facts): readonly UserId[] =>
  active(
    to.flatMap((recipient) => (isByClock(recipient) ? byClock[recipient]({ on, clock }, facts) : whom[recipient](on, facts))),
    facts,
  );
/** These people, each once, without those who have left. */
export const active = (people: readonly UserId[], { directory }: Facts): readonly UserId[] => [
  ...new Set(people.filter((id) => directory.people[id]?.active === true)),
];
/** The same, where no clock of its own is meant. */
export const recipients = (to: readonly Recipient[], on: Case, facts: Facts): readonly UserId[] =>
  toldOnClock(to, { on, clock: '' }, facts);
