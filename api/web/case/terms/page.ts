import type { TermsVersion } from '../../../../domain/terms-state.ts';
import { wireSchemas } from '../../../json/payloads/families.ts';
import { first } from '../../form/answers.ts';
import type { World } from '../../form/choices.ts';
import type { Field } from '../../form/field.ts';
import { linesOf, type Line } from '../../form/read-out.ts';
import { fieldsOf } from '../../form/schema.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';

const [root] = fieldsOf(wireSchemas['propose-terms']).filter(({ name }) => name === 'terms');
const clauses: readonly Field[] = root?.shape.kind === 'group' ? root.shape.fields : [];
export const clauseChoices = [
  ...clauses.map(({ name, title }) => ({ value: name, text: title })),
  { value: 'riskStatement', text: 'Risk statement' },
];

export const versionsOf = (terms: Readonly<Record<string, TermsVersion>>): readonly TermsVersion[] =>
  Object.values(terms).toSorted((one, other) => other.version - one.version);

type Clause = { readonly name: string; readonly title: string; readonly lines: readonly Line[] };
const riskStatementOf = (terms: unknown): string =>
  typeof terms === 'object' && terms !== null && 'riskStatement' in terms && typeof terms.riskStatement === 'string'
    ? terms.riskStatement
    : '';

/** The terms clause by clause, each with its lines. */
export const clausesOf = (terms: unknown, world: World): readonly Clause[] => [
  ...clauses.map((field) => ({ name: field.name, title: field.title, lines: linesOf([field], terms, { path: 'terms', world }) })),
  {
    name: 'riskStatement',
    title: 'Risk statement',
    lines: [{ title: 'Risk statement', values: [riskStatementOf(terms)] }],
  },
];

/** One version of the terms, with what changed since the version that it answers, comments and signatures. */
export const terms: Part = async (visit, { on }) => {
  const versions = versionsOf(on.terms);
  const wanted = Number(first(visit.query, 'version'));
  const shown = versions.find(({ version }) => version === wanted) ?? versions[0];
  if (shown === undefined) return { versions, shown: null };
  const world = { ...visit, on };
  const base = shown.basedOn === null ? undefined : on.terms[String(shown.basedOn)];
  const before = base === undefined ? null : clausesOf(await worded(visit, base.terms), world);
  const now = clausesOf(await worded(visit, shown.terms), world);
  const changed = (clause: Clause): boolean =>
    before !== null && JSON.stringify(before.find(({ name }) => name === clause.name)?.lines) !== JSON.stringify(clause.lines);
  const comments = await worded(visit, shown.comments);
  return {
    versions,
    shown,
    clauses: now.map((clause) => ({ ...clause, changed: changed(clause) })),
    base: base?.version ?? null,
    comments,
    clauseTitles: Object.fromEntries(clauseChoices.map(({ value, text }) => [value, text])),
  };
};
