import type { Submission } from '../../../../domain/bid.ts';
import type { FieldProblem } from '../../../../domain/refusals.ts';
import type { Draft } from '../../../ports.ts';
import type { Field } from '../../form/field.ts';

/** One page each; what belongs together is one task of the list (screens.md). */
export const steps = {
  threat: { task: 'threat', title: 'The threat' },
  scale: { task: 'threat', title: 'Scale and places' },
  score: { task: 'threat', title: 'Score of the threat' },
  people: { task: 'people', title: 'Who asks, and who holds the risk' },
  need: { task: 'need', title: 'What is needed' },
  tasking: { task: 'investigation', title: 'Tasking by the owner' },
  investigation: { task: 'investigation', title: 'The investigation' },
  risk: { task: 'risk', title: 'Risk and safeguarding' },
  legal: { task: 'legal', title: 'Legal basis and handling' },
} as const;
export type StepId = keyof typeof steps;
type TaskId = (typeof steps)[StepId]['task'];
const tasks: { readonly [T in TaskId]: string } = {
  threat: 'Threat',
  people: 'People',
  need: 'Need',
  investigation: 'Investigation',
  risk: 'Risk',
  legal: 'Legal and handling',
};
type Asked = Exclude<keyof Submission, 'owningAgency'>;
/** A field of the bid that no page asks for does not compile. */
const stepOf: { readonly [F in Asked]-?: StepId } = {
  operationName: 'threat',
  follows: 'threat',
  threat: 'threat',
  scale: 'scale',
  places: 'scale',
  initialScore: 'score',
  notScoredReason: 'score',
  region: 'people',
  customer: 'people',
  sio: 'people',
  deputySio: 'people',
  need: 'need',
  forceTasking: 'tasking',
  investigation: 'investigation',
  risk: 'risk',
  legal: 'legal',
};
const isAsked = (name: string): name is Asked => Object.hasOwn(stepOf, name);
export const isStep = (name: string): name is StepId => Object.hasOwn(steps, name);
const ids = Object.keys(steps).filter(isStep);

/** The page on which a fault is put right; null where it speaks of the whole bid. */
export const stepAt = (path: string): StepId | null => {
  const name = path.replace(/^\//, '').split(/[./[]/)[0] ?? '';
  return isAsked(name) ? stepOf[name] : null;
};
export const fieldsOfStep = (step: StepId, fields: readonly Field[]): readonly Field[] =>
  fields.filter(({ name }) => stepAt(name) === step);
/** What a page asked of the bid. */
export const partOf = (step: StepId, bid: Draft['bid']): Draft['bid'] =>
  Object.fromEntries(Object.entries(bid).filter(([name]) => stepAt(name) === step));
/** The bid with this page's answers in place of those it had; all others stay as they are. */
export const withPart = (step: StepId, bid: Draft['bid'], part: Draft['bid']): Draft['bid'] => ({
  ...Object.fromEntries(Object.entries(bid).filter(([name]) => stepAt(name) !== step)),
  ...partOf(step, part),
});

/** The page that follows in the same task; null after its last. */
export const nextStep = (step: StepId): StepId | null => {
  const after = ids[ids.indexOf(step) + 1];
  return after !== undefined && steps[after].task === steps[step].task ? after : null;
};

type Status = { readonly text: string; readonly done: boolean };
const statusOf = (started: boolean, missing: number): Status => {
  if (missing === 0) return started ? { text: 'Complete', done: true } : { text: 'Optional', done: true };
  if (!started) return { text: 'Not yet started', done: false };
  return { text: `${String(missing)} to put right`, done: false };
};
export type TaskItem = { readonly id: StepId; readonly title: string; readonly status: Status };
export type Task = { readonly title: string; readonly steps: readonly TaskItem[] };
/** The bid as a task list: each page with what triage would send back of it. */
export const taskList = (bid: Draft['bid'], problems: readonly FieldProblem[]): readonly Task[] =>
  Object.entries(tasks).map(([task, title]) => ({
    title,
    steps: ids
      .filter((id) => steps[id].task === task)
      .map((id) => {
        const missing = problems.filter(({ path }) => stepAt(path) === id).length;
        return { id, title: steps[id].title, status: statusOf(Object.keys(partOf(id, bid)).length > 0, missing) };
      }),
  }));
