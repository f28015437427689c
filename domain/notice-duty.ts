import type { Case } from './case.ts';
import type { Person } from './directory.ts';
import type { Facts } from './facts.ts';
import { toldByDuty } from './notices.ts';
import { recipients } from './recipients.ts';
import { waitsFor } from './waits.ts';

/** Which notices somebody wishes by mail beside their inbox: all, or only those that name a duty of theirs. */
export type MailWish = 'all' | 'duties';

/**
 * Section 8: a notice that names a duty cannot be turned off. It does while something on the case is asked of its reader, by the pen or
 * beside it, and where they are told whatever they may open.
 */
export const namesADuty = (
  event: string,
  { on, who }: { readonly on: Case; readonly who: Person },
  facts: Pick<Facts, 'directory' | 'policy' | 'now'>,
): boolean => toldByDuty.includes(event) || recipients(['pen-holder'], on, facts).includes(who.id) || waitsFor(on, who, facts).length > 0;
