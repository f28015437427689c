import { wireSchemas } from '../../../json/payloads/families.ts';
import { linesOf } from '../../form/read-out.ts';
import { fieldsOf } from '../../form/schema.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';

const [root] = fieldsOf(wireSchemas['log-value']);
const fields = root?.shape.kind === 'group' ? root.shape.fields : [];

/** What the work was worth, entry by entry. Figures count verified entries only. */
export const value: Part = async (visit, { on }) => {
  const entries = Object.values(on.value);
  const told = await Promise.all(
    entries.map(async (entry) => ({
      entry,
      lines: linesOf(fields, await worded(visit, entry), { path: 'value', world: { ...visit, on } }),
    })),
  );
  return { entries: told, verified: entries.filter(({ status }) => status === 'verified').length };
};
