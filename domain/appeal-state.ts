import { heldToThem } from './bound.ts';
import type { Case } from './case.ts';
import type { Directory, Person, Region } from './directory.ts';
import { whoseBid } from './own-bid.ts';
import type { Decline } from './triage-state.ts';
import type { Instant, Narrative, UserId } from './words.ts';

/** TRI-7: one appeal against one decline. `decided` is null while it runs. */
export type Appeal = {
  readonly by: UserId;
  readonly at: Instant;
  readonly grounds: Narrative;
  readonly against: Pick<Decline, 'from' | 'proposedBy' | 'approvedBy' | 'reasonCode'>;
  readonly decided: {
    readonly outcome: 'uphold' | 'overturn';
    readonly by: UserId;
    readonly at: Instant;
    readonly rationale: Narrative;
  } | null;
};

export const APPEAL = 'appeal';
export const lastAppeal = ({ appeals = [] }: Pick<Case, 'appeals'>): Appeal | null => appeals.at(-1) ?? null;
/** The appeal that waits to be decided. It runs beside a stage that is terminal. */
export const runningAppeal = (on: Pick<Case, 'stage' | 'appeals'>): Appeal | null => {
  const last = lastAppeal(on);
  return on.stage === 'declined' && last?.decided === null ? last : null;
};

/** Whoever proposed, approved, overturned or decided in any round; the fields beside the list know it of cases that are older than it. */
export const partakers = ({ tookPart = [], decline, overturned }: Pick<Case, 'tookPart' | 'decline' | 'overturned'>): readonly UserId[] => [
  ...new Set([...tookPart, decline?.proposedBy, decline?.approvedBy, overturned?.by].filter((id): id is UserId => typeof id === 'string')),
];

const place = (region: string): string => `@${region}`;
/**
 * TRI-7, TRI-8, ACC-5, ACC-6: who may not decide the running appeal, by id; of a bid of the gateway's own ROCU everybody of its region, as
 * `@region`. Null where none runs.
 */
export const barredFromAppeal = (on: Case): readonly string[] | null => {
  const appeal = runningAppeal(on);
  if (appeal === null) return null;
  return [...heldToThem(on, [...partakers(on), ...whoseBid(on), appeal.by]), ...(on.ownRocu ? [place(on.region)] : [])];
};

const manages = (who: Person, { gateway, toex }: Region): boolean =>
  who.active &&
  ((who.organisation === gateway && who.roles.includes('gateway-manager')) ||
    (who.organisation === toex && who.roles.includes('toex-manager')));
/** The regions of which somebody is a gateway or TOEX manager, as `@region`. */
export const managedBy = (who: Person, { regions }: Pick<Directory, 'regions'>): readonly string[] =>
  Object.values(regions).flatMap((region) => (manages(who, region) ? [place(region.id)] : []));

/** Whether any of these, or where they manage, is barred. */
const free = (barred: readonly string[], id: UserId, managed: readonly string[]): boolean =>
  managed.length > 0 && ![id, ...managed].some((each) => barred.includes(each));
/**
 * TRI-7: everybody who may decide the running appeal: the managers of the region who are free to; where none is, those of any other.
 * Absence counts for nothing here: who may decide must not change from one day to the next under an appeal that runs.
 */
export const appealDeciders = (on: Case, { directory }: { readonly directory: Directory }): readonly UserId[] => {
  const barred = barredFromAppeal(on);
  if (barred === null) return [];
  const managers = Object.values(directory.people)
    .map((who) => ({ id: who.id, managed: managedBy(who, directory) }))
    .filter(({ id, managed }) => free(barred, id, managed));
  const inRegion = managers.filter(({ managed }) => managed.includes(place(on.region)));
  return (inRegion.length > 0 ? inRegion : managers).map(({ id }) => id);
};
