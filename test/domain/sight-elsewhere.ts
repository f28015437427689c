// Who may open a case to decide what somebody of its own region may not, written a second time.
import type { Case } from '../../domain/case.ts';
import type { Directory, Person } from '../../domain/directory.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Role } from '../../domain/words.ts';

export type Known = { readonly directory: Directory; readonly policy: Policy };
export type Asked = { readonly on: Case; readonly who: Person; readonly known: Known };

export const has = (who: Person, ...roles: readonly Role[]): boolean => who.roles.some((role) => roles.includes(role));

/** ACC-6: whoever has acted for one of these, or for somebody who has, is held to what they may not do. */
const andWhoActedFor = (on: Case, ids: readonly (string | null | undefined)[]): readonly (string | null | undefined)[] => {
  const more = (on.actedFor ?? []).filter((each) => ids.includes(each.for) && !ids.includes(each.by)).map(({ by }) => by);
  return more.length === 0 ? ids : andWhoActedFor(on, [...ids, ...more]);
};
const ofTheBid = (on: Case) => [on.spoc, on.customer, on.owner.user, ...(on.returns ?? []).map(({ answeredBy }) => answeredBy)];
/** TRI-8: above, below or the same. */
const inOneLine = (one: string, other: string, { directory }: Known): boolean => {
  const isAbove = (upper: string, id: string, steps = 50): boolean =>
    id === upper || (steps > 0 && directory.people[id]?.lineManager != null && isAbove(upper, directory.people[id].lineManager, steps - 1));
  return isAbove(one, other) || isAbove(other, one);
};
/** Decision 58: of a decline or a recommendation of the own ROCU a free gateway manager of the region, else of any. */
export const isSecondOfficer = ({ on, who, known }: Asked): boolean => {
  const { directory } = known;
  const first = on.stage === 'decline-review' ? on.decline?.proposedBy : on.stage === 'in-triage' && on.triage?.awaitsCountersign ? on.claimer : null; // prettier-ignore
  if (first == null) return false;
  const barred = andWhoActedFor(on, [first, ...ofTheBid(on)]);
  const inTheLine = (id: string) => on.ownRocu && [on.owner.user, on.spoc].some((each) => inOneLine(id, each, known));
  const freeOf = (regions: readonly string[]): readonly string[] =>
    Object.values(directory.people).flatMap((each) => {
      const manages = each.active && has(each, 'gateway-manager') && regions.some((region) => directory.regions[region]?.gateway === each.organisation); // prettier-ignore
      return manages && !barred.includes(each.id) && !inTheLine(each.id) ? [each.id] : [];
    });
  const here = freeOf([on.region]);
  return (here.length > 0 ? here : freeOf(Object.keys(directory.regions))).includes(who.id);
};

/** Decision 66: of a product that waits, and of which nobody of its region is free, a TOEX manager of another. */
export const reviewsElsewhere = ({ on, who, known: { directory } }: Asked): boolean => {
  if (!['development', 'product-review', 'acceptance'].includes(on.stage) || !has(who, 'toex-manager')) return false;
  const units = Object.values(directory.regions).map(({ toex }) => toex);
  const ofRegion = Object.values(directory.people).filter(
    (each) => each.active && each.organisation === directory.regions[on.region]?.toex && has(each, 'sia', 'toex-manager'),
  );
  const waiting = Object.values(on.products).filter(({ status }) => status === 'submitted');
  const partsIn = waiting.map(({ authors, submittedBy }) => andWhoActedFor(on, [...authors, submittedBy]));
  return partsIn.some((parts) => ofRegion.every(({ id }) => parts.includes(id)) && units.includes(who.organisation) && !parts.includes(who.id));
}; // prettier-ignore

/** TRI-7, TRI-8, ACC-5: a manager of the region with no part in it, else of any; of the gateway’s own ROCU only of another. */
export const mayDecideAppeal = ({ on, who, known: { directory } }: Asked): boolean => {
  const appeal = on.appeals?.at(-1);
  if (on.stage !== 'declined' || appeal === undefined || appeal.decided !== null) return false;
  const parts = andWhoActedFor(on, [
    ...(on.tookPart ?? []), on.decline?.proposedBy, on.decline?.approvedBy, on.overturned?.by, ...ofTheBid(on), appeal.by,
  ]); // prettier-ignore
  const managersOf = (region: string): readonly string[] => {
    const { gateway, toex } = directory.regions[region] ?? {};
    return Object.values(directory.people).flatMap((each) => {
      const manages =
        (each.organisation === gateway && has(each, 'gateway-manager')) || (each.organisation === toex && has(each, 'toex-manager'));
      return each.active && manages && !parts.includes(each.id) ? [each.id] : [];
    });
  };
  const here = on.ownRocu ? [] : managersOf(on.region);
  const elsewhere = Object.keys(directory.regions)
    .filter((region) => region !== on.region)
    .flatMap(managersOf);
  return (here.length > 0 ? here : elsewhere).includes(who.id);
};
