// Who has no part yet in what a second person decides: by hand, and by nothing that the rules ask.
import type { Case } from '../../domain/case.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Role } from '../../domain/words.ts';

type Named = readonly (string | null | undefined)[];
/** ACC-6: whoever has acted for one of these has their part. */
const withParts = ({ actedFor = [] }: Case, names: Named): Named =>
  names.flatMap((id) => [id, ...actedFor.flatMap((each) => (each.for === id ? [each.by] : []))]);
const holding = (role: Role, organisation: string | undefined, { directory }: Facts): readonly string[] =>
  Object.values(directory.people).flatMap((who) =>
    who.active && who.organisation === organisation && who.roles.includes(role) ? [who.id] : [],
  );

/** How many managers of the region are left for a second step after this one, and for an appeal; and whether anybody has acted for another. */
export const apartFrom = (on: Case, facts: Facts): string => {
  const region = facts.directory.regions[on.region];
  const managers = holding('gateway-manager', region?.gateway, facts);
  const left = (among: readonly string[], names: Named): string => String(among.filter((id) => !withParts(on, names).includes(id)).length);
  const first = on.stage === 'decline-review' ? on.decline?.proposedBy : on.claimer;
  const deciders = [...managers, ...holding('toex-manager', region?.toex, facts)];
  const parts = [...(on.tookPart ?? []), on.decline?.proposedBy, on.decline?.approvedBy];
  const away = facts.directory.people[first ?? '']?.absentFrom == null ? '' : ', away';
  return `second ${left(managers, [first])}, apart ${left(deciders, parts)}${away}${on.actedFor === undefined ? '' : ', acted for'}`;
};
/** How many of those who decide for the body that has it have no interest. */
export const unconcerned = (on: Case, { policy }: Facts): string => {
  const escalations = Object.values(on.escalations ?? {});
  const body = policy.bodies[escalations.at(-1)?.body ?? ''];
  const interests = escalations.flatMap((each) => each.interests ?? []);
  return `free ${String([body?.chair, body?.deputyChair].filter((id) => id != null && !interests.includes(id)).length)}`;
};
/** How many of the region's TOEX unit are left to review each product that waits, and whether anybody has acted for another. */
export const partsInReview = (on: Case, facts: Facts): string => {
  const unit = facts.directory.regions[on.region]?.toex ?? undefined;
  const reviewers = [...new Set([...holding('sia', unit, facts), ...holding('toex-manager', unit, facts)])];
  const left = Object.values(on.products)
    .filter(({ status }) => status === 'submitted')
    .map(({ authors, submittedBy }) => reviewers.filter((id) => !withParts(on, [...authors, submittedBy]).includes(id)).length);
  return `reviewers ${left.toSorted().join('+')}${on.actedFor === undefined ? '' : ', acted for'}`;
};
