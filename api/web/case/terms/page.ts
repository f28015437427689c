import { markingsOfTerms } from '../../../../domain/marking.ts';
import type { TermsVersion } from '../../../../domain/terms-state.ts';
import { documentFormats } from '../../../../domain/terms-document.ts';
import { agreedOf, currentOf } from '../../../../domain/versions.ts';
import { first } from '../../form/answers.ts';
import type { Visit } from '../../visit.ts';
import { worded, type Opened } from '../open.ts';
import type { Part } from '../page.ts';
import { clauseChoices, clausesOf } from './clauses.ts';
import { markedClauses } from './marked.ts';
import { compared } from './compare.ts';

const newestFirst = (terms: Readonly<Record<string, TermsVersion>>): readonly TermsVersion[] =>
  Object.values(terms).toSorted((one, other) => other.version - one.version);
const asked = (visit: Visit, name: string, versions: readonly TermsVersion[]): TermsVersion | undefined => {
  const wanted = Number(first(visit.query, name));
  return versions.find(({ version }) => version === wanted);
};

/** The two versions that are asked for beside each other; the last two where none are. */
const comparison = async (visit: Visit, { on }: Opened, versions: readonly TermsVersion[]) => {
  const [from, to] = [asked(visit, 'from', versions), asked(visit, 'to', versions)];
  const chosen = { from: (from ?? versions[1])?.version, to: (to ?? versions[0])?.version };
  if (from === undefined || to === undefined) return { chosen, found: null, of: [] };
  const [before, after] = await Promise.all([from, to].map(async (each) => clausesOf(await worded(visit, each.terms), { ...visit, on })));
  return { chosen, found: compared(before ?? [], after ?? []), of: [from, to] };
};

/** One version of the terms, with what changed since the version that it answers, comments and signatures; every version; any two compared. */
export const terms: Part = async (visit, opened) => {
  const { on } = opened;
  const versions = newestFirst(on.terms);
  const shown = asked(visit, 'version', versions) ?? currentOf(on.terms);
  if (shown === null) return { versions, shown };
  const { clauses, base } = await markedClauses(visit, on, shown);
  const compare = await comparison(visit, opened, versions);
  return {
    versions,
    shown,
    markings: markingsOfTerms([shown, ...(base === null ? [] : [base]), ...compare.of]),
    // What was agreed once was issued then, and stays so after a variation has taken its place.
    documents: ['agreed', 'superseded'].includes(shown.status) ? documentFormats : [],
    inForce: agreedOf(on.terms)?.version ?? null,
    clauses,
    base: base?.version ?? null,
    comments: await worded(visit, shown.comments),
    clauseTitles: Object.fromEntries(clauseChoices.map(({ value, text }) => [value, text])),
    compare,
  };
};
