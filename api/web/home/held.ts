import { coveredBy } from '../../../domain/cover.ts';
import type { Person } from '../../../domain/directory.ts';
import { first, pageIn } from '../form/answers.ts';
import type { PageOf, Visit } from '../visit.ts';
import { wordsFor } from '../wording/words.ts';

/** As many stand on the home page, and on each page of the whole list. */
export const HELD_SHOWN = 50;
/** Where all of what waits for somebody by name stands. */
export const heldAt = (who: Person, { person }: Pick<Visit, 'person'>): string =>
  who.id === person.id ? '/waiting' : `/waiting?for=${encodeURIComponent(who.id)}`;

/** Where all of what waits for anybody of a role of mine stands. */
export const anyAt = '/waiting?any=role';

/** Everything that waits for me by name or by a role of mine, or for somebody for whom I cover (ACC-6), what is due first at the top. */
export const heldPage: PageOf = async (visit) => {
  const { ports, person, query, directory, now } = visit;
  const [asked, any] = [first(query, 'for'), first(query, 'any') === 'role'];
  const who = asked === '' ? person : coveredBy(person, { directory, now }).find(({ id }) => id === asked);
  if (who === undefined) return { kind: 'missing' };
  const page = pageIn(query);
  const whose = any ? { anyOfRole: true as const } : { pen: who.id };
  const found = await ports.questions.cases(person, { ...whose, sort: 'due', page, pageSize: HELD_SHOWN });
  const title = any
    ? 'Waiting for anybody of a role of yours'
    : who.id === person.id
      ? 'Waiting for you by name'
      : `Waiting for ${wordsFor(visit).nameOf(who.id)}`;
  return {
    kind: 'page',
    view: 'home/held.njk',
    title,
    data: {
      found,
      address: any ? 'any=role' : asked === '' ? '' : `for=${encodeURIComponent(asked)}`,
      pages: Math.max(1, Math.ceil(found.total / HELD_SHOWN)),
    },
  };
};
