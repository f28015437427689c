import type { UserId } from '../../../domain/words.ts';
import { first } from '../form/answers.ts';
import type { Visit } from '../visit.ts';
import { wordsFor } from '../wording/words.ts';

/** ACC-6: for whom a form is given: the address says it, so that a form that is sent again still does. */
export type CoverOf = { readonly onBehalfOf?: UserId };
export const coverAsked = ({ query }: Pick<Visit, 'query'>): CoverOf => {
  const id = first(query, 'for');
  return id === '' ? {} : { onBehalfOf: id };
};
/** For whom, and until when they are away. Null where one acts in one's own right. */
export const coverShown = ({ directory }: Visit, { onBehalfOf }: CoverOf): { readonly id: UserId; readonly until: string | null } | null =>
  onBehalfOf === undefined ? null : { id: onBehalfOf, until: directory.people[onBehalfOf]?.absentUntil ?? null };
export const coverSaid = (visit: Visit, { onBehalfOf }: CoverOf): string =>
  onBehalfOf === undefined ? '' : ` It is recorded as done by you for ${wordsFor(visit).nameOf(onBehalfOf)}.`;
