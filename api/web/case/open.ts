import { mayOpen, type Opens } from '../../../domain/access.ts';
import type { Case } from '../../../domain/case.ts';
import type { Facts } from '../../../domain/facts.ts';
import { readReference } from '../../../domain/reference.ts';
import { textsIn, withTexts } from '../../json/views/narrative.ts';
import type { Visit } from '../visit.ts';

/** A case that opens for this person, with the facts of a rehearsal. */
export type Opened = { readonly on: Case; readonly facts: Facts; readonly opens: Exclude<Opens, 'none'> };

/** Absent and not visible are the same (ACC-3). A reference may be typed in any way that still says which case is meant. */
export const openCase = async ({ ports, person, param }: Visit): Promise<Opened | null> => {
  const ref = readReference(param('ref'));
  if (ref === null) return null;
  const [facts, on] = await Promise.all([ports.files.facts(person), ports.files.open(ref)]);
  const opens = on === null ? 'none' : mayOpen(on, person, facts);
  return on === null || opens === 'none' ? null : { on, facts, opens };
};

/** Any value of the case with its texts in place of what refers to them. */
export const worded = async ({ ports }: Visit, value: unknown): Promise<unknown> => {
  const ids = [...new Set(textsIn(value))];
  return withTexts(value, ids.length === 0 ? {} : await ports.files.texts(ids));
};
