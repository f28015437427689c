import { likeReferences } from '../domain/reference.ts';
import type { Directory } from '../domain/directory.ts';
import type { OrganisationId, Ref, UserId } from '../domain/words.ts';

/** One word that was looked for, and whom and which agencies it may mean. `keys`: runs of words around it, as places and references of groups are written. */
export type SearchWord = {
  readonly text: string;
  readonly keys: readonly string[];
  readonly people: readonly UserId[];
  readonly agencies: readonly OrganisationId[];
};
export type Search = { readonly typed: string; readonly refs: readonly Ref[]; readonly words: readonly SearchWord[] };

/** More words than this only narrow what nobody would find. */
const MOST_WORDS = 12;
/** "North Quay Road West" is one place. */
const LONGEST_RUN = 4;
// What stands before every name of an operation tells none from another.
const beforeNames = ['operation', 'op'];

/** A word as it is compared: without case, spacing and punctuation. */
export const plain = (said: string): string => said.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const parts = (said: string): readonly string[] => said.split(/[\s'’-]+/).map(plain);

const peopleBy = (word: string, { people }: Directory): readonly UserId[] =>
  Object.values(people)
    .filter(
      ({ id, name, staffNumber }) =>
        id === word.toLowerCase() || plain(staffNumber) === plain(word) || parts(name).some((part) => part.startsWith(plain(word))),
    )
    .map(({ id }) => id);
const agenciesBy = (word: string, { organisations }: Directory): readonly OrganisationId[] =>
  Object.values(organisations)
    .filter(({ id, name }) => id === word.toLowerCase() || parts(name).includes(plain(word)))
    .map(({ id }) => id);

const runsAround = (words: readonly string[], at: number): readonly string[] => {
  const runs = words.flatMap((_, from) =>
    Array.from({ length: LONGEST_RUN }, (__, more) => words.slice(from, from + more + 1)).filter(
      (run) => from <= at && at < from + run.length,
    ),
  );
  return [...new Set(runs.map((run) => run.map(plain).join('')))];
};

/** What was typed into a search, as words each of which a case has to answer, and the references that may have been meant. */
export const searchOf = (typed: string, directory: Directory): Search => {
  const all = typed.split(/\s+/).filter((word) => plain(word) !== '');
  const telling = all.filter((word) => !beforeNames.includes(plain(word)));
  const words = (telling.length === 0 ? all : telling).slice(0, MOST_WORDS);
  return {
    typed,
    refs: likeReferences(typed),
    words: words.map((text, at) => ({
      text,
      keys: runsAround(words, at),
      people: peopleBy(text, directory),
      agencies: agenciesBy(text, directory),
    })),
  };
};
