import { coveredBy } from '../../../domain/cover.ts';
import { offeredAtSitting, statusesOf } from '../../../domain/sitting-decide.ts';
import { agencyName, type Facts } from '../../../domain/facts.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import { casesAt } from '../../agenda.ts';
import { explain } from '../../../domain/sentences.ts';
import { datesOfSitting } from '../dates/dates.ts';
import { worded } from '../case/open.ts';
import { meetingCommands } from '../../json/routes/meetings.ts';
import { issuesAt } from '../../papers.ts';
import { paged } from '../form/paged.ts';
import type { PageOf } from '../visit.ts';
import { meetingWords, statusTitle } from '../wording/meetings.ts';
import { actionsOf, ofAnAction } from './actions.ts';
import { agendaOf, ofAnItem } from './agenda.ts';
import { factsOfferedBy } from './cases.ts';
import { openSitting } from './open.ts';
import { toldAt } from './told.ts';

/** The sittings that I may open, and what I owe to any of them. */
export const meetings: PageOf = async (visit) => {
  const { ports, person, directory } = visit;
  const [items, actions] = await Promise.all([ports.meetings.list(person, null), ports.meetings.actionsOf(person)]);
  const { shown, paging } = paged(items, visit);
  return {
    kind: 'page',
    view: 'meetings/list.njk',
    title: 'Sittings',
    data: {
      ...paging,
      items: shown.map((item) => ({ ...item, title: agencyName({ directory }, item.body), status: statusTitle(item.status) })),
      actions: await worded(visit, actions),
      calls: person.roles.includes('secretary'),
      callsFor: callsFor(await ports.files.facts(person)),
    },
  };
};

/** ACC-6: absent secretaries for whom I call sittings. */
const callsFor = (facts: Facts) =>
  facts.actor === null
    ? []
    : coveredBy(facts.actor, facts).flatMap(({ id, absentUntil }) =>
        offeredAtSitting('open-meeting', null, { ...facts, onBehalfOf: id }) === null ? [{ id, until: absentUntil }] : [],
      );
/** ACC-6: what I can do at it for each absent person for whom I cover. */
const coversOf = (on: Sitting, facts: Facts) =>
  facts.actor === null
    ? []
    : coveredBy(facts.actor, facts).flatMap(({ id, absentUntil }) => {
        const can = meetingCommands
          .filter((name) => offeredAtSitting(name, on, { ...facts, onBehalfOf: id }) === null)
          .map((name) => ({ name, title: meetingWords[name].title }));
        return can.length === 0 ? [] : [{ id, until: absentUntil, can }];
      });

/** What I can do now, and what I cannot at this point, with the reason. */
const choicesOf = (on: Sitting, facts: Facts) => {
  const all = meetingCommands
    .filter((name) => statusesOf(name)[on.status] === true)
    .map((name) => ({ name, title: meetingWords[name].title, refusal: offeredAtSitting(name, on, facts) }));
  return {
    can: all.filter(({ name, refusal }) => refusal === null && !ofAnItem.includes(name) && !ofAnAction.includes(name)),
    cannot: all.flatMap(({ title, refusal }) => (refusal === null ? [] : [{ title, why: explain(refusal).detail, rule: refusal.rule }])),
  };
};
/** One sitting: its time and papers, its agenda, who was there, what is to be done, and how it came about. */
export const meeting: PageOf = async (visit) => {
  const on = await openSitting(visit);
  if (on === null) return { kind: 'missing' };
  await visit.ports.consultations.log({ actor: visit.person.id, action: 'read', object: `meeting:${on.id}` });
  const facts = await visit.ports.files.facts(visit.person, visit);
  const caseOf = await casesAt(visit.ports, { on, who: visit.person, known: visit });
  const [items, told, actions, issues, offered] = await Promise.all([
    agendaOf(visit, { on, facts }, caseOf),
    toldAt(visit, { on, caseOf }),
    actionsOf(visit, { on, facts }, caseOf),
    issuesAt(visit.ports, on),
    factsOfferedBy(visit, on, facts),
  ]);
  return {
    kind: 'page',
    view: 'meetings/view.njk',
    title: `Sitting ${on.id}`,
    data: {
      m: on,
      body: agencyName(visit, on.body),
      status: statusTitle(on.status),
      ...choicesOf(on, offered),
      covers: coversOf(on, facts),
      ...items,
      ...actions,
      told: told.toReversed(),
      dates: datesOfSitting(on),
      issues,
    },
  };
};
