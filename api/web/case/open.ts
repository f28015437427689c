import { mayOpen, type Opens } from '../../../domain/access.ts';
import type { Case } from '../../../domain/case.ts';
import type { CaseCommand } from '../../../domain/commands.ts';
import type { Facts } from '../../../domain/facts.ts';
import { comesSecond } from '../../../domain/late-review.ts';
import { readReference } from '../../../domain/reference.ts';
import { factsFor } from '../../beside.ts';
import { asItWas, readingOnly, type Transferred } from '../../past.ts';
import { textsIn, withTexts } from '../../json/views/narrative.ts';
import type { Visit } from '../visit.ts';

/** A case that opens for this person, with the facts of a rehearsal. */
export type Opened = {
  readonly on: Case;
  readonly facts: Facts;
  readonly opens: Exclude<Opens, 'none'>;
  readonly past: Transferred | null;
};

const found = async (visit: Visit, typed: string) => {
  const { ports, person } = visit;
  const ref = readReference(typed);
  if (ref === null) return null;
  const [facts, on] = await Promise.all([ports.files.facts(person, visit), ports.files.open(ref)]);
  if (on === null) return null;
  const opens = mayOpen(on, person, facts);
  const past = opens === 'past' ? await asItWas(ports, on, person) : null;
  return past === null
    ? { on, facts: await factsFor(ports, on, facts), opens, past: null }
    : { on: past.on, facts: readingOnly(facts), opens, past: past.transferred };
};
/** Absent and not visible are the same (ACC-3). A reference may be typed in any way that still says which case is meant. */
export const openCase = async (visit: Visit, typed = visit.param('ref')): Promise<Opened | null> => {
  const it = await found(visit, typed);
  return it === null || it.opens === 'none' ? null : { ...it, opens: it.opens };
};
/** For a command: also a case that opens no longer, where whoever comes second is told so (`opens` is then none). */
export const openToDo = async (visit: Visit, name: CaseCommand): Promise<(Omit<Opened, 'opens'> & { readonly opens: Opens }) | null> => {
  const it = await found(visit, visit.param('ref'));
  return it === null || (it.opens === 'none' && !comesSecond(it.on, { who: visit.person, name }, it.facts)) ? null : it;
};

/** Any value of the case with its texts in place of what refers to them. */
export const worded = async ({ ports }: Visit, value: unknown): Promise<unknown> => {
  const ids = [...new Set(textsIn(value))];
  return withTexts(value, ids.length === 0 ? {} : await ports.files.texts(ids));
};
