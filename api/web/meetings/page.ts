import { bodyName } from '../../../domain/bodies.ts';
import { offeredAtSitting, statusesOf } from '../../../domain/sitting-decide.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import { explain } from '../../../domain/sentences.ts';
import { worded } from '../case/open.ts';
import { saidIn } from '../case/history/said.ts';
import { meetingCommands } from '../../json/routes/meetings.ts';
import type { PageOf, Visit } from '../visit.ts';
import { meetingWords, statusTitle, tellOfSitting } from '../wording/meetings.ts';
import { wordsFor } from '../wording/words.ts';
import { openSitting } from './open.ts';

/** The sittings that I may open, and what I owe to any of them. */
export const meetings: PageOf = async (visit) => {
  const { ports, person, directory } = visit;
  const [items, actions] = await Promise.all([ports.meetings.list(person, null), ports.meetings.actionsOf(person)]);
  return {
    kind: 'page',
    view: 'meetings/list.njk',
    title: 'Sittings',
    data: {
      items: items.map((item) => ({ ...item, title: bodyName({ directory }, item.body), status: statusTitle(item.status) })),
      actions: await worded(visit, actions),
      calls: person.roles.includes('secretary'),
    },
  };
};

/** What I can do now, and what I cannot at this point, with the reason. */
const choicesOf = async (visit: Visit, on: Sitting) => {
  const facts = await visit.ports.files.facts(visit.person);
  const all = meetingCommands
    .filter((name) => statusesOf(name)[on.status] === true)
    .map((name) => ({ name, title: meetingWords[name].title, refusal: offeredAtSitting(name, on, facts) }));
  return {
    can: all.filter(({ refusal }) => refusal === null),
    cannot: all.flatMap(({ title, refusal }) => (refusal === null ? [] : [{ title, why: explain(refusal).detail, rule: refusal.rule }])),
  };
};
const toldOf = async (visit: Visit, on: Sitting) => {
  const names = wordsFor(visit);
  const entries = await visit.ports.meetings.entries(on.id);
  const texts: unknown = await worded(
    visit,
    entries.map(({ about }) => about),
  );
  const abouts: readonly unknown[] = Array.isArray(texts) ? texts : [];
  return entries.map((entry, index) => ({ at: entry.at, sentence: tellOfSitting(entry, names), said: saidIn(abouts[index]) })).toReversed();
};

/** One sitting: its time and papers, who was there, what is to be done, and how it came about. */
export const meeting: PageOf = async (visit) => {
  const on = await openSitting(visit);
  if (on === null) return { kind: 'missing' };
  await visit.ports.consultations.log({ actor: visit.person.id, action: 'read', object: `meeting:${on.id}` });
  const [choices, told, actions] = await Promise.all([choicesOf(visit, on), toldOf(visit, on), worded(visit, Object.values(on.actions))]);
  return {
    kind: 'page',
    view: 'meetings/view.njk',
    title: `Sitting ${on.id}`,
    data: { m: on, body: bodyName(visit, on.body), status: statusTitle(on.status), ...choices, told, actions },
  };
};
