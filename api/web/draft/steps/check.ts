import type { FieldProblem } from '../../../../domain/refusals.ts';
import type { Draft } from '../../../ports.ts';
import { bidForm } from '../../bid/form.ts';
import { answersOf } from '../../form/answers.ts';
import type { Field } from '../../form/field.ts';
import { errorsOf, summaryOf, type Summary } from '../../form/faults.ts';
import { questionsFor } from '../../form/present.ts';
import { linesOf, type Line } from '../../form/read-out.ts';
import { sayOnPage } from '../../form/say.ts';
import type { Visit } from '../../visit.ts';
import { fieldsOfStep, isStep, stepAt, steps, type StepId } from './steps.ts';

/** All that was answered, page by page, for reading before it is submitted. */
export const answersRead = (
  visit: Visit,
  draft: Draft,
): readonly { readonly id: StepId; readonly title: string; readonly lines: readonly Line[] }[] => {
  const { fields } = bidForm(visit);
  const world = { ...visit, on: null };
  // The page's own title stands above: a group is told line by line without its own.
  const told = (field: Field): readonly Line[] =>
    field.shape.kind === 'group' && field.shape.fields.length > 1
      ? linesOf(field.shape.fields, draft.bid[field.name], { path: field.name, world })
      : linesOf([field], draft.bid, { path: '', world });
  return Object.keys(steps)
    .filter(isStep)
    .map((id) => ({ id, title: steps[id].title, lines: fieldsOfStep(id, fields).flatMap(told) }));
};

/** What triage would send back, each with the page and the place where it is put right; of the whole bid: all on one page. */
export const placed = (visit: Visit, draft: Draft, problems: readonly FieldProblem[]): Summary => {
  const { fields, preparation } = bidForm(visit, draft.bid);
  const answers = answersOf(fields, preparation.start);
  const ofPage = (step: StepId | null): Summary => {
    const asked = step === null ? fields : fieldsOfStep(step, fields);
    const own = problems.filter(({ path }) => stepAt(path) === step);
    const errors = errorsOf(sayOnPage(asked, own, { ...visit, on: null }));
    const questions = questionsFor(asked, '', { answers, errors, dressing: preparation, world: { ...visit, on: null } });
    const page = `/drafts/${draft.id}${step === null ? '' : `/steps/${step}?mend`}`;
    return summaryOf(errors, questions).map(({ text, href }) => ({ text, href: `${page}${href}` }));
  };
  return [...Object.keys(steps).filter(isStep), null].flatMap(ofPage);
};
