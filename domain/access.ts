import { isLive, type Case } from './case.ts';
import type { Directory, Person } from './directory.ts';
import { officeHolders } from './bodies.ts';
import { bodiesOf, consideredBy, receiverOf } from './escalation-state.ts';
import { formerOwners } from './former-owner.ts';
import type { Policy } from './policy.ts';
import type { Role } from './words.ts';

/**
 * What opens for a person: the page, the page as it was up to the transfer (for a former owner), the stub of a restricted case (ACC-4),
 * or nothing, which looks like absence (ACC-3).
 */
export type Opens = 'page' | 'past' | 'stub' | 'none';
type Known = { readonly directory: Directory; readonly policy: Pick<Policy, 'bodies'> };

export const holds = (who: Person, role: Role): boolean => who.active && who.roles.includes(role);

/** Everybody whom the case names, with whoever judged a product or logged value: they see it whatever its restriction. */
export const namedOn = (on: Case): readonly string[] => {
  const { owner, handover, spoc, customer, bid, claimer, sia, team, hold, products, value } = on;
  const judges = Object.values(products).flatMap(({ comments }) => comments.map(({ by }) => by));
  // VAL-3: whoever logged an entry answers its dispute, also when they are off the team by then.
  const claimants = Object.values(value).map(({ claimedBy }) => claimedBy.user);
  const officers = [owner.user, handover?.to, spoc, customer, bid.deputySio?.userId, claimer, sia, ...team, ...judges, ...claimants];
  return [...officers, hold?.by, hold?.manager].filter((id): id is string => typeof id === 'string');
};

const gatewayRoles: readonly Role[] = ['triage-officer', 'gateway-manager'];
const agencyLeads: readonly Role[] = ['spoc', 'owner-lead'];
/** Whether TOEX has had it: not while the recommendation waits for its second officer, nor if the bid ended there. */
export const sinceConsideration = (on: Case): boolean =>
  on.triage !== null && !on.triage.awaitsCountersign && on.stage !== 'triage-queue' && on.stage !== 'in-triage';

/** Whether a product waits for a reviewer, whatever else is still owed. */
export const inReview = (on: Case): boolean =>
  isLive(on) && on.stage !== 'closing' && Object.values(on.products).some(({ status }) => status === 'submitted');

/** OWN-7: their line manager names a successor to the SIO, and is told where the SIO does not act: both need the case. */
const managesSio = (on: Case, who: Person, { directory }: Pick<Known, 'directory'>): boolean => {
  const { user } = on.owner;
  return Object.hasOwn(directory.people, user) && directory.people[user]?.lineManager === who.id;
};

/** ACC-1: a body's officers see a case from its escalation on, its members what is listed for it or decided by it. */
const ofBody = (on: Case, who: Person, { bodies }: Pick<Policy, 'bodies'>): boolean => {
  const officer = bodiesOf(on).some((id) => bodies[id] !== undefined && officeHolders(bodies[id]).includes(who.id));
  return officer || consideredBy(on).includes(who.organisation);
};
/** ACC-1, ACC-4: who of the region, the gateway and the owning agency may open this case as it is now. */
const opensNow = (on: Case, who: Person, { directory, policy }: Known): Exclude<Opens, 'past'> => {
  const former = formerOwners(on).includes(who.organisation);
  const named = !former && namedOn(on).includes(who.id);
  if (named || managesSio(on, who, { directory }) || ofBody(on, who, policy)) return 'page';
  const region = directory.regions[on.region];
  const ofGateway = who.organisation === region?.gateway && gatewayRoles.some((role) => holds(who, role));
  const ofToex = who.organisation === region?.toex;
  // The agency that is asked to take the risk over sees what is offered, until it refuses.
  const ofOwner = who.organisation === on.owner.agency || who.organisation === receiverOf(on);
  const reviews = ofToex && holds(who, 'sia') && inReview(on);
  const toexManager = ofToex && holds(who, 'toex-manager');
  if (!on.restricted) return ofGateway || toexManager || ofOwner || reviews ? 'page' : 'none';
  if (ofGateway && holds(who, 'gateway-manager')) return 'page';
  if (toexManager && sinceConsideration(on)) return 'page';
  if (reviews || (ofOwner && agencyLeads.some((role) => holds(who, role)))) return 'page';
  return ofGateway || toexManager || ofOwner ? 'stub' : 'none';
};
/** The same, with what a former owner keeps: its people as far as they could open the case while it was theirs. */
export const mayOpen = (on: Case, who: Person, known: Known): Opens => {
  if (!who.active) return 'none';
  const now = opensNow(on, who, known);
  if (now === 'page' || !formerOwners(on).includes(who.organisation)) return now;
  const could = !on.restricted || namedOn(on).includes(who.id) || agencyLeads.some((role) => holds(who, role));
  return could ? 'past' : now;
};

/** The people above a person, nearest first; a circle in the directory ends the walk. */
const superiors = (who: Person, { directory }: Pick<Known, 'directory'>): readonly string[] => {
  const line: string[] = [];
  let next = who.lineManager;
  while (next !== null && !line.includes(next)) {
    line.push(next);
    next = directory.people[next]?.lineManager ?? null;
  }
  return line;
};
/** TRI-8: whether one of the two stands in the other's management line, or they are the same person. */
export const inLineOf = (who: Person, other: Person, known: Pick<Known, 'directory'>): boolean =>
  who.id === other.id || superiors(who, known).includes(other.id) || superiors(other, known).includes(who.id);
