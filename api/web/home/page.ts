import type { Role } from '../../../domain/words.ts';
import { draftsFor } from '../../drafts.ts';
import { worded } from '../case/open.ts';
import type { PageOf } from '../visit.ts';
import { waitWords } from './waits.ts';

const follows: readonly Role[] = ['spoc', 'sio', 'requester', 'sia', 'analyst', 'owner-lead'];
const MOST = 50;

/** What waits for me by the pen and beside it, what I wait for, my queues, my notices. */
export const home: PageOf = async (visit) => {
  const { ports, person, query } = visit;
  const [mine, waits, queues, notices, drafts, actions] = await Promise.all([
    ports.questions.cases(person, { pen: person.id, sort: 'due', page: 1, pageSize: MOST }),
    ports.questions.waits(person),
    ports.questions.queues(person),
    ports.questions.inbox(person),
    draftsFor(ports, person),
    ports.meetings.actionsOf(person),
  ]);
  const seen = person.roles.some((role) => follows.includes(role))
    ? await ports.questions.cases(person, { sort: 'due', page: 1, pageSize: MOST })
    : null;
  // What is offered to my agency waits for me, not I for it.
  const offered = waits.filter(({ kind }) => kind === 'transfer').map(({ ref }) => ref);
  const others = seen?.items.filter(({ ref, pen }) => pen !== null && pen.user !== person.id && !offered.includes(ref)) ?? [];
  const unreadNotices = notices.filter(({ readAt }) => readAt === null);
  return {
    kind: 'page',
    view: 'home/view.njk',
    title: 'Home',
    data: {
      mine,
      waits: waits.map((wait) => ({ ...wait, ...waitWords(wait) })),
      others,
      follows: seen !== null,
      queues,
      drafts,
      actions: await worded(visit, actions),
      notices: unreadNotices.slice(0, 10),
      moreNotices: Math.max(0, unreadNotices.length - 10),
      asked: query.get('ref')?.[0] ?? '',
    },
  };
};
