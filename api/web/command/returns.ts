import { z } from 'zod';
import { openReturn } from '../../../domain/returns.ts';
import { calendarOf } from '../../../domain/facts.ts';
import { addWorking, isoDateOf, minutesOf } from '../../../domain/working-time.ts';
import { wireSchemas } from '../../json/payloads/families.ts';
import { bidHints } from '../bid/hints.ts';
import { worded } from '../case/open.ts';
import type { Field } from '../form/field.ts';
import { fieldsOf } from '../form/schema.ts';
import { dayOf } from '../wording/times.ts';
import { wordsFor } from '../wording/words.ts';
import { scoredAs, type Prepare } from './preparation.ts';

const STEP = 'answer-return';
export const returnForInformation: Prepare = (visit, on, facts) => {
  const calendar = calendarOf(facts, on.region);
  const minutes = minutesOf(calendar, visit.policy.steps[STEP].targets[on.priority]);
  const day = (times: number): string => dayOf(isoDateOf(addWorking(calendar, visit.now, times * minutes)));
  return {
    hints: {
      questions: 'The SPOC answers each of them in its own box: ask one thing in each',
      dueBy: `Leave it empty for the usual time, until ${day(1)}. Not earlier than that, and at the latest ${day(2)}`,
    },
  };
};

// Whose the risk is and which gateway takes the bid are not changed by the way.
const fixed: readonly string[] = ['owningAgency', 'region', 'sio'];
const bidFields = fieldsOf(wireSchemas['submit-bid']).filter(({ name }) => !fixed.includes(name));
const changes: Field = {
  name: 'changes',
  title: 'The bid',
  asks: 'Give what changes in the bid',
  hint: 'As it stands. What you change here is changed in the bid, by the same rules as when it was submitted',
  optional: false,
  shape: { kind: 'group', fields: bidFields },
};
const answerFields = fieldsOf(wireSchemas['answer-and-resubmit']).map((field) => (field.name === 'changes' ? changes : field));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNothing = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);
const same = (was: unknown, is: unknown): boolean => JSON.stringify(was) === JSON.stringify(is) || (isNothing(was) && isNothing(is));

/** Only what differs between a bid and the bid as it was filled in: what is optional is given whole, or taken away by null. */
export const differenceOf = (fields: readonly Field[], was: unknown, is: unknown): Readonly<Record<string, unknown>> => {
  const [before, after] = [isRecord(was) ? was : {}, isRecord(is) ? is : {}];
  return Object.fromEntries(
    fields.flatMap(({ name, shape, optional }) => {
      const [one, other] = [before[name], after[name]];
      if (sameField({ shape }, one, other)) return [];
      const within = shape.kind === 'group' && !optional && isRecord(other);
      return [[name, within ? differenceOf(shape.fields, one, other) : (other ?? null)]];
    }),
  );
};
/** A group is the same where each of its fields is, in whatever order they stand. */
const sameField = ({ shape }: Pick<Field, 'shape'>, one: unknown, other: unknown): boolean =>
  shape.kind === 'group' && isRecord(one) && isRecord(other)
    ? shape.fields.every((field) => sameField(field, one[field.name], other[field.name]))
    : same(one, other);

const under = (entries: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(entries).map(([path, text]) => [`changes.${path}`, text]));

/** The officer's words beside each answer; the bid itself is folded away beneath them, as it stands. */
export const answerAndResubmit: Prepare = async (visit, on) => {
  const asked = openReturn(on);
  const questions = asked?.questions ?? [];
  const [bid, texts] = await Promise.all([
    worded(visit, on.bid),
    worded(
      visit,
      questions.map(({ text }) => text),
    ),
  ]);
  const said = z.array(z.string()).parse(texts);
  return {
    fields: answerFields,
    folded: { changes: 'Change the bid itself' },
    start: { answers: questions.map(({ id }) => ({ questionId: id })), changes: bid },
    hidden: ['answers.*.questionId'],
    givenRows: { answers: questions.map(({ id }, index) => `Question ${id.slice(1)}: ${said[index] ?? ''}`) },
    titles: { answers: 'The questions of the gateway', 'answers.*.text': 'Your answer' },
    hints: { ...under(bidHints), changes: changes.hint ?? '' },
    constants: scoredAs('changes.initialScore', visit),
    shown: { view: 'command/shown/returned.njk', by: asked === null ? '' : wordsFor(visit).nameOf(asked.by), asked },
    finish: (body) => {
      const { changes: given, ...rest } = body;
      const differs = differenceOf(bidFields, bid, given);
      return Object.keys(differs).length === 0 ? rest : { ...rest, changes: differs };
    },
  };
};
