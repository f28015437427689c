import { bodyName } from '../../../domain/bodies.ts';
import { offeredAtSitting, statusesOf } from '../../../domain/sitting-decide.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import type { Ref } from '../../../domain/words.ts';
import { actionsFor, casesAt, type ListedCase } from '../../agenda.ts';
import { explain } from '../../../domain/sentences.ts';
import { worded } from '../case/open.ts';
import { saidIn } from '../case/history/said.ts';
import { meetingCommands } from '../../json/routes/meetings.ts';
import { issuesAt } from '../../papers.ts';
import type { PageOf, Visit } from '../visit.ts';
import { meetingWords, statusTitle, tellOfSitting } from '../wording/meetings.ts';
import { wordsFor } from '../wording/words.ts';
import { agendaOf, ofAnItem } from './agenda.ts';
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
const choicesOf = (on: Sitting, facts: Facts) => {
  const all = meetingCommands
    .filter((name) => statusesOf(name)[on.status] === true)
    .map((name) => ({ name, title: meetingWords[name].title, refusal: offeredAtSitting(name, on, facts) }));
  return {
    can: all.filter(({ name, refusal }) => refusal === null && !ofAnItem.includes(name)),
    cannot: all.flatMap(({ title, refusal }) => (refusal === null ? [] : [{ title, why: explain(refusal).detail, rule: refusal.rule }])),
  };
};
/** What happened at it, without what was said of a case that is hidden from the reader (ACC-4). */
const toldOf = async (visit: Visit, on: Sitting, caseOf: (ref: Ref) => ListedCase) => {
  const names = wordsFor(visit);
  const kept = await visit.ports.meetings.entries(on.id);
  const entries = kept.filter(({ about }) => !('case' in about) || caseOf(about.case).sight === 'case');
  const texts: unknown = await worded(
    visit,
    entries.map(({ about }) => about),
  );
  const abouts: readonly unknown[] = Array.isArray(texts) ? texts : [];
  return entries.map((entry, index) => ({ at: entry.at, sentence: tellOfSitting(entry, names), said: saidIn(abouts[index]) })).toReversed();
};

/** One sitting: its time and papers, its agenda, who was there, what is to be done, and how it came about. */
export const meeting: PageOf = async (visit) => {
  const on = await openSitting(visit);
  if (on === null) return { kind: 'missing' };
  await visit.ports.consultations.log({ actor: visit.person.id, action: 'read', object: `meeting:${on.id}` });
  const facts = await visit.ports.files.facts(visit.person);
  const caseOf = await casesAt(visit.ports, { on, who: visit.person, known: visit });
  const [items, told, actions, issues] = await Promise.all([
    agendaOf(visit, { on, facts }, caseOf),
    toldOf(visit, on, caseOf),
    worded(visit, actionsFor(on, caseOf)),
    issuesAt(visit.ports, on),
  ]);
  return {
    kind: 'page',
    view: 'meetings/view.njk',
    title: `Sitting ${on.id}`,
    data: {
      m: on,
      body: bodyName(visit, on.body),
      status: statusTitle(on.status),
      ...choicesOf(on, facts),
      ...items,
      told,
      actions,
      issues,
    },
  };
};
