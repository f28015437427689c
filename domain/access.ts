import { agenciesOf } from './facts.ts';
import { appealDeciders, runningAppeal } from './appeal-state.ts';
import type { Case } from './case.ts';
import type { Directory, Person } from './directory.ts';
import { officeHolders } from './bodies.ts';
import { bodiesOf, consideredBy, receiverOf } from './escalation-state.ts';
import { formerOwners, formerSios } from './former-owner.ts';
import { isNamed } from './named.ts';
import { canHoldPen, serves } from './posts.ts';
import { askedBody } from './redirect-state.ts';
import { isReviewerElsewhere, toReview } from './reviewers.ts';
import { secondOfficers } from './second-officer.ts';
import type { Policy } from './policy.ts';
import type { Role } from './words.ts';

/**
 * What opens for a person: the page, the page as it was up to the transfer (for a former owner), the stub of a restricted case (ACC-4),
 * or nothing, which looks like absence (ACC-3).
 */
export type Opens = 'page' | 'past' | 'stub' | 'none';
type Known = { readonly directory: Directory; readonly policy: Pick<Policy, 'bodies'> };

export const holds = (who: Person, role: Role): boolean => who.active && who.roles.includes(role);

const gatewayRoles: readonly Role[] = ['triage-officer', 'gateway-manager'];
/** Who answers a redirect for the body that is asked (TRI-6). */
export const answering: readonly Role[] = ['gateway-manager', 'owner-lead'];
const agencyLeads: readonly Role[] = ['spoc', 'owner-lead'];
/** Whether TOEX has had it: not while the recommendation waits for its second officer, nor if the bid ended there. */
export const sinceConsideration = (on: Case): boolean =>
  on.round > 1 || (on.triage !== null && !on.triage.awaitsCountersign && on.stage !== 'triage-queue' && on.stage !== 'in-triage');

/**
 * OWN-7, OWN-8: their line manager names a successor to the SIO, and is told where the SIO does not act; so does their deputy while the
 * SIO is not available. Both need the case.
 */
const besideSio = (on: Case, who: Person, { directory: { people } }: Pick<Known, 'directory'>): boolean => {
  const sio = Object.hasOwn(people, on.owner.user) ? people[on.owner.user] : undefined;
  const standsIn = (on.unavailable ?? null) !== null && who.organisation === on.owner.agency && sio?.deputy === who.id;
  return sio?.lineManager === who.id || standsIn;
};

/** ACC-1: a body's officers see a case from its escalation on, its members what is listed for it or decided by it. */
const ofBody = (on: Case, who: Person, { bodies }: Pick<Policy, 'bodies'>): boolean => {
  const officer = bodiesOf(on).some((id) => bodies[id] !== undefined && officeHolders(bodies[id]).includes(who.id));
  return officer || consideredBy(on).includes(who.organisation);
};
/** ACC-1, ACC-4: who of the region, the gateway and the owning agency may open this case as it is now. */
const opensNow = (on: Case, who: Person, { directory, policy }: Known): Exclude<Opens, 'past'> => {
  const former = formerOwners(on).includes(who.organisation);
  // Whoever is to act on it opens it; the gateway's officer may be of an agency that has owned it, and is still its officer.
  const claims = on.claimer === who.id && serves(who, 'claimer');
  const acts = claims || (on.pen?.user === who.id && canHoldPen(who, on.pen.role));
  const named = acts || (!former && isNamed(on, who));
  // TRI-7: whoever decides an appeal reads the case, of another region too, for as long as it runs.
  if (runningAppeal(on) !== null && appealDeciders(on, { directory }).includes(who.id)) return 'page';
  // TRI-4, TRI-8: so does the second officer of another region, where this one has none.
  if (holds(who, 'gateway-manager') && secondOfficers(on, { directory }).includes(who.id)) return 'page';
  // DEV-4: and whoever reviews a product there, where nobody of its own region may.
  if (holds(who, 'toex-manager') && isReviewerElsewhere(on, who, { directory })) return 'page';
  // They read what their body is asked to take up, and what it has taken up.
  const asked = who.organisation === askedBody(on) && answering.some((role) => holds(who, role));
  if (named || asked || besideSio(on, who, { directory }) || ofBody(on, who, policy)) return 'page';
  const region = agenciesOf({ directory }, on.region);
  const ofGateway = who.organisation === region.gateway && gatewayRoles.some((role) => holds(who, role));
  const ofToex = who.organisation === region.toex;
  // The agency that is asked to take the risk over sees what is offered, until it refuses.
  const ofOwner = who.organisation === on.owner.agency || who.organisation === receiverOf(on);
  const reviews = ofToex && holds(who, 'sia') && toReview(on).length > 0;
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
  const was = isNamed(on, who) || formerSios(on).some((name) => name === who.id || name === `${who.id}@${who.organisation}`);
  const could = !on.restricted || was || agencyLeads.some((role) => holds(who, role));
  return could ? 'past' : now;
};
