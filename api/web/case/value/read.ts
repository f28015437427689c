import type { Case } from '../../../../domain/case.ts';
import type { ValueEntry } from '../../../../domain/value-state.ts';
import { wireSchemas } from '../../../json/payloads/families.ts';
import { inSentence } from '../../../../domain/sentence.ts';
import { inWords } from '../../form/field.ts';
import { linesOf, type Line } from '../../form/read-out.ts';
import { fieldsOf } from '../../form/schema.ts';
import type { Visit } from '../../visit.ts';
import { worded } from '../open.ts';

const [root] = fieldsOf(wireSchemas['log-value']);
const fields = root?.shape.kind === 'group' ? root.shape.fields : [];

const counted = fields.flatMap(({ name, shape }) =>
  name === 'counts' && shape.kind === 'group' ? shape.fields.map((field) => field.name) : [],
);
/** Counts under names of an agency's own, which no schema knows. */
const ownCounts = ({ counts = {} }: ValueEntry): readonly Line[] =>
  Object.entries(counts).flatMap(([name, count]) =>
    counted.includes(name) ? [] : [{ title: `Counts: ${inSentence(inWords(name))}`, values: [String(count)] }],
  );

/** An entry as it is read: every answer of whoever logged it, and what was said against it. */
export const entryRead = async (visit: Visit, on: Case, entry: ValueEntry) => ({
  entry,
  lines: [...linesOf(fields, await worded(visit, entry), { path: 'value', world: { ...visit, on } }), ...ownCounts(entry)],
  disputes: await worded(visit, entry.disputes ?? []),
});
