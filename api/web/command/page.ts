import { offered } from '../../../domain/decide.ts';
import type { CaseCommand } from '../../../domain/commands.ts';
import { escalationOf } from '../../../domain/escalation-state.ts';
import { explain } from '../../../domain/sentences.ts';
import { wireSchemas } from '../../json/payloads/families.ts';
import type { Problem } from '../../problems.ts';
import { toldEntries } from '../case/history/page.ts';
import { openToDo } from '../case/open.ts';
import { fieldsOf } from '../form/schema.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { commandWords, isCaseCommand } from '../wording/commands.ts';
import { afterFault, blank, drawn, handle, mendable, newKey, type CommandForm, type Filled } from './form.ts';
import { preparations } from './preparations.ts';
import { wordsFor } from '../wording/words.ts';

type Doing = NonNullable<Awaited<ReturnType<typeof openToDo>>> & { readonly name: CaseCommand };

const doingOf = async (visit: Visit): Promise<Doing | null> => {
  const name = visit.param('command');
  const opened = isCaseCommand(name) ? await openToDo(visit, name) : null;
  return opened === null || !isCaseCommand(name) ? null : { ...opened, name };
};
const formOf = async (visit: Visit, { on, facts, name }: Doing): Promise<CommandForm> => {
  const preparation = (await preparations[name]?.(visit, on, facts)) ?? {};
  return { name, on, fields: preparation.fields ?? fieldsOf(wireSchemas[name]), preparation };
};

type Refused = Pick<Problem, 'detail' | 'status' | 'rule'>;
/** Never a dead end: the rule in words, who can act, and a way back. */
const refusedPage = (visit: Visit, { on, name, opens }: Doing, { detail, status, rule }: Refused): Reply => ({
  kind: 'page',
  view: 'errors/refused.njk',
  title: `${commandWords[name].title}: not possible`,
  status,
  marking: on.marking,
  data: {
    ...{ detail, rule },
    ...(opens === 'none'
      ? { holder: null, back: '/queues/reviews', backText: 'Other products to review' }
      : { holder: wordsFor(visit).penWords(on.pen), back: `/cases/${on.ref}`, backText: `Back to ${on.ref}` }),
  },
});
const formPage = (visit: Visit, form: CommandForm, filled: Filled): Reply => {
  const { on, name } = form;
  if (on === null || !isCaseCommand(name)) return { kind: 'missing' };
  const { title, effect } = commandWords[name];
  const status = filled.problems.length > 0 ? 422 : 200;
  return {
    kind: 'page',
    view: 'command/view.njk',
    title: `${title} – ${on.ref}`,
    status,
    marking: on.marking,
    data: { ...drawn(form, filled, visit), c: on, heading: title, effect, grave: name === 'withdraw' },
  };
};
/** What has happened since the form was made, and a way to go on with what was written. */
const stalePage = async (visit: Visit, { on, name }: Doing, filled: Filled): Promise<Reply> => {
  const since = Number(filled.version);
  const rows = await visit.ports.files.entries(on.ref);
  const told = await toldEntries(
    visit,
    rows.filter(({ seq }) => seq > since),
  );
  const kept = [...filled.answers].flatMap(([field, values]) => values.map((value) => ({ field, value })));
  return {
    kind: 'page',
    view: 'command/stale.njk',
    title: `The case has moved on – ${on.ref}`,
    status: 412,
    marking: on.marking,
    data: { c: on, told, kept, address: visit.address, heading: commandWords[name].title },
  };
};

/** Why the command cannot be given now, whatever would be sent with it. */
const refusedBefore = (visit: Visit, doing: Doing): Reply | null => {
  const refusal = offered(doing.name, doing.on, doing.facts);
  return refusal === null ? null : refusedPage(visit, doing, { ...explain(refusal), rule: refusal.rule });
};

/** The form of a command, or why it cannot be given now. */
export const commandForm: PageOf = async (visit) => {
  const doing = await doingOf(visit);
  if (doing === null) return { kind: 'missing' };
  const refused = refusedBefore(visit, doing);
  if (refused !== null) return refused;
  const form = await formOf(visit, doing);
  return formPage(visit, form, blank(form));
};

// Where one reads what one has just written; a body goes on with its agenda.
const after: { readonly [C in CaseCommand]?: string } = { ask: '/messages', reply: '/messages', 'correct-entry': '/history' };
const atSitting: readonly CaseCommand[] = ['record-decision', 'confirm-decision', 'contest-record'];
const afterwards = ({ name, on }: Doing, ref: string): string => {
  const meeting = atSitting.includes(name) ? escalationOf(on)?.listed?.meeting : undefined;
  // A receiver that refuses sees the case no longer.
  if (name === 'refuse-transfer') return '/';
  return meeting === undefined ? `/cases/${ref}${after[name] ?? ''}` : `/meetings/${meeting}`;
};

/** Gives the command. The same form sent again is the same command. */
export const giveFromForm: PageOf = async (visit) => {
  const doing = await doingOf(visit);
  if (doing === null) return { kind: 'missing' };
  // Whoever comes second where the case no longer opens is told that, and not what else has happened since their form was made.
  if (doing.opens === 'none') return refusedBefore(visit, doing) ?? { kind: 'missing' };
  const form = await formOf(visit, doing);
  const handled = await handle(form, visit);
  if (handled.kind === 'again') return formPage(visit, form, handled.filled);
  const { outcome, filled } = handled;
  if (outcome.kind === 'waiting') return { kind: 'go', to: `/commands/${outcome.commandId}` };
  if (outcome.kind === 'done') {
    visit.say(commandWords[doing.name].done);
    return { kind: 'go', to: afterwards(doing, outcome.ref) };
  }
  const { problem } = outcome;
  if (problem.status === 404) return { kind: 'missing' };
  if (problem.code === 'stale') return stalePage(visit, doing, filled);
  const problems = mendable(outcome);
  if (problems !== null) return formPage(visit, form, { ...filled, key: newKey(), problems });
  if (problem.status >= 500 || problem.code === 'expired') return formPage(visit, form, afterFault(filled, problem));
  return refusedPage(visit, doing, problem);
};
