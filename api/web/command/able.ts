import { whoCould, type Able } from '../../../domain/could.ts';
import type { Case } from '../../../domain/case.ts';
import type { CaseCommand } from '../../../domain/commands.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { Ref } from '../../../domain/words.ts';
import { openCase } from '../case/open.ts';
import type { Visit } from '../visit.ts';
import { stripOf } from '../wording/stages.ts';
import { wordsFor } from '../wording/words.ts';

/** Of one right so many are named; of more it is the right alone that is told. */
const FEW = 3;

/** Each right with the people who have it. */
export const inNames = (visit: Visit, able: readonly Able[]): readonly string[] => {
  const { nameOf } = wordsFor(visit);
  const called = (id: string): string => (id === visit.person.id ? 'you' : nameOf(id));
  return able.map(({ right, people }) => (people.length > FEW ? right : `${people.map(called).join(', ')} (${right})`));
};

/** What the case waits for, and with whom that is. */
export const waitsFor = (visit: Visit, on: Case): { readonly next: string } => {
  const { now, next } = stripOf(on, visit);
  return { next: on.pen === null ? next : `${now} That is with ${wordsFor(visit).penWords(on.pen)}.` };
};
/** Who could give the command as things are now; where nobody could, what the case waits for and with whom that is. */
export const ableNow = (visit: Visit, name: CaseCommand, { on, facts }: { readonly on: Case; readonly facts: Facts }) => {
  const able = inNames(visit, whoCould(name, on, facts));
  if (able.length > 0) return { able };
  return waitsFor(visit, on);
};
/** The same of a case that only its reference is known of; nothing is said of one that does not open. */
export const ableOn = async (visit: Visit, name: CaseCommand, ref: Ref) => {
  const opened = await openCase(visit, ref);
  return opened?.opens === 'page' ? ableNow(visit, name, opened) : {};
};
