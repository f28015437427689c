import { bodyName } from '../../../domain/bodies.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import { offeredAtSitting } from '../../../domain/sitting-decide.ts';
import type { HumanSittingCommand } from '../../../domain/sitting-commands.ts';
import { explain } from '../../../domain/sentences.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import { meetingSchemas } from '../../json/payloads/meetings.ts';
import { meetingCommands } from '../../json/routes/meetings.ts';
import type { Problem } from '../../problems.ts';
import { afterFault, blank, drawn, handle, mendable, newKey, type Filled, type MeetingForm } from '../command/form.ts';
import { choice, type Preparation } from '../command/preparation.ts';
import { fieldsOf } from '../form/schema.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { meetingWords } from '../wording/meetings.ts';
import { wordsFor } from '../wording/words.ts';
import { caseChoices } from './cases.ts';
import { openSitting } from './open.ts';

type Doing = { readonly name: HumanSittingCommand; readonly on: Sitting | null };
const people = (visit: Visit) => {
  const { nameOf, agencyOf } = wordsFor(visit);
  const active = Object.values(visit.directory.people).filter((person) => person.active);
  return active
    .map(({ id, organisation }) => choice(id, `${nameOf(id)}, ${agencyOf(organisation)}`))
    .toSorted((one, other) => one.text.localeCompare(other.text));
};
const preparationOf = async (visit: Visit, { name, on }: Doing): Promise<Preparation> => {
  switch (name) {
    case 'open-meeting': {
      const own = Object.entries(visit.policy.bodies).filter(([, { secretary }]) => secretary === visit.person.id);
      return { choices: { body: own.map(([id]) => choice(id, bodyName(visit, id))) }, start: { body: own[0]?.[0], kind: 'ordinary' } };
    }
    case 'record-attendance':
      return { choices: { 'present.*': people(visit), 'apologies.*': people(visit) }, start: on?.attendance };
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
    case 'complete-action': {
      const open = Object.values(on?.actions ?? {}).filter(({ status }) => status === 'open');
      return {
        choices: { action: open.map(({ id, owner }) => choice(id, `${id}: ${wordsFor(visit).nameOf(owner)}`)) },
        start: { action: open[0]?.id },
      };
    }
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
});
const backOf = (on: Sitting | null) =>
  on === null ? { back: '/meetings', backText: 'Back to the sittings' } : { back: `/meetings/${on.id}`, backText: `Back to ${on.id}` };

const refusedPage = ({ name, on }: Doing, { detail, status, rule }: Pick<Problem, 'detail' | 'status' | 'rule'>): Reply => ({
  kind: 'page',
  view: 'errors/refused.njk',
  title: `${meetingWords[name].title}: not possible`,
  status,
  data: { detail, rule, holder: null, ...backOf(on) },
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
    },
  };
};
const doingOf = async (visit: Visit): Promise<Doing | null> => {
  if (visit.param('meeting') === '') return { name: 'open-meeting', on: null };
  const name = meetingCommands.find((known) => known === visit.param('command'));
  const on = name === undefined ? null : await openSitting(visit);
  return name === undefined || on === null ? null : { name, on };
};
const offered = async (visit: Visit, { name, on }: Doing) => {
  const facts = await visit.ports.files.facts(visit.person);
  return name === 'open-meeting' ? offeredAtSitting(name, null, facts) : on === null ? null : offeredAtSitting(name, on, facts);
};

/** The form of a command of a sitting, or why it cannot be given now. */
export const meetingForm: PageOf = async (visit) => {
  const doing = await doingOf(visit);
  if (doing === null) return { kind: 'missing' };
  const refusal = await offered(visit, doing);
  if (refusal !== null) return refusedPage(doing, { ...explain(refusal), rule: refusal.rule });
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
    visit.say(meetingWords[doing.name].done);
    return { kind: 'go', to: `/meetings/${outcome.ref}` };
  }
  const { problem } = outcome;
  if (problem.status === 404) return { kind: 'missing' };
  const problems = mendable(outcome);
  if (problems !== null) return formPage(visit, form, { ...filled, key: newKey(), problems });
  if (problem.status >= 500 || problem.code === 'expired') return formPage(visit, form, afterFault(filled, problem));
  return refusedPage(doing, problem);
};
