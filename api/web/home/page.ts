import { coveredBy } from '../../../domain/cover.ts';
import type { Person } from '../../../domain/directory.ts';
import { takesAs } from '../../../domain/pens-of-role.ts';
import { draftsFor } from '../../drafts.ts';
import type { CaseRow } from '../../ports.ts';
import { newKey } from '../command/form.ts';
import { worded } from '../case/open.ts';
import type { PageOf, Visit } from '../visit.ts';
import { anyAt, HELD_SHOWN, heldAt } from './held.ts';
import { waitingForOthers } from './others.ts';
import { nextSittings } from './sittings.ts';
import { waitWords } from './waits.ts';

const NOTICES = 10;
// So many that what is somebody's by name is never lost among what anybody may take up.
const ANY_SHOWN = 10;
/** What waits for somebody by name, with where the rest of it stands. */
const heldBy = async (visit: Visit, who: Person) => {
  const found = await visit.ports.questions.cases(visit.person, { pen: who.id, sort: 'due', page: 1, pageSize: HELD_SHOWN });
  return { ...found, all: heldAt(who, visit) };
};

/** What waits for me by name and by a role of mine, in one list by when it is due; of each so many, and where the rest of it stands. */
const waitsFor = async (visit: Visit) => {
  const { ports, person } = visit;
  const [held, any] = await Promise.all([
    heldBy(visit, person),
    takesAs(person, visit).length === 0
      ? { items: [], total: 0 }
      : ports.questions.cases(person, { anyOfRole: true, sort: 'due', page: 1, pageSize: ANY_SHOWN }),
  ]);
  const dueOf = ({ pen }: CaseRow): string => pen?.dueAt ?? '9';
  const items = [...held.items, ...any.items].toSorted((one, other) =>
    dueOf(one) < dueOf(other) ? -1 : dueOf(one) > dueOf(other) ? 1 : 0,
  );
  const rest = [
    ...(held.total > held.items.length ? [{ shown: held.items.length, ...held, of: any.total > 0 ? ' by name' : '' }] : []),
    ...(any.total > any.items.length ? [{ shown: any.items.length, total: any.total, all: anyAt, of: ' for anybody of your role' }] : []),
  ];
  return { items, total: held.total + any.total, rest };
};

/** ACC-6: what waits for those for whom I cover, while they are away. */
const coversFor = (visit: Visit) => {
  const { ports, person, directory, now } = visit;
  return Promise.all(
    coveredBy(person, { directory, now }).map(async (absentee) => {
      const [held, waits] = await Promise.all([heldBy(visit, absentee), ports.questions.waitsByCover(person, absentee)]);
      return { id: absentee.id, until: absentee.absentUntil, held, waits: waits.map((wait) => ({ ...wait, ...waitWords(wait) })) };
    }),
  );
};

/** What waits for me by the pen and beside it, what I wait for, my queues, my notices. */
export const home: PageOf = async (visit) => {
  const mark = await visit.ports.changes.mark();
  const { ports, person } = visit;
  const [mine, waits, queues, notices, drafts, actions, covers, sittings] = await Promise.all([
    waitsFor(visit),
    ports.questions.waits(person),
    ports.questions.queues(person),
    ports.questions.inbox(person, { only: 'unread', page: 1, pageSize: NOTICES }),
    draftsFor(ports, person),
    ports.meetings.actionsOf(person),
    coversFor(visit),
    nextSittings(visit),
  ]);
  const beside = [waits.length, actions.length, ...covers.map(({ held, waits: those }) => held.total + those.length)];
  const asked = beside.some((count) => count > 0) || (sittings ?? []).some(({ can }) => can.length > 0);
  const others = await waitingForOthers(visit, { queues, waits });
  return {
    kind: 'page',
    view: 'home/view.njk',
    title: 'Home',
    live: { stream: `/live/home?since=${encodeURIComponent(mark)}&unread=${String(notices.total)}`, show: '/' },
    data: {
      mine,
      nothing: asked ? 'No case is with you just now. What else is asked of you stands below.' : 'Nothing waits for you just now.',
      waits: waits.map((wait) => ({ ...wait, ...waitWords(wait) })),
      covers,
      others,
      sittings,
      queues,
      drafts,
      actions: await worded(visit, actions),
      notices: notices.items,
      moreNotices: notices.total - notices.items.length,
      key: newKey(),
      sought: '',
      tryThis: visit.settings.personas.find(({ id }) => id === person.id)?.tryThis ?? [],
    },
  };
};
