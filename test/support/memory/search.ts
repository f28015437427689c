// What a search finds in memory: each word by reference, operation, agency, people or a word of the summary as it was written.
import type { Case } from '../../../domain/case.ts';
import { plain, searchOf } from '../../../prisma/search-words.ts';
import { mayOpen } from '../../../domain/access.ts';
import type { Person } from '../../../domain/directory.ts';
import type { World } from './world.ts';

export const answersSearch = (
  world: World,
  { on, asker, q }: { readonly on: Case; readonly asker: Person; readonly q: string },
): boolean => {
  const { refs, words } = searchOf(q, world.directory);
  const summary = world.texts.get(on.bid.threat.summary.narrative) ?? '';
  const page = mayOpen(on, asker, world) === 'page';
  const answers = ({ text, people, agencies }: (typeof words)[number]): boolean =>
    plain(on.ref).includes(plain(text)) ||
    agencies.includes(on.owner.agency) ||
    (page &&
      (plain(on.bid.operationName ?? '').includes(plain(text)) ||
        [on.owner.user, on.spoc, on.customer, on.sia, on.claimer].some((who) => who !== null && people.includes(who)) ||
        summary.split(/\s+/).some((word) => plain(word) === plain(text))));
  return refs.includes(on.ref) || (words.length > 0 && words.every(answers));
};
