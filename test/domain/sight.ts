/**
 * Who may open a case, written a second time: sentence by sentence after “Who sees what” of data.md, ACC-1 and ACC-4 of journey.md, and
 * the decision records, by somebody who had not read `domain/access.ts`. It names a reason for each sight, in no hurry and with no
 * regard to an index, so that what it says can be read beside the sentence that it comes from.
 */
import type { Opens } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import type { Person } from '../../domain/directory.ts';
import { has, isSecondOfficer, mayDecideAppeal, reviewsElsewhere, type Asked, type Known } from './sight-elsewhere.ts';

/** `whole`: also of a restricted case. `open`: only of one that is not; of a restricted case these are the ones who see its stub. */
type Reason = { readonly why: string; readonly sees: 'whole' | 'open' };

const escalations = (on: Case) => Object.values(on.escalations ?? {});
const TRIAGE = ['triage-queue', 'in-triage', 'returned', 'redirect-offered'];

/** “a force sees its own cases”; of a restricted one its SPOCs and owner leads (decision 15) and the SIO’s line manager (OWN-7). */
const ofTheOwner = ({ on, who, known: { directory } }: Asked): readonly Reason[] => {
  const reasons: Reason[] = [];
  if (directory.people[on.owner.user]?.lineManager === who.id) reasons.push({ why: 'names a successor', sees: 'whole' });
  if (who.organisation !== on.owner.agency) return reasons;
  if (has(who, 'spoc', 'owner-lead')) reasons.push({ why: 'a lead of the owner', sees: 'whole' });
  return [...reasons, { why: 'the owner’s', sees: 'open' }];
};

/** “the gateway and the regional managers see their region’s”; “except … the gateway managers, the TOEX manager from consideration on”. */
const ofTheRegion = ({ on, who, known: { directory } }: Asked): readonly Reason[] => {
  const region = directory.regions[on.region];
  const reached =
    on.decline === null || on.stage !== 'declined'
      ? !TRIAGE.includes(on.stage) && on.triage !== null && !on.triage.awaitsCountersign
      : on.decline.from !== 'in-triage';
  const reasons: Reason[] = [];
  if (who.organisation === region?.gateway && has(who, 'triage-officer')) reasons.push({ why: 'the gateway’s', sees: 'open' });
  if (who.organisation === region?.gateway && has(who, 'gateway-manager')) reasons.push({ why: 'a gateway manager', sees: 'whole' });
  if (who.organisation === region?.toex && has(who, 'toex-manager'))
    reasons.push({ why: 'the TOEX manager', sees: reached ? 'whole' : 'open' });
  return reasons;
};

/** “SIA, team, reviewers see the cases given to them, and while a product is in review every SIA of the region”. */
const ofTheWork = ({ on, who, known: { directory } }: Asked): readonly Reason[] => {
  const inReview =
    ['development', 'product-review', 'acceptance'].includes(on.stage) &&
    Object.values(on.products).some(({ status }) => status === 'submitted');
  const siaHere = who.organisation === directory.regions[on.region]?.toex && has(who, 'sia');
  const reasons: Reason[] = [];
  // Of whoever judged a product, reviewers; an SIO did so as SIO.
  // ACC-1: whatever somebody was by a role of theirs, they are no longer without it.
  const judged = Object.values(on.products).some(({ comments }) => comments.some(({ by }) => by === who.id));
  if (judged && has(who, 'sia', 'toex-manager') && !on.ownershipHistory.some(({ user }) => user === who.id))
    reasons.push({ why: 'reviewed', sees: 'whole' });
  const given = (on.sia === who.id && has(who, 'sia')) || (on.team.includes(who.id) && has(who, 'analyst', 'sia'));
  if (given) reasons.push({ why: 'given to them', sees: 'whole' });
  if (inReview && siaHere) reasons.push({ why: 'may review', sees: 'whole' });
  const claims = Object.values(on.value).filter((entry) => entry.claimedBy.user === who.id);
  if (claims.some(({ side }) => side === 'force' || has(who, 'sia', 'analyst', 'toex-manager')))
    reasons.push({ why: 'logged value', sees: 'whole' });
  return reasons;
};

/** “a body’s secretary and chairs see a case from its escalation on, its members what is listed for or decided by it”. */
const ofABody = ({ on, who, known: { policy } }: Asked): readonly Reason[] =>
  escalations(on).flatMap(({ body, referredFrom, listed, decisions }): readonly Reason[] => {
    const officer = [...referredFrom, body].some((id) => {
      const { chair, deputyChair, secretary } = policy.bodies[id] ?? {};
      return [chair, deputyChair, secretary].includes(who.id);
    });
    const before =
      (listed !== null && body === who.organisation) ||
      decisions.some((each) => each.effectiveAt !== null && each.body === who.organisation);
    return [
      ...(officer ? [{ why: 'an officer of the body', sees: 'whole' } as const] : []),
      ...(before ? [{ why: 'a member of the body', sees: 'whole' } as const] : []),
    ];
  });

/** “a receiving agency sees a case from the moment a transfer to it is decided … a receiver who refuses loses sight again”. */
const ofTheReceiver = ({ on, who }: Asked): readonly Reason[] => {
  const last = escalations(on).at(-1);
  const asked = last?.standing === 'transfer-decided' ? last.decisions.at(-1)?.newOwner : null;
  if (asked !== who.organisation) return [];
  return [{ why: 'offered to their agency', sees: has(who, 'spoc', 'owner-lead') ? 'whole' : 'open' }];
};

/** Decision 31: while a body is asked, and where it took the bid, whoever may answer for it; decision 33: whoever may decide an appeal. */
const askedToAnswer = ({ on, who, known }: Asked): readonly Reason[] => {
  const asked = ['redirect-offered', 'redirected'].includes(on.stage) && on.redirect?.body === who.organisation;
  const reasons: Reason[] = [];
  if (asked && has(who, 'gateway-manager', 'owner-lead')) reasons.push({ why: 'asked to take it up', sees: 'whole' });
  if (reviewsElsewhere({ on, who, known })) reasons.push({ why: 'reviews what nobody there may', sees: 'whole' });
  if (isSecondOfficer({ on, who, known })) reasons.push({ why: 'the second officer', sees: 'whole' });
  if (mayDecideAppeal({ on, who, known })) reasons.push({ why: 'decides the appeal', sees: 'whole' });
  return reasons;
};

/** ACC-1: a pen that goes with a role is nobody's without it; SIO and owner hold theirs with the risk, officers of a body by policy. */
export const mayHold = (who: Person, role: string): boolean => {
  if (role === 'triage-officer') return has(who, 'triage-officer', 'gateway-manager');
  if (role === 'reviewer') return has(who, 'sia', 'toex-manager');
  return !['spoc', 'gateway-manager', 'toex-manager', 'sia'].includes(role) || who.roles.some((each) => each === role);
};
const mayHoldUp = (who: Person, party: 'gateway' | 'toex'): boolean =>
  party === 'toex' ? has(who, 'toex-manager') : has(who, 'triage-officer', 'gateway-manager');

/** “everybody named on it”, and whoever must act: nobody holds a pen or ends a hold on what does not open for them. */
const named = ({ on, who, known: { directory } }: Asked): readonly Reason[] => {
  const deputy = on.bid.deputySio?.userId ?? null;
  const sio = directory.people[on.owner.user];
  const deputyActs = on.unavailable != null && who.organisation === on.owner.agency;
  const names: Readonly<Record<string, readonly (string | null | undefined)[]>> = {
    'on the bid': [has(who, 'spoc') ? on.spoc : null, on.customer, on.owner.user, deputy],
    'the claimer': [has(who, 'triage-officer', 'gateway-manager') ? on.claimer : null],
    'holds the pen': [on.pen !== null && mayHold(who, on.pen.role) ? on.pen.user : null],
    nominated: [on.handover?.to],
    'ends the hold': [on.hold !== null && mayHoldUp(who, on.hold.party) ? on.hold.by : null, on.hold?.manager],
    'stands in for the SIO': deputyActs ? [sio?.deputy] : [],
  };
  return Object.entries(names).flatMap(([why, ids]) => (ids.includes(who.id) ? [{ why, sees: 'whole' } as const] : []));
};

/** “A former owner keeps reading up to the transfer”: its people, and nothing that they were before reaches further. */
const formerOwner = ({ on, who }: Asked): boolean =>
  who.organisation !== on.owner.agency && on.ownershipHistory.some(({ agency }) => agency === who.organisation);
const OF_BEFORE = ['on the bid', 'logged value', 'nominated', 'ends the hold', 'given to them', 'reviewed'];

export const sightOf = (on: Case, who: Person, known: Known): { readonly opens: Opens; readonly why: readonly string[] } => {
  if (!who.active) return { opens: 'none', why: [] };
  const asked = { on, who, known };
  const all = [ofTheOwner, ofTheRegion, ofTheWork, ofABody, ofTheReceiver, askedToAnswer, named].flatMap((rule) => rule(asked));
  const former = formerOwner(asked);
  const reasons = former ? all.filter(({ why }) => !OF_BEFORE.includes(why)) : all;
  const why = reasons.map((each) => each.why);
  if (reasons.some(({ sees }) => sees === 'whole') || (!on.restricted && reasons.length > 0)) return { opens: 'page', why };
  const held = on.ownershipHistory.findLast(({ agency }) => agency === who.organisation)?.user === who.id;
  const wasNamed = all.length > reasons.length || held || has(who, 'spoc', 'owner-lead');
  if (former && (!on.restricted || wasNamed)) return { opens: 'past', why: ['a former owner’s'] };
  return reasons.length > 0 ? { opens: 'stub', why } : { opens: 'none', why: [] };
};
