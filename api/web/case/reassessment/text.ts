import { wireSchemas } from '../../../json/payloads/families.ts';
import type { World } from '../../form/choices.ts';
import { linesOf, type Line } from '../../form/read-out.ts';
import { fieldsOf } from '../../form/schema.ts';
import { tabled } from './scores.ts';

const fields = fieldsOf(wireSchemas['propose-reassessment']);
const scoreOf = (version: unknown): unknown =>
  typeof version === 'object' && version !== null && 'score' in version ? version.score : null;
// Named are only the fields that stand elsewhere: one that is added later is printed here without further ado.
const scored = fields.flatMap(({ name, shape }) =>
  name === 'score' && shape.kind === 'group' ? shape.fields.filter((field) => !tabled.includes(field.name)) : [],
);
const others = fields.filter(({ name }) => name !== 'score' && name !== 'basedOn');

/** REA-2: with the table of scores, the whole text that the digest is taken of. Nobody signs what they do not see. */
export const reassessmentLines = (version: unknown, world: World): readonly Line[] => [
  ...linesOf(others, version, { path: '', world }),
  ...linesOf(scored, scoreOf(version), { path: 'score', world }),
];
