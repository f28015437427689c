import { offered } from '../../../domain/decide.ts';
import type { CaseCommand } from '../../../domain/commands.ts';
import { highestMarking, markingOfCase } from '../../../domain/marking.ts';
import { decisionOf, escalationOf } from '../../../domain/escalation-state.ts';
import { readReference } from '../../../domain/reference.ts';
import { explain } from '../../../domain/sentences.ts';
import { wireSchemas } from '../../json/payloads/families.ts';
import { readableEntries } from '../../links.ts';
import { closedAs, requestDigest, settle } from '../../desk.ts';
import type { Problem } from '../../problems.ts';
import { toldEntries } from '../case/history/page.ts';
import { overlapMarkings } from '../case/overlaps/on-file.ts';
import { openToDo } from '../case/open.ts';
import { bodyOf, first } from '../form/answers.ts';
import { withFresh } from '../form/kept.ts';
import { tidied } from '../form/rows.ts';
import { fieldsOf } from '../form/schema.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { commandWords, isCaseCommand } from '../wording/commands.ts';
import { ableNow } from './able.ts';
import { coverAsked, coverSaid, coverShown, type CoverOf } from './cover.ts';
import { afterFault, blank, drawn, handle, mendable, newKey, type CommandForm, type Filled } from './form.ts';
import { preparations } from './preparations.ts';
import { madeFrom, stalePage } from './stale.ts';

type Doing = NonNullable<Awaited<ReturnType<typeof openToDo>>> & { readonly name: CaseCommand; readonly cover: CoverOf };

const doingOf = async (visit: Visit): Promise<Doing | null> => {
  const name = visit.param('command');
  const opened = isCaseCommand(name) ? await openToDo(visit, name) : null;
  if (opened === null || !isCaseCommand(name)) return null;
  const cover = coverAsked(visit);
  return { ...opened, facts: { ...opened.facts, ...cover }, name, cover };
};
const formOf = async (visit: Visit, { on, facts, name, cover }: Doing): Promise<CommandForm> => {
  const preparation = (await preparations[name]?.(visit, on, facts)) ?? {};
  return { name, on, fields: preparation.fields ?? fieldsOf(wireSchemas[name]), preparation, ...cover };
};

type Refused = Pick<Problem, 'detail' | 'status' | 'rule'>;
/** Never a dead end: the rule in words, who can act, and a way back. */
const refusedPage = (visit: Visit, { on, name, opens, facts }: Doing, { detail, status, rule }: Refused): Reply => ({
  kind: 'page',
  view: 'errors/refused.njk',
  title: `${commandWords[name].title}: not possible`,
  status,
  marking: opens === 'page' ? markingOfCase(on) : on.marking,
  data: {
    ...{ detail, rule },
    ...(opens === 'none'
      ? { back: '/queues/reviews', backText: 'Other products to review' }
      : { ...(opens === 'stub' ? {} : ableNow(visit, name, { on, facts })), back: `/cases/${on.ref}`, backText: `Back to ${on.ref}` }),
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
    marking: highestMarking([markingOfCase(on), ...overlapMarkings(form.preparation.overlaps)]),
    data: {
      ...drawn(form, { ...filled, answers: withFresh(form, filled.answers) }, visit),
      c: on,
      heading: title,
      effect,
      grave: name === 'withdraw',
      cover: coverShown(visit, form),
    },
  };
};
/** What has happened since the form was made, as far as its reader may read it. */
const movedOn = async (visit: Visit, filled: Filled): Promise<Reply> => {
  const doing = await doingOf(visit);
  if (doing === null) return { kind: 'missing' };
  const refused = closed(visit, doing);
  if (refused !== null) return refused;
  const { on, name, facts } = doing;
  const rows = (await visit.ports.files.entries(on.ref)).filter(({ seq }) => seq > madeFrom(filled));
  const readable = await readableEntries(
    visit.ports,
    { on, facts },
    rows.map(({ entry }) => entry),
  );
  const told = await toldEntries(
    visit,
    rows.filter(({ entry }) => readable(entry)),
  );
  const { ref: id, version } = on;
  const heading = commandWords[name].title;
  return stalePage(visit, { kind: 'case', id, version, place: `/cases/${id}`, heading, marking: markingOfCase(on), told }, filled);
};

/** Why the command cannot be given now, whatever would be sent with it. */
const refusedBefore = (visit: Visit, doing: Doing): Reply | null => {
  const refusal = offered(doing.name, doing.on, doing.facts);
  return refusal === null ? null : refusedPage(visit, doing, { ...explain(refusal), rule: refusal.rule });
};

/** ACC-4: where the case does not open no form is made, since a form shows of it what it is about. Whoever comes second there is told that alone. */
const closed = (visit: Visit, doing: Doing): Reply | null => {
  if (doing.opens === 'page') return null;
  const problem = closedAs(doing.opens);
  return problem === null ? (refusedBefore(visit, doing) ?? { kind: 'missing' }) : refusedPage(visit, doing, problem);
};

/** The form of a command, or why it cannot be given now. */
export const commandForm: PageOf = async (visit) => {
  const doing = await doingOf(visit);
  if (doing === null) return { kind: 'missing' };
  const refused = closed(visit, doing) ?? refusedBefore(visit, doing);
  if (refused !== null) return refused;
  const form = await formOf(visit, doing);
  return formPage(visit, form, blank(form));
};

// Where one reads what one has just written; a body goes on with its agenda.
const after: { readonly [C in CaseCommand]?: string } = { ask: '/messages', reply: '/messages', 'correct-entry': '/history' };
const atSitting: readonly CaseCommand[] = ['record-decision', 'confirm-decision', 'contest-record'];
const afterwards = ({ name, on }: Doing, ref: string): string => {
  const escalation = atSitting.includes(name) ? escalationOf(on) : null;
  // Sent again once the decision has effect it stands on no agenda any more.
  const meeting = escalation?.listed?.meeting ?? (escalation === null ? null : decisionOf(escalation))?.meeting;
  // Whoever refuses a transfer or sends a redirect back sees the case no longer; nor does a gateway whose bid has moved to another.
  const moves = name === 'acknowledge-redirect' && on.redirect?.kind === 'other-gateway' && on.claimer === on.redirect.by;
  if (name === 'refuse-transfer' || name === 'bounce-redirect' || moves) return '/';
  return meeting === undefined ? `/cases/${ref}${after[name] ?? ''}` : `/meetings/${meeting}`;
};

/**
 * What this very form came to while the case was open to its giver, where it is not any more: a replay is answered before it is asked
 * what opens. A key is its giver's own, so that it says nothing to anybody else.
 */
const cameTo = async (visit: Visit, doing: Doing | null): Promise<Reply | null> => {
  const [name, ref, cover] = [visit.param('command'), readReference(visit.param('ref')), coverAsked(visit)];
  const stood = isCaseCommand(name) ? await visit.ports.book.byKey(visit.person.id, first(visit.answers, '_key')) : null;
  if (!isCaseCommand(name) || stood === null || 'usedFor' in stood) return null;
  const fields = fieldsOf(wireSchemas[name]);
  const body = bodyOf(fields, tidied(fields, visit.answers));
  if (stood.digest !== requestDigest({ name, ref, body, ...cover })) return null;
  const outcome = await settle(visit.ports, stood, true);
  if (outcome.kind !== 'done') return { kind: 'go', to: `/commands/${stood.id}` };
  visit.say(`${commandWords[name].done}${coverSaid(visit, cover)}`);
  return { kind: 'go', to: doing === null || doing.opens === 'none' ? '/' : afterwards(doing, outcome.ref) };
};

/** Gives the command. The same form sent again is the same command. */
export const giveFromForm: PageOf = async (visit) => {
  const doing = await doingOf(visit);
  const before = doing?.opens === 'page' ? null : await cameTo(visit, doing);
  if (before !== null) return before;
  if (doing === null) return { kind: 'missing' };
  const refused = closed(visit, doing);
  if (refused !== null) return refused;
  const form = await formOf(visit, doing);
  const handled = await handle(form, visit);
  if (handled.kind === 'again') return formPage(visit, form, handled.filled);
  const { outcome, filled } = handled;
  if (outcome.kind === 'waiting') return { kind: 'go', to: `/commands/${outcome.commandId}` };
  if (outcome.kind === 'done') {
    visit.say(`${commandWords[doing.name].done}${coverSaid(visit, doing.cover)}`);
    return { kind: 'go', to: afterwards(doing, outcome.ref) };
  }
  const { problem } = outcome;
  if (problem.status === 404) return { kind: 'missing' };
  if (problem.code === 'stale') return movedOn(visit, filled);
  const problems = mendable(outcome);
  if (problems !== null) return formPage(visit, form, { ...filled, key: newKey(), problems });
  if (problem.status >= 500 || problem.code === 'expired') return formPage(visit, form, afterFault(filled, problem));
  // Whoever decided first has moved the case: what is told of it is as it stands now.
  return refusedPage(visit, (await doingOf(visit)) ?? doing, problem);
};
