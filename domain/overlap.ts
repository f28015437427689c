import { agenciesOf, agencyName } from './facts.ts';
import type { Case } from './case.ts';
import type { Directory } from './directory.ts';
import type { OrganisationId, UserId } from './words.ts';

/** DUP-1: in what two bids can be alike, the most telling first. */
export const overlapKinds = [
  'group-reference',
  'operation-name',
  'operation-name-similar',
  'place',
  'threat-at-place',
  'dates-near',
  'summary-words',
] as const;
export type OverlapKind = (typeof overlapKinds)[number];

/** DUP-1: what counts how much. A match is listed from the sum of its weights on. */
export type OverlapPolicy = {
  /** `why` is the sentence beside a match. */
  readonly kinds: Readonly<Record<OverlapKind, { readonly weight: number; readonly why: string }>>;
  readonly listFrom: number;
  /** From 0.3 to 1: how alike two operation names must be, by the three-letter groups that they share. */
  readonly nameLikeness: number;
  /** Key dates, or tasking dates, at most this many days apart are near. */
  readonly datesWithinDays: number;
  readonly summary: {
    /** How many telling words two summaries share at least, and which share of the shorter one (from 0 to 1): up to twice that where the other is much longer. */
    readonly wordsShared: number;
    readonly shareOfShorter: number;
    /** A word tells something while at most so many other cases have it: a number, or a share of all where that is more. */
    readonly withinCases: number;
    readonly withinShare: number;
    /** How many of the rarest words of a summary are looked for. */
    readonly wordsAsked: number;
    /** Words of the trade, which tell nothing however rare they are here. */
    readonly commonWords: readonly string[];
  };
  /** What is written where there is no name and no reference; it matches nothing. */
  readonly fillIns: readonly string[];
  /** DUP-2: how many searches one person may make in a day. */
  readonly searchesADay: number;
};

/** A case that matches another, and in what. */
export type OverlapNotice = {
  readonly event: 'overlap-found';
  readonly to: readonly UserId[];
  readonly text: string;
  readonly dueAt: null;
};

/**
 * DUP-2: what the gateway of a case is told of a match in another region: the other gateway and the kinds, nothing more.
 * Its managers and whoever claimed the bid; never a force.
 */
export const overlapNotice = (
  on: Pick<Case, 'region' | 'claimer'>,
  directory: Directory,
  { gateway, why }: { readonly gateway: OrganisationId; readonly why: readonly string[] },
): OverlapNotice => {
  const own = agenciesOf({ directory }, on.region).gateway;
  const told = Object.values(directory.people).filter(
    ({ id, active, organisation, roles }) => active && organisation === own && (roles.includes('gateway-manager') || id === on.claimer),
  );
  return {
    event: 'overlap-found',
    to: told.map(({ id }) => id),
    text: `A possible overlap with a case of ${agencyName({ directory }, gateway)} has been found. ${why.join(' ')} Speak to that gateway.`,
    dueAt: null,
  };
};
