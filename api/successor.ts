import { mayOpen } from '../domain/access.ts';
import type { Case } from '../domain/case.ts';
import type { Facts } from '../domain/facts.ts';
import { mergedInto } from '../domain/merge-state.ts';
import type { Ref } from '../domain/words.ts';
import type { Ports } from './ports.ts';

/** DUP-3: the case in which a merged one goes on, where its reader may know of that; null where they may not, and where it was not merged. */
export const successorOf = async (
  { files }: Pick<Ports, 'files'>,
  { on, facts }: { readonly on: Case; readonly facts: Facts },
): Promise<Ref | null> => {
  const into = mergedInto(on);
  const other = into === null ? null : await files.open(into);
  return other !== null && facts.actor !== null && mayOpen(other, facts.actor, facts) !== 'none' ? other.ref : null;
};
