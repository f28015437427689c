import { mergedFrom, mergedInto, type Merges } from './merge-state.ts';
import type { Instant, Narrative, OrganisationId, Ref, UserId } from './words.ts';

/**
 * DUP-3: how this case stands to another one; the other holds the same from its own side. `proposed` waits for the gateway of the other
 * case, `asked` for the gateway of this one.
 */
export type Link = {
  readonly other: Ref;
  /** What this case is to the other: a code of the policy. */
  readonly relation: string;
  readonly status: 'proposed' | 'asked' | 'linked';
  /** The gateway of the other case when they were linked; a redirect may have moved it since (`gatewayOfOther`). */
  readonly gateway: OrganisationId;
  readonly by: UserId;
  readonly at: Instant;
  /** Absent where the relation says it all: of a bid that follows an earlier case (REO-1). */
  readonly reason?: Narrative;
  readonly confirmed: { readonly by: UserId; readonly at: Instant } | null;
};
export type Links = Readonly<Record<Ref, Link>>;
type Linked = { readonly links?: Links };

/** VAL-5: the cases that it belongs together with: linked, or merged. */
export const belonging = (on: Linked & { readonly ref: Ref; readonly merges?: Merges }): readonly Ref[] => [
  ...new Set([...linkedTo(on), ...mergedFrom(on), ...[mergedInto(on)].filter((ref) => ref !== null)]),
];
export const linksOf = ({ links = {} }: Linked): readonly Link[] => Object.values(links);
export const linkTo = ({ links = {} }: Linked, other: Ref): Link | null => (Object.hasOwn(links, other) ? (links[other] ?? null) : null);
/** The cases that it is linked to, confirmed on both sides. */
export const linkedTo = (on: Linked): readonly Ref[] => linksOf(on).flatMap(({ other, status }) => (status === 'linked' ? [other] : []));

// REO-1: what is not reopened is followed by another bid.
export const FOLLOWS = 'follows';
export const FOLLOWED_BY = 'followed-by';

// DUP-4: of one piece of work one case leads, and its released products are the supporting owner's as well.
const LEAD = 'lead';
const SUPPORTING = 'supporting';
/** Whether both know of each other by what the relation means: they are one piece of work. */
export const isOneWork = ({ relation, status }: Pick<Link, 'relation' | 'status'>): boolean =>
  status === 'linked' && (relation === LEAD || relation === SUPPORTING);
/** The cases that this one leads, and those that lead it. */
export const ledBy = (on: Linked): readonly Ref[] =>
  linksOf(on).flatMap((link) => (isOneWork(link) && link.relation === LEAD ? [link.other] : []));
export const leadsOf = (on: Linked): readonly Ref[] =>
  linksOf(on).flatMap((link) => (isOneWork(link) && link.relation === SUPPORTING ? [link.other] : []));
