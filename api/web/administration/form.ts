import type { HumanAdministration } from '../../../domain/administration-state.ts';
import type { Role } from '../../../domain/words.ts';
import type { Outcome } from '../../desk.ts';
import { administrationSchemas, allRoles } from '../../json/payloads/administration.ts';
import type { Problem } from '../../problems.ts';
import { answersFor, first, valueIn, type Answers } from '../form/answers.ts';
import type { Choice } from '../form/choices.ts';
import { errorsOf, summaryOf, type Summary } from '../form/faults.ts';
import type { Shape } from '../form/field.ts';
import { questionsFor, type Dressing, type Question } from '../form/present.ts';
import { sayOnPage } from '../form/say.ts';
import { fieldsOf } from '../form/schema.ts';
import type { Reply, Visit } from '../visit.ts';
import { roleWords } from '../wording/stages.ts';

/** What the page says itself: which version it speaks of, and that what is lost has been read. */
const unasked = ['confirm', 'version'];
const shapeOf = (name: HumanAdministration) => ({
  kind: 'group' as const,
  fields: fieldsOf(administrationSchemas[name]).filter((field) => !unasked.includes(field.name)),
});
const asTitle = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
export const roleChoices = (roles: readonly Role[]): readonly Choice[] =>
  roles.map((role) => ({ value: role, text: asTitle(roleWords(role)) }));
const plain: Dressing = { choices: { roles: roleChoices(allRoles) } };

/** One form of several on a page; `path` stands before the names of its fields. */
export type Form = { readonly name: HumanAdministration; readonly path: string };
/** What an administrator is told of a form that they sent: nothing, what is wrong with its fields, or why it is not done. */
export type Told = Form & { readonly problem: Problem };
export const startOf = ({ name, path }: Form, value: unknown): Answers => answersFor(shapeOf(name), path, value);
/** The body that a form stands for, with what the page itself says. */
export const bodyOf = ({ name, path }: Form, answers: Answers): Readonly<Record<string, unknown>> => {
  const shape: Shape = shapeOf(name);
  const given = valueIn(shape, path, answers);
  const confirmed = first(answers, 'confirm') === 'true' ? { confirm: true } : {};
  return { ...(typeof given === 'object' && given !== null ? given : {}), ...confirmed };
};

export type Drawn = { readonly questions: readonly Question[]; readonly summary: Summary };
/** A form as it is drawn: with what was typed, what is wrong beside each field, and all of it in the summary. */
export const drawn = (
  form: Form,
  { start, told, dressing = plain }: { readonly start: Answers; readonly told: Told | null; readonly dressing?: Dressing },
  { answers, directory, policy, person, now }: Visit,
): Drawn => {
  const { fields } = shapeOf(form.name);
  const world = { directory, policy, person, on: null };
  const own = told?.name === form.name && told.path === form.path ? told.problem : null;
  const within = (path: string): string => (form.path === '' ? path : `${form.path}.${path}`);
  const said = sayOnPage(fields, own?.fields ?? [], { ...world, now }).map((each) => ({ ...each, path: within(each.path) }));
  const errors = errorsOf(said);
  const questions = questionsFor(fields, form.path, {
    answers: own === null ? start : answers,
    errors,
    dressing,
    world,
  });
  if (own === null || own.fields !== undefined) return { questions, summary: summaryOf(errors, questions) };
  const rule = own.rule === undefined ? '' : ` (${own.rule})`;
  return { questions, summary: [{ text: `${own.detail}${rule}`, href: `#${anchorOf(form)}` }] };
};
/** Where the form stands on its page. */
export const anchorOf = ({ name, path }: Form): string => `${name}${path === '' ? '' : `-${path}`}`;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asShown = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const read: unknown = JSON.parse(text);
    return isRecord(read) ? read : {};
  } catch {
    return {};
  }
};
const listed = (value: unknown): string => JSON.stringify(Array.isArray(value) ? value.map(String).toSorted() : value);
/**
 * What a form of details changes: each field that was answered otherwise than it was shown. What somebody else has changed meanwhile, and
 * nobody has touched here, is left alone. A blank takes away what may be missing, and is told as missing where it may not.
 */
export const changesIn = ({ name, path }: Form, answers: Answers, clearable: readonly string[]): Readonly<Record<string, unknown>> => {
  const was = asShown(first(answers, '_was'));
  const fields = shapeOf(name).fields.filter((field) => Object.hasOwn(was, field.name));
  const given = fields.map((field) => {
    const value = valueIn(field.shape, path === '' ? field.name : `${path}.${field.name}`, answers);
    return [field.name, value ?? (clearable.includes(field.name) ? null : '')] as const;
  });
  return Object.fromEntries(given.filter(([field, value]) => listed(value) !== listed(was[field])));
};

type After = { readonly form: Form; readonly to: string; readonly said: string; readonly again: (told: Told) => Promise<Reply> };
/** The page that follows a command of an administrator; what was refused is said on the page where it was asked. */
export const answered = async (visit: Visit, outcome: Outcome, { form, to, said, again }: After): Promise<Reply> => {
  if (outcome.kind === 'waiting') return { kind: 'go', to: `/commands/${outcome.commandId}` };
  if (outcome.kind === 'problem')
    return outcome.problem.status === 404 ? { kind: 'missing' } : again({ ...form, problem: outcome.problem });
  visit.say(said);
  return { kind: 'go', to };
};
