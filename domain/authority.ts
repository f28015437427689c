import { mayOpen } from './access.ts';
import { deputyOf, sioUnavailable } from './availability.ts';
import { bodyBefore } from './bodies.ts';
import type { Case } from './case.ts';
import type { Organisation, Person } from './directory.ts';
import { receiverOf } from './escalation-state.ts';
import { agenciesOf, type Facts, person } from './facts.ts';
import { managersOfHold } from './holding.ts';
import type { Body } from './policy.ts';
import { holderPost, serving } from './posts.ts';
import { isReviewerElsewhere } from './reviewers.ts';
import { openRedirect } from './redirect-state.ts';
import { secondOfficers } from './second-officer.ts';
import type { Authority, Of, Relation } from './table.ts';
import type { Role } from './words.ts';

type Standing = 'holds' | 'not' | 'nobody';

/** The officers of the body that has the case; nobody's before it was escalated. */
const ofBody = (on: Case, facts: Facts, officers: (body: Body) => readonly string[]): readonly string[] | null => {
  const body = bodyBefore(on, facts);
  return body === null ? null : officers(body);
};
/** ACC-1: who is something to a case by a role of theirs is it no longer without the role. */
const holdersOf: { readonly [R in Exclude<Relation, 'on-case'>]: (on: Case, facts: Facts) => readonly string[] | null } = {
  claimer: (on, facts) => (on.claimer === null ? null : serving(facts, 'claimer', [on.claimer])),
  sio: (on) => [on.owner.user],
  'sio-line-manager': (on, facts) => [person(facts, on.owner.user)?.lineManager].filter((id) => typeof id === 'string'),
  // OWN-8: theirs is the working day after the SIO was found not to be available.
  'sio-deputy': (on, facts) => [sioUnavailable(on, facts) ? deputyOf(on, facts) : null].filter((id) => id !== null),
  'own-agency': (on, facts) =>
    Object.values(facts.directory.people).flatMap(({ id, organisation }) => (organisation === on.owner.agency ? [id] : [])),
  successor: (on) => (on.handover == null ? null : [on.handover.to]),
  owner: (on) => [on.owner.user],
  sia: (on, facts) => (on.sia === null ? null : serving(facts, 'sia', [on.sia])),
  team: (on, facts) => (on.sia === null ? null : serving(facts, 'team', on.team)),
  claimant: (on, facts) =>
    Object.values(on.value).flatMap(({ claimedBy: { user }, side }) => (side === 'toex' ? serving(facts, 'claimant', [user]) : [user])),
  holder: (on, facts) => (on.hold === null ? null : serving(facts, holderPost(on.hold), [on.hold.by])),
  'holder-manager': (on, facts) => (on.hold === null ? null : managersOfHold(on, facts)),
  'asking-sio': (on) => (on.hold === null ? null : on.hold.sioRequest === null ? [] : [on.owner.user]),
  'body-chair': (on, facts) => ofBody(on, facts, ({ chair, deputyChair }) => [chair, ...(deputyChair === null ? [] : [deputyChair])]),
  'body-secretary': (on, facts) => ofBody(on, facts, ({ secretary }) => [secretary]),
};
/** Whether the actor stands so to the case; `nobody` where the case has no such person yet (then the stage refuses). */
const relates = (relation: Relation, on: Case, facts: Facts): Standing => {
  if (facts.actor?.active !== true) return 'not';
  if (relation === 'on-case') return mayOpen(on, facts.actor, facts) === 'page' ? 'holds' : 'not';
  const holders = holdersOf[relation](on, facts);
  return holders === null ? 'nobody' : holders.includes(facts.actor.id) ? 'holds' : 'not';
};

/** Who of another region is asked, in a role, where nobody of its own is free: a second officer, or whoever reviews a product. */
const elsewhere: { readonly [R in Role]?: (on: Case, who: Person, facts: Facts) => boolean } = {
  'gateway-manager': (on, who, facts) => secondOfficers(on, facts).includes(who.id),
  'toex-manager': isReviewerElsewhere,
};
type Held = { readonly role: Role; readonly of: Of };
const agencyOf = ({ role, of }: Held, on: Case | null, facts: Facts): Organisation['id'] | null => {
  if (of === 'any' || on === null) return facts.actor?.organisation ?? null;
  if (of === 'receiver') return receiverOf(on);
  if (of === 'elsewhere')
    return facts.actor !== null && elsewhere[role]?.(on, facts.actor, facts) === true ? facts.actor.organisation : null;
  if (of === 'asked') return openRedirect(on)?.body ?? null;
  const region = agenciesOf(facts, on.region);
  return of === 'owner' ? on.owner.agency : of === 'gateway' ? region.gateway : region.toex;
};
const standing = (authority: Authority, on: Case | null, facts: Facts): Standing => {
  if ('system' in authority) return facts.actor === null ? 'holds' : 'not';
  if (facts.actor === null) return 'not';
  if ('relation' in authority) return on === null ? 'not' : relates(authority.relation, on, facts);
  const { role, of } = authority;
  // Nobody is asked yet, or any more: then the stage or the escalation refuses.
  if (of === 'receiver' && (on === null || receiverOf(on) === null)) return 'nobody';
  if (of === 'asked' && (on === null || openRedirect(on) === null)) return 'nobody';
  return facts.actor.active && facts.actor.roles.includes(role) && facts.actor.organisation === agencyOf(authority, on, facts)
    ? 'holds'
    : 'not';
};

/** The right by which the actor may give it; `nobody` where only the stage can tell; null where it is not theirs. */
export const authorityOf = (who: readonly Authority[], on: Case | null, facts: Facts): Authority | 'nobody' | null => {
  const standings = who.map((authority) => standing(authority, on, facts));
  const held = who[standings.indexOf('holds')];
  return held ?? (standings.includes('nobody') ? 'nobody' : null);
};

const titles: { readonly [R in Role]: string } = {
  spoc: 'a SPOC',
  requester: 'a requester',
  sio: 'an SIO',
  'triage-officer': 'a triage officer',
  'gateway-manager': 'a gateway manager',
  'toex-manager': 'the TOEX manager',
  sia: 'an SIA',
  analyst: 'an analyst',
  chair: 'the chair',
  secretary: 'the secretary',
  'owner-lead': 'the owner lead',
  performance: 'the performance lead',
  'information-manager': 'an information manager',
  auditor: 'an auditor',
  administrator: 'an administrator',
};
const agencies: { readonly [O in Of]: string } = {
  gateway: 'of the region',
  toex: 'of the region',
  owner: 'of the owning agency',
  receiver: 'of the receiving agency',
  asked: 'of the body that is asked',
  any: '',
  elsewhere: 'of another region, where none of its own is free',
};
const relations: { readonly [R in Relation]: string } = {
  claimer: 'the officer who claimed it',
  sio: 'the SIO',
  'sio-line-manager': 'the SIO’s line manager',
  'sio-deputy': 'the SIO’s deputy, while the SIO is not available',
  'own-agency': 'anybody of the owning agency',
  successor: 'the named successor',
  owner: 'the owner',
  sia: 'the SIA',
  team: 'the team',
  'on-case': 'people on the case',
  claimant: 'whoever logged the entry',
  holder: 'the person who holds it',
  'holder-manager': 'the manager of the person who holds it',
  'asking-sio': 'the SIO who asked for the hold',
  'body-chair': 'the chair of the body',
  'body-secretary': 'the secretary of the body',
};
/** The right in words: for refusals, the journal and history. */
export const inWords = (authority: Authority): string => {
  if ('system' in authority) return 'time';
  return 'relation' in authority ? relations[authority.relation] : `${titles[authority.role]} ${agencies[authority.of]}`.trim();
};
