import type { Directory } from '../domain/directory.ts';
import { namedSomehow } from '../domain/named.ts';
import type { OverlapPolicy } from '../domain/overlap.ts';
import { searchOf } from './search-words.ts';

const english = (of: string): string => `plainto_tsquery('pg_catalog.english', ${of})`;
const index = 'SELECT o.ref FROM case_overlap AS o WHERE';
// A number of up to five digits is the number of a reference; longer parts are looked for anywhere in it.
const inReference = (of: string): string =>
  `(CASE WHEN ${of} ~ '^[0-9]{1,5}$' THEN ref LIKE '%-' || lpad(${of}, 5, '0') || '-_' ELSE length(overlap_key(${of})) > 2 AND position(overlap_key(${of}) IN overlap_key(ref)) > 0 END)`;

/**
 * What is found by `q`, over the columns of `visibleTo`: each word answers by reference, operation, person, agency, place, group or a word
 * of the summary. Each way is one that an index answers; of a stub and of a former owner's case only reference and agency are compared.
 */
export const searchSql = (
  q: string,
  { directory, overlap }: { readonly directory: Directory; readonly overlap: OverlapPolicy },
  value: (of: unknown) => string,
) => {
  const { typed, refs, words } = searchOf(q, directory);
  if (words.length === 0) return { where: 'false', order: 'ref ASC', foundBy: `'{}'::text[]` };
  const text = `${value(typed)}::text`;
  const meant = `ref = ANY(${value(refs)}::text[])`;
  const places = words.map((word) => ({
    text: `${value(word.text)}::text`,
    keys: `${value(word.keys)}::text[]`,
    people: `${value(word.people.flatMap(namedSomehow))}::text[]`,
    agencies: `${value(word.agencies)}::text[]`,
  }));
  const likeName = `o.operation % overlap_name(${text}) AND similarity(o.operation, overlap_name(${text})) >= ${value(overlap.nameLikeness)}::real`;
  const inName = (of: string): string => `o.operation LIKE '%' || overlap_key(${of}) || '%'`;
  const byWord = places.map(
    (
      word,
    ) => `((numnode(${english(text)}) > 0 AND numnode(${english(word.text)}) = 0) OR owner_agency = ANY(${word.agencies}) OR ${inReference(word.text)}
      OR (opens = 'page' AND ref IN (${index} o.words @@ ${english(word.text)} UNION ALL ${index} ${inName(word.text)} UNION ALL ${index} o.places && ${word.keys}
        UNION ALL ${index} o.group_refs && ${word.keys} UNION ALL SELECT c.ref FROM case_read AS c WHERE c.named && ${word.people})))`,
  );
  const anyOf = (says: (word: (typeof places)[number]) => string): string => `(${places.map(says).join(' OR ')})`;
  const kinds = [
    ['operation', `(${anyOf((word) => inName(word.text))} OR (${likeName}))`],
    ['person', anyOf((word) => `visible.named && ${word.people}`)],
    ['place', anyOf((word) => `o.places && ${word.keys}`)],
    ['group', anyOf((word) => `o.group_refs && ${word.keys}`)],
    ['summary', anyOf((word) => `o.words @@ ${english(word.text)}`)],
  ] as const;
  const ofPage = (what: string): string => `(SELECT ${what} FROM case_overlap AS o WHERE o.ref = visible.ref AND opens = 'page')`;
  const rank = ofPage(
    `coalesce(similarity(o.operation, overlap_name(${text})), 0) + ts_rank(o.words, ${places.map((word) => english(word.text)).join(' || ')})`,
  );
  return {
    where: `(${meant} OR (opens = 'page' AND ref IN (${index} ${likeName})) OR (${byWord.join(' AND ')}))`,
    order: `(${meant}) DESC, ${rank} DESC NULLS LAST, live DESC, submitted_at DESC NULLS LAST`,
    foundBy: `coalesce(${ofPage(`array_remove(ARRAY[${kinds.map(([kind, holds]) => `CASE WHEN ${holds} THEN '${kind}' END`).join(', ')}], NULL)`)}, '{}')`,
  };
};
