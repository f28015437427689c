import type { Case } from '../../../../domain/case.ts';
import type { CaseCommand } from '../../../../domain/commands.ts';
import { offered } from '../../../../domain/decide.ts';
import type { Facts } from '../../../../domain/facts.ts';
import type { Refusal } from '../../../../domain/refusals.ts';
import { ofOtherSide, ofOwnSide } from '../../../../domain/value-sides.ts';
import { figuresOf, linesOf as ledgerOf } from '../../../../domain/value-sheet.ts';
import { counts, openDispute, type ValueEntry } from '../../../../domain/value-state.ts';
import { wireSchemas } from '../../../json/payloads/families.ts';
import { linesOf } from '../../form/read-out.ts';
import { fieldsOf } from '../../form/schema.ts';
import { commandWords } from '../../wording/commands.ts';
import { worded, type Opened } from '../open.ts';
import type { Part } from '../page.ts';

const [root] = fieldsOf(wireSchemas['log-value']);
const fields = root?.shape.kind === 'group' ? root.shape.fields : [];

/** VAL-2, VAL-3: which side does it to an entry: the other one, or its own; of the rest whoever may give the command at all. */
const bySide: { readonly [C in CaseCommand]?: (on: Case, entry: ValueEntry, facts: Facts) => Refusal | null } = {
  'verify-value': ofOtherSide,
  'dispute-value': ofOtherSide,
  'answer-dispute': ofOwnSide,
  'reverse-value': ofOwnSide,
};
/** What can be done to an entry as it stands; whether this person may is for the rules, asked before it is shown. */
const stepsOn = (entry: ValueEntry): readonly CaseCommand[] => [
  ...(entry.status === 'logged' ? (['verify-value', 'dispute-value'] as const) : []),
  ...(openDispute(entry) === null ? [] : (['answer-dispute'] as const)),
  ...(entry.status === 'verified' || entry.status === 'exported' ? (['record-apmis-entry'] as const) : []),
  ...(entry.status === 'entered' ? (['reconcile-value'] as const) : []),
  ...(counts(entry) ? (['reverse-value'] as const) : []),
];
const steps = ({ on, facts }: Opened, entry: ValueEntry) =>
  stepsOn(entry)
    .filter((name) => offered(name, on, facts) === null && (bySide[name]?.(on, entry, facts) ?? null) === null)
    .map((name) => ({ title: commandWords[name].title, href: `/cases/${on.ref}/do/${name}?of=${entry.id}` }));

/** What the work was worth, entry by entry, each with what became of it. Figures count verified entries only. */
export const value: Part = async (visit, opened) => {
  const { on } = opened;
  const told = await Promise.all(
    Object.values(on.value).map(async (entry) => ({
      entry,
      lines: linesOf(fields, await worded(visit, entry), { path: 'value', world: { ...visit, on } }),
      disputes: await worded(visit, entry.disputes ?? []),
      steps: steps(opened, entry),
    })),
  );
  return { entries: told, figures: figuresOf(ledgerOf(on)) };
};
