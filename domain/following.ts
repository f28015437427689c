// REO-1, OWN-4: a case that was declined or withdrawn, or has lapsed, is not reopened. A new bid follows it, and both cases say so.
import { opensForGiver } from './acting.ts';
import { caseBeside, onCase, type Reach, type Touched } from './beside.ts';
import type { Submission } from './bid.ts';
import type { Case } from './case.ts';
import type { Drafted } from './entries.ts';
import { agenciesOf, type Facts } from './facts.ts';
import { FOLLOWED_BY, FOLLOWS, type Link } from './link-state.ts';
import { readReference } from './reference.ts';
import type { FieldProblem } from './refusals.ts';
import { stamp } from './sides.ts';
import type { OrganisationId, Ref, Stage } from './words.ts';

/** How a case ended that another bid may follow. */
const followed: { readonly [S in Stage]?: string } = { declined: 'was declined', withdrawn: 'was withdrawn', lapsed: 'has lapsed' };
export const howEnded = ({ stage }: Pick<Case, 'stage'>): string | null => followed[stage] ?? null;
export const mayBeFollowed = ({ stage }: Pick<Case, 'stage'>): boolean => stage in followed;

const given = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

type Named = Pick<Submission, 'follows'>;
const meant = (ref: Ref): Ref => readReference(ref) ?? ref;
export const reachOfBid = ({ follows }: Named): readonly Reach[] => (follows === undefined ? [] : [{ stream: meant(follows) }]);

/** The case that a bid names, as it stands beside; null where there is none. */
export const followedCase = (follows: Ref, facts: Facts): Case | null => caseBeside(facts, meant(follows));

const instead = (other: Case): string => {
  switch (other.stage) {
    case 'closed':
      return `${other.ref} is closed: have it reopened, which keeps all that is known of it, or take the reference out.`;
    case 'merged':
      return `${other.ref} goes on in the case that it was merged into, so nothing follows it. Take the reference out.`;
    case 'redirected':
      return `${other.ref} is with the body that took it up, so nothing follows it. Take the reference out.`;
    default:
      return `${other.ref} is live, so nothing follows it yet. Go on there; or take the reference out, and the gateway links the two if both are needed.`;
  }
};
/** Why this bid does not follow that case; nothing where it does, or follows none. Whatever else the bid says is kept. */
export const followProblems = ({ follows }: Named, facts: Facts): readonly FieldProblem[] => {
  if (follows === undefined) return [];
  const other = followedCase(follows, facts);
  const problem = (message: string): readonly FieldProblem[] => [{ path: 'follows', rule: 'REO-1', message }];
  if (other === null || opensForGiver(other, facts) !== 'page')
    return problem('Check the reference, with its last character, or take it out. No case that you may open has it.');
  return mayBeFollowed(other) ? [] : problem(instead(other));
};

/**
 * The bid of an ended case as another begins with it. Not carried over is what every bid says anew: the tasking decision that it comes
 * from (BID-3), whether anybody is in danger now (BID-4), and why the support is necessary now. Of another agency's case also nobody who
 * asked there or held the risk, nor their investigation strategy (OWN-4).
 */
export const carriedOver = ({ ref, bid, owner, marking, restricted }: Case, agency: OrganisationId): Readonly<Record<string, unknown>> => {
  const { threat, scale, need, investigation, operationName, initialScore, notScoredReason, places, deputySio, region } = bid;
  const { controlStrategyPriority, offStrategyReason } = bid.forceTasking;
  const { policingPurpose, handling, dataCategories, authorityRefs } = bid.legal;
  const own = owner.agency === agency;
  const { strategyRef, ...course } = investigation;
  return given({
    owningAgency: agency,
    follows: ref,
    operationName,
    ...(own ? { region, customer: bid.customer, sio: bid.sio, deputySio } : {}),
    ...(own ? { forceTasking: given({ controlStrategyPriority, offStrategyReason }) } : {}),
    threat,
    scale,
    places,
    need,
    investigation: own ? { strategyRef, ...course } : course,
    risk: { safeguarding: bid.risk.safeguarding },
    initialScore,
    notScoredReason,
    legal: given({ policingPurpose, marking, handling, restricted: restricted ? true : undefined, dataCategories, authorityRefs }),
  });
};

/** What both cases hold of it. Whoever brings the bid has the earlier case open: there is nobody who would have to confirm it. */
export const following = (
  { follows }: Named,
  region: string,
  facts: Facts,
): { readonly own: readonly Drafted[]; readonly touched: readonly Touched[] } => {
  const other = follows === undefined ? null : followedCase(follows, facts);
  if (other === null) return { own: [], touched: [] };
  const link = (to: Pick<Case, 'ref' | 'region'>, relation: string): Drafted => {
    const { ref, region: its } = to;
    const held: Link = {
      other: ref, relation, status: 'linked', gateway: agenciesOf(facts, its).gateway ?? '', ...stamp(facts), confirmed: null,
    }; // prettier-ignore
    return { type: 'linked', about: { other: ref, relation }, after: { links: { [ref]: held } } };
  };
  const own = { ref: facts.reference ?? '', region }; // null only in a rehearsal, whose entries are thrown away
  return { own: [link(other, FOLLOWS)], touched: [onCase(other.ref, link(own, FOLLOWED_BY))] };
};
