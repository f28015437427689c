import { mayOpen } from '../../../domain/access.ts';
import type { Person } from '../../../domain/directory.ts';
import { readReference } from '../../../domain/reference.ts';
import type { Ref } from '../../../domain/words.ts';
import { isId } from '../../middleware/headers.ts';
import type { Ports } from '../../ports.ts';
import { first, type Answers } from '../form/answers.ts';
import { filterIn, narrowing } from '../queue/filter.ts';
import { isMark } from './mark.ts';

/** What a page asks to be told of. */
export type Subject = {
  readonly concerns: (refs: ReadonlySet<Ref>) => boolean;
  /** What is new for this person since the page was made, in words; empty for nothing; null where it is not theirs to be told of. */
  readonly news: (ports: Ports, who: Person) => Promise<string | null>;
};
const any = (): boolean => true;
const many = (count: number, one: string, more: string): string =>
  count === 0 ? '' : count === 1 ? `1 ${one}` : `${String(count)} ${more}`;

/** The queue's own question once more, of what has moved since: nothing that it would not show is counted. */
const ofQueue = (queue: string, query: Answers): Subject | null => {
  const movedSince = first(query, 'since');
  if (!isMark(movedSince)) return null;
  const [noun, nouns] = queue === 'unclaimed' ? ['new bid', 'new bids'] : ['case new in this list', 'cases new in this list'];
  return {
    concerns: any,
    news: async ({ questions }, who) => {
      const { total } = await questions.cases(who, { ...narrowing(filterIn(query)), queue, movedSince, page: 1, pageSize: 1 });
      return many(total, noun, nouns);
    },
  };
};
const ofHome = (query: Answers): Subject | null => {
  const movedSince = first(query, 'since');
  const unread = Number(first(query, 'unread'));
  if (!isMark(movedSince) || !Number.isSafeInteger(unread)) return null;
  return {
    concerns: any,
    news: async ({ questions }, who) => {
      const [held, any, now] = await Promise.all([
        questions.cases(who, { pen: who.id, movedSince, page: 1, pageSize: 1 }),
        questions.cases(who, { anyOfRole: true, movedSince, page: 1, pageSize: 1 }),
        questions.unread(who),
      ]);
      const total = held.total + any.total;
      const fresh = Math.max(0, now - unread);
      return [many(total, 'case newly waits for you', 'cases newly wait for you'), many(fresh, 'new notice', 'new notices')]
        .filter((part) => part !== '')
        .join(', ');
    },
  };
};
const ofCase = (typed: string, query: Answers): Subject | null => {
  const [ref, since] = [readReference(typed), Number(first(query, 'since'))];
  if (ref === null || !Number.isSafeInteger(since)) return null;
  return {
    concerns: (refs) => refs.has(ref),
    news: async ({ files }, who) => {
      const [on, today] = await Promise.all([files.open(ref), files.today()]);
      // Of a stub, or of what is a former owner's, its reader learns nothing by watching (ACC-4).
      if (on === null || mayOpen(on, who, today) !== 'page') return null;
      return on.version > since ? 'This case has changed' : '';
    },
  };
};

/** What an address asks about; null for nothing that anybody could be told of. */
export const subjectOf = (of: string, id: string, query: Answers): Subject | null => {
  if (of === 'home') return ofHome(query);
  if (!isId(id)) return null;
  return of === 'queues' ? ofQueue(id, query) : of === 'cases' ? ofCase(id, query) : null;
};
