import { wireSchemas } from '../../../json/payloads/families.ts';
import type { World } from '../../form/choices.ts';
import type { Field } from '../../form/field.ts';
import { linesOf, type Line } from '../../form/read-out.ts';
import { fieldsOf } from '../../form/schema.ts';

const [root] = fieldsOf(wireSchemas['propose-terms']).filter(({ name }) => name === 'terms');
const clauses: readonly Field[] = root?.shape.kind === 'group' ? root.shape.fields : [];
export const clauseChoices = [
  ...clauses.map(({ name, title }) => ({ value: name, text: title })),
  { value: 'riskStatement', text: 'Risk statement' },
];

export type Clause = { readonly name: string; readonly title: string; readonly lines: readonly Line[] };
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
