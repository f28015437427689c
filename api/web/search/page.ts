import { readReference } from '../../../domain/reference.ts';
import type { CaseQuery, FoundBy } from '../../ports.ts';
import { first, pageIn } from '../form/answers.ts';
import type { PageOf } from '../visit.ts';

const foundByWords: Readonly<Record<FoundBy, string>> = {
  operation: 'Operation name',
  person: 'People on it',
  place: 'Place',
  group: 'Group or APMIS reference',
  summary: 'Words of the summary',
};
const PAGE_SIZE = 25;
/** Longer than any line that a person would look for. */
const MOST = 200;

/** Keeps what is looked for with the session: words about people stand in no address, history or log. */
export const seek: PageOf = async ({ ports, person, answers, seek: keep }) => {
  const words = first(answers, 'words').trim().slice(0, MOST);
  keep(words);
  const ref = readReference(words);
  if (ref === null) return { kind: 'go', to: '/search' };
  await ports.consultations.log({ actor: person.id, action: 'search', object: 'cases?q' });
  const { items } = await ports.questions.cases(person, { q: ref, page: 1, pageSize: 1 });
  return { kind: 'go', to: items[0]?.ref === ref ? `/cases/${ref}` : '/search' };
};

/** What answers the words that were last looked for, of all that opens for this person. */
export const search: PageOf = async ({ ports, person, query, sought }) => {
  const page = pageIn(query);
  const asked: CaseQuery = { q: sought, page, pageSize: PAGE_SIZE };
  const found = sought === '' ? null : await ports.questions.cases(person, asked);
  if (found !== null) await ports.consultations.log({ actor: person.id, action: 'search', object: 'cases?q' });
  const pages = Math.max(1, Math.ceil((found?.total ?? 0) / PAGE_SIZE));
  return { kind: 'page', view: 'search/view.njk', title: 'Search', data: { sought, found, pages, address: '', foundByWords } };
};
