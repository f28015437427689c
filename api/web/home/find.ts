import { readReference } from '../../../domain/reference.ts';
import { first } from '../form/answers.ts';
import type { PageOf } from '../visit.ts';

/** Opens a case by the reference that was meant; what is no reference looks like an absent case. */
export const find: PageOf = ({ query }) => {
  const ref = readReference(first(query, 'ref'));
  return Promise.resolve(ref === null ? { kind: 'missing' } : { kind: 'go', to: `/cases/${ref}` });
};
