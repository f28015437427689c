import { agencyName } from '../../../domain/facts.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import { offeredAtSitting } from '../../../domain/sitting-decide.ts';
import type { HumanSittingCommand } from '../../../domain/sitting-commands.ts';
import { explain } from '../../../domain/sentences.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import { casesAt } from '../../agenda.ts';
import { factsAtSitting } from '../../beside.ts';
import { meetingSchemas } from '../../json/payloads/meetings.ts';
import { meetingCommands } from '../../json/routes/meetings.ts';
import type { Problem } from '../../problems.ts';
import { coverAsked, coverSaid, coverShown, type CoverOf } from '../command/cover.ts';
import { afterFault, blank, drawn, handle, mendable, newKey, type Filled, type MeetingForm } from '../command/form.ts';
import { choice, type Preparation } from '../command/preparation.ts';
import { madeFrom, stalePage } from '../command/stale.ts';
import { bodyOf } from '../form/answers.ts';
import { fieldsOf } from '../form/schema.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { meetingWords } from '../wording/meetings.ts';
import { wordsFor } from '../wording/words.ts';
import { ableAtSitting } from './able.ts';
import { actionChoices } from './actions.ts';
import { attendanceOf } from './attendance.ts';
import { caseChoices, factsOfferedBy } from './cases.ts';
import { openSitting } from './open.ts';
import { toldAt } from './told.ts';

type Doing = { readonly name: HumanSittingCommand; readonly on: Sitting | null; readonly cover: CoverOf };
const people = (visit: Visit) => {
  const { nameOf, agencyOf } = wordsFor(visit);
  const active = Object.values(visit.directory.people).filter((person) => person.active);
  return active
    .map(({ id, organisation }) => choice(id, `${nameOf(id)}, ${agencyOf(organisation)}`))
    .toSorted((one, other) => one.text.localeCompare(other.text));
};
const preparationOf = async (visit: Visit, { name, on, cover }: Doing): Promise<Preparation> => {
  switch (name) {
    case 'open-meeting': {
      const own = Object.entries(visit.policy.bodies).filter(([, { secretary }]) => secretary === (cover.onBehalfOf ?? visit.person.id));
      const called = own.map(([id, { cadence }]) => choice(id, `${agencyName(visit, id)}, which sits ${cadence}`));
      return { choices: { body: called }, start: { body: own[0]?.[0], kind: 'ordinary' } };
    }
    case 'record-attendance':
      return on === null ? {} : attendanceOf(visit, on, people(visit));
    case 'add-action': {
      const { choices, start } = on === null ? {} : await caseChoices(visit, name, on);
      return { choices: { owner: people(visit), ...choices }, start: { ...Object(start), due: isoDateOf(visit.now) } };
    }
    case 'declare-interest':
    case 'strike-item':
    case 'carry-item':
    case 'supplement-pack':
    case 'ratify-decision':
    case 'decline-to-ratify':
      return on === null ? {} : caseChoices(visit, name, on);
    case 'update-action':
    case 'complete-action':
      return on === null ? {} : actionChoices(visit, on, cover);
    default:
      return {};
  }
};
const formOf = async (visit: Visit, doing: Doing): Promise<MeetingForm> => ({
  name: doing.name,
  sitting: doing.on,
  on: null,
  fields: fieldsOf(meetingSchemas[doing.name]),
  preparation: await preparationOf(visit, doing),
  ...doing.cover,
});
const backOf = (on: Sitting | null) =>
  on === null ? { back: '/meetings', backText: 'Back to the sittings' } : { back: `/meetings/${on.id}`, backText: `Back to ${on.id}` };

type Refused = Pick<Problem, 'detail' | 'status' | 'rule'>;
/** Never a dead end: the rule in words, who can act, and a way back. `sent` is what was refused; null where only the form was asked for. */
const refusedPage = async (
  visit: Visit,
  { name, on }: Doing,
  { detail, status, rule, sent }: Refused & { readonly sent: unknown },
): Promise<Reply> => ({
  kind: 'page',
  view: 'errors/refused.njk',
  title: `${meetingWords[name].title}: not possible`,
  status,
  data: { detail, rule, ...(await ableAtSitting(visit, { name, on, sent })), ...backOf(on) },
});
const formPage = (visit: Visit, form: MeetingForm, filled: Filled): Reply => {
  const { title, effect } = meetingWords[form.name];
  return {
    kind: 'page',
    view: 'meetings/form.njk',
    title: form.sitting === null ? title : `${title} – ${form.sitting.id}`,
    status: filled.problems.length > 0 ? 422 : 200,
    data: {
      ...drawn(form, filled, visit),
      heading: title,
      effect,
      caption: form.sitting?.id ?? '',
      ...backOf(form.sitting),
      grave: form.name === 'cancel',
      cover: coverShown(visit, form),
    },
  };
};
/** What has happened to the sitting since the form was made, as far as its reader may read it (ACC-4). */
const movedOn = async (visit: Visit, { name }: Doing, filled: Filled): Promise<Reply> => {
  const on = await openSitting(visit);
  if (on === null) return { kind: 'missing' };
  const caseOf = await casesAt(visit.ports, { on, who: visit.person, known: visit });
  const told = await toldAt(visit, { on, caseOf }, madeFrom(filled));
  const { id, version } = on;
  return stalePage(visit, { kind: 'sitting', id, version, place: `/meetings/${id}`, heading: meetingWords[name].title, told }, filled);
};
const doingOf = async (visit: Visit): Promise<Doing | null> => {
  const cover = coverAsked(visit);
  if (visit.param('meeting') === '') return { name: 'open-meeting', on: null, cover };
  const name = meetingCommands.find((known) => known === visit.param('command'));
  const on = name === undefined ? null : await openSitting(visit);
  return name === undefined || on === null ? null : { name, on, cover };
};
const offered = async (visit: Visit, { name, on, cover }: Doing) => {
  const facts = { ...(await visit.ports.files.facts(visit.person, visit)), ...cover };
  if (name === 'open-meeting') return offeredAtSitting(name, null, facts);
  if (on === null) return null;
  const known = await factsAtSitting(visit.ports, { name, on, payload: null, facts });
  return offeredAtSitting(name, on, name === 'supplement-pack' ? await factsOfferedBy(visit, on, known) : known);
};

/** The form of a command of a sitting, or why it cannot be given now. */
export const meetingForm: PageOf = async (visit) => {
  const doing = await doingOf(visit);
  if (doing === null) return { kind: 'missing' };
  const refusal = await offered(visit, doing);
  if (refusal !== null) return refusedPage(visit, doing, { ...explain(refusal), rule: refusal.rule, sent: null });
  const form = await formOf(visit, doing);
  return formPage(visit, form, blank(form));
};
/** Gives the command. The same form sent again is the same command. */
export const giveFromMeetingForm: PageOf = async (visit) => {
  const doing = await doingOf(visit);
  if (doing === null) return { kind: 'missing' };
  const form = await formOf(visit, doing);
  const handled = await handle(form, visit);
  if (handled.kind === 'again') return formPage(visit, form, handled.filled);
  const { outcome, filled } = handled;
  if (outcome.kind === 'waiting') return { kind: 'go', to: `/commands/${outcome.commandId}` };
  if (outcome.kind === 'done') {
    visit.say(`${meetingWords[doing.name].done}${coverSaid(visit, doing.cover)}`);
    return { kind: 'go', to: `/meetings/${outcome.ref}` };
  }
  const { problem } = outcome;
  if (problem.status === 404) return { kind: 'missing' };
  if (problem.code === 'stale') return movedOn(visit, doing, filled);
  const problems = mendable(outcome);
  if (problems !== null) return formPage(visit, form, { ...filled, key: newKey(), problems });
  if (problem.status >= 500 || problem.code === 'expired') return formPage(visit, form, afterFault(filled, problem));
  // Whoever decided first has moved the sitting: what is told of it is as it stands now.
  return refusedPage(visit, (await doingOf(visit)) ?? doing, { ...problem, sent: bodyOf(form.fields, filled.answers) });
};
