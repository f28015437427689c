import { mayDraft } from '../../../../domain/drafts.ts';
import { earlierOf } from '../../../following.ts';
import { draftFor, mayDiscard, problemsOfDraft } from '../../../drafts.ts';
import { digestOf } from '../../../digest.ts';
import { isId } from '../../../middleware/headers.ts';
import type { Draft } from '../../../ports.ts';
import { bidForm, inWords, submitsAs, refusedBid } from '../../bid/form.ts';
import { blank, drawn, newKey, type CommandForm, type Filled } from '../../command/form.ts';
import { answersOf, first } from '../../form/answers.ts';
import { rowChangeIn, withRowChange } from '../../form/rows.ts';
import type { PageOf, Reply, Visit } from '../../visit.ts';
import { gone, opened } from '../open.ts';
import { overtakenPage } from '../overtaken.ts';
import { written } from '../save.ts';
import { fieldsOfStep, isStep, nextStep, partOf, stepAt, steps, taskList, withPart, type StepId } from './steps.ts';

/** What a bid needs, and where to begin: for those who prepare bids. */
export const startBid: PageOf = async (visit) => {
  const { barred } = await submitsAs(visit);
  if (barred !== null && !mayDraft(visit.person, visit.directory)) return refusedBid(visit, inWords(barred));
  return { kind: 'page', view: 'draft/steps/start.njk', title: 'New bid', data: { key: newKey(), submits: barred === null } };
};
/** Begins the draft. The key of the form is its name: what is clicked twice is one. */
export const startDraft: PageOf = async (visit) => {
  const { ports, person, directory } = visit;
  if (!mayDraft(person, directory)) return startBid(visit);
  const key = first(visit.answers, '_key');
  const id = isId(key) ? key : newKey();
  await ports.drafts.create({ id, agency: person.organisation, by: person.id, bid: { owningAgency: person.organisation } });
  return (await draftFor(ports, person, id)) === null ? { kind: 'missing' } : { kind: 'go', to: `/drafts/${id}/tasks` };
};

/** The bid as a task list, each task with what is still to put right. */
export const tasksPage: PageOf = async (visit) => {
  const draft = await opened(visit);
  if (draft === null) return { kind: 'missing' };
  if (draft.submission !== null) return gone(draft);
  const { ports, person } = visit;
  const [problems, { barred }, follows] = await Promise.all([
    problemsOfDraft(ports, person, draft),
    submitsAs(visit),
    earlierOf(ports, person, draft),
  ]);
  const tasks = taskList(draft.bid, problems);
  const all = tasks.flatMap((task) => task.steps);
  return {
    kind: 'page',
    view: 'draft/steps/tasks.njk',
    title: 'Draft of a bid',
    data: {
      draft,
      follows,
      tasks,
      done: all.filter(({ status }) => status.done).length,
      all: all.length,
      submits: barred === null,
      discards: mayDiscard(draft, visit.person),
    },
  };
};

const formOf = (visit: Visit, step: StepId, bid: Draft['bid'] = {}): CommandForm => {
  const form = bidForm(visit, bid);
  return { ...form, fields: fieldsOfStep(step, form.fields) };
};
type Shown = { readonly draft: Draft; readonly filled: Filled; readonly seen: string; readonly saved?: boolean };
const stepPage = (visit: Visit, step: StepId, { draft, filled, seen, saved = false }: Shown): Reply => ({
  kind: 'page',
  view: 'draft/steps/step.njk',
  title: steps[step].title,
  status: filled.problems.length > 0 && visit.answers.size > 0 ? 422 : 200,
  data: { ...drawn(formOf(visit, step), filled, visit), draft, step, seen, saved, warns: step === 'risk', last: nextStep(step) === null },
});
/** What triage would send back of this page alone. */
const faultsOf = async ({ ports, person }: Visit, step: StepId, draft: Draft): Promise<Filled['problems']> =>
  (await problemsOfDraft(ports, person, draft)).filter(({ path }) => stepAt(path) === step);
const seenOf = (step: StepId, { bid }: Pick<Draft, 'bid'>): string => digestOf(partOf(step, bid));

/** One page of the bid, as far as it is answered; `mend` shows what triage would send back of it. */
export const stepForm: PageOf = async (visit) => {
  const [draft, step] = [await opened(visit), visit.param('step')];
  if (draft === null || !isStep(step)) return { kind: 'missing' };
  if (draft.submission !== null) return gone(draft);
  const problems = visit.query.has('mend') ? await faultsOf(visit, step, draft) : [];
  const filled = { ...blank(formOf(visit, step, draft.bid)), problems };
  return stepPage(visit, step, { draft, filled, seen: seenOf(step, draft) });
};

type Part = { readonly step: StepId; readonly bid: Draft['bid']; readonly seen: string };
const TRIES = 5;
/**
 * Saves this page's answers over those that it was made of, whatever else of the draft has been saved meanwhile.
 * Null where somebody else has changed the same page, or the draft is gone.
 */
const savePart = async ({ ports, person }: Visit, draft: Draft, { step, bid, seen }: Part): Promise<Draft | null> => {
  let now: Draft | null = draft;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (now?.submission !== null) return null;
    if (seenOf(step, now) === seenOf(step, { bid })) return now;
    if (seenOf(step, now) !== seen) return null;
    const saved = await ports.drafts.save({ id: now.id, by: person.id, bid: withPart(step, now.bid, bid), version: now.version });
    if (saved !== null) return saved;
    now = await draftFor(ports, person, draft.id);
  }
  return null;
};

/** Saves one page, then goes on: to the next one where nothing is amiss on this one, or to the list. */
export const saveStep: PageOf = async (visit) => {
  const [draft, step] = [await opened(visit), visit.param('step')];
  if (draft === null || !isStep(step)) return { kind: 'missing' };
  if (draft.submission !== null) return gone(draft);
  const form = formOf(visit, step);
  const seen = first(visit.answers, '_seen');
  const { bid, filled, problems } = written(visit, form);
  const row = rowChangeIn(visit.answers);
  if (row !== null) {
    const answers = withRowChange(form.fields, visit.answers, row);
    return stepPage(visit, step, { draft, filled: { ...filled, answers, problems: [] }, seen });
  }
  if (problems.length > 0) return stepPage(visit, step, { draft, filled, seen });
  const saved = await savePart(visit, draft, { step, bid, seen });
  if (saved === null) return notSaved(visit, { draft, step, bid, filled });
  if (first(visit.answers, '_do') === 'list') return { kind: 'go', to: `/drafts/${draft.id}/tasks` };
  const faults = await faultsOf(visit, step, saved);
  if (faults.length > 0)
    return stepPage(visit, step, { draft: saved, filled: { ...filled, problems: faults }, seen: seenOf(step, saved), saved: true });
  const next = nextStep(step);
  return { kind: 'go', to: `/drafts/${draft.id}/${next === null ? 'tasks' : `steps/${next}`}` };
};
type Unsaved = { readonly draft: Draft; readonly step: StepId; readonly bid: Draft['bid']; readonly filled: Filled };
/** Both are shown, and nothing of either is lost: what was written here goes on with all the rest as it is saved. */
const notSaved = async (visit: Visit, { draft: { id }, step, bid, filled }: Unsaved): Promise<Reply> => {
  const draft = await draftFor(visit.ports, visit.person, id);
  if (draft === null) return { kind: 'missing' };
  if (draft.submission !== null) return gone(draft);
  const mine = withPart(step, draft.bid, bid);
  return overtakenPage(visit, { draft, bid: mine, filled: { ...filled, answers: answersOf(bidForm(visit).fields, mine) } });
};
