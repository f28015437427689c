import { randomUUID } from 'node:crypto';
import type { Case } from '../../../domain/case.ts';
import type { HumanCommand } from '../../../domain/commands.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import type { HumanSittingCommand } from '../../../domain/sitting-commands.ts';
import type { FieldProblem } from '../../../domain/refusals.ts';
import { giveCommand, type Outcome } from '../../desk.ts';
import { giveAtSitting } from '../../meeting-desk.ts';
import type { Problem } from '../../problems.ts';
import { answersOf, bodyOf, first, type Answers } from '../form/answers.ts';
import { withConstants } from '../form/constants.ts';
import { errorsOf, summaryOf } from '../form/faults.ts';
import type { Field } from '../form/field.ts';
import { questionsFor } from '../form/present.ts';
import { rowChangeIn, tidied, withRowChange } from '../form/rows.ts';
import { sayOnPage } from '../form/say.ts';
import type { Visit } from '../visit.ts';
import type { CoverOf } from './cover.ts';
import type { Preparation } from './preparation.ts';

type Asking = { readonly fields: readonly Field[]; readonly on: Case | null; readonly preparation: Preparation };
/** One form for one command: its questions, what it begins with, and the case as it was when the form was made. */
export type CommandForm = Asking & CoverOf & { readonly name: HumanCommand };
/** The same for a command of a sitting. */
export type MeetingForm = Asking & CoverOf & { readonly name: HumanSittingCommand; readonly sitting: Sitting | null };
type AnyForm = CommandForm | MeetingForm;
const standing = (form: AnyForm): number | undefined => ('sitting' in form ? form.sitting?.version : form.on?.version);
export type Filled = {
  readonly answers: Answers;
  readonly key: string;
  readonly version: string;
  readonly problems: readonly FieldProblem[];
};

/** A new key for every new decision; the same key, whatever is clicked twice, is the same command. */
export const newKey = (): string => randomUUID();
export const blank = (form: AnyForm): Filled => ({
  answers: answersOf(form.fields, form.preparation.start),
  key: newKey(),
  version: String(standing(form) ?? ''),
  problems: [],
});

/** What is folded away, and whether it is open: where something is wrong in it, or a row of it was just asked for. */
const foldedIn = ({ preparation }: Asking, errors: ReadonlyMap<string, string>, { answers }: Visit) => {
  const touched = [...errors.keys(), rowChangeIn(answers)?.path ?? ''];
  return Object.fromEntries(
    Object.entries(preparation.folded ?? {}).map(([name, title]) => [
      name,
      { title, open: touched.some((path) => path === name || path.startsWith(`${name}.`)) },
    ]),
  );
};

/** The form as its template draws it. */
export const drawn = (form: AnyForm, { answers, key, version, problems }: Filled, visit: Visit): Readonly<Record<string, unknown>> => {
  const { directory, policy, person, now } = visit;
  const world = { directory, policy, person, on: form.on };
  const errors = errorsOf(sayOnPage(form.fields, problems, { ...world, now }));
  const questions = questionsFor(form.fields, '', {
    answers,
    errors,
    dressing: form.preparation,
    world,
  });
  return {
    questions,
    key,
    version,
    summary: summaryOf(errors, questions),
    folded: foldedIn(form, errors, visit),
    shown: form.preparation.shown ?? null,
    overlaps: form.preparation.overlaps ?? null,
    address: visit.address,
  };
};

/** What came back with the form: a row to add or take away, or a decision. */
export type Handled =
  { readonly kind: 'again'; readonly filled: Filled } | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly filled: Filled };

// Nothing that is only added to the record can be stale.
const onValue = ['verify-value', 'dispute-value', 'answer-dispute', 'reverse-value', 'record-apmis-entry', 'reconcile-value'] as const;
const additions: readonly AnyForm['name'][] = [
  'add-action',
  'update-action',
  'note',
  'correct-entry',
  'ask',
  'reply',
  'log-work',
  'log-value',
  'confirm-pnd',
  'submit-bid',
  ...onValue,
];
const versionIn = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);

/** Keeps what was written, and hands the command over unless a row was asked for. */
export const handle = async (form: AnyForm, { ports, person, answers }: Visit): Promise<Handled> => {
  const [key, version] = [first(answers, '_key'), first(answers, '_version')];
  const change = rowChangeIn(answers);
  if (change !== null)
    return { kind: 'again', filled: { answers: withRowChange(form.fields, answers, change), key, version, problems: [] } };
  const filled: Filled = { answers: tidied(form.fields, answers), key: key === '' ? newKey() : key, version, problems: [] };
  // Under the version that was told of: what has happened since then is told before anything is done.
  if (first(answers, '_do') === 'keep') return { kind: 'again', filled: { ...filled, key: newKey() } };
  const sent = bodyOf(form.fields, filled.answers);
  const given = withConstants(sent, form.preparation.constants);
  const body = form.preparation.finish?.(given) ?? given;
  const ifMatch = additions.includes(form.name) ? null : versionIn(version);
  const cover = form.onBehalfOf === undefined ? {} : { onBehalfOf: form.onBehalfOf };
  const handed = { by: person, key: filled.key, ifMatch, body, sent, ...cover };
  const outcome =
    'sitting' in form
      ? await giveAtSitting(ports, { ...handed, name: form.name, ref: form.sitting?.id ?? null })
      : await giveCommand(ports, { ...handed, name: form.name, ref: form.on?.ref ?? null });
  return { kind: 'outcome', outcome, filled };
};

const reused =
  'This form was sent already with other answers. Open the case to see what was done; send this one only if you still mean it.';

// Settled for good under the old key: only a new one is decided anew. Anything else is asked for again under the same key.
const settled: readonly string[] = ['faulted', 'expired'];
/** The form again after a fault of the service, with what was written. */
export const afterFault = (filled: Filled, { code, detail }: Problem): Filled => ({
  ...filled,
  key: settled.includes(code) ? newKey() : filled.key,
  problems: [{ path: '', message: detail }],
});

/** What can be put right in the form; null where the form is not the place. */
export const mendable = ({ problem }: Extract<Outcome, { kind: 'problem' }>): readonly FieldProblem[] | null => {
  if (problem.fields !== undefined && problem.fields.length > 0) return problem.fields;
  if (problem.code === 'idempotency-key-reused') return [{ path: '', message: reused }];
  // Its sitting has moved and not the case, so that nothing before it says that the form is stale.
  if (problem.code === 'paper-stands') return [{ path: '', message: problem.detail }];
  return null;
};
