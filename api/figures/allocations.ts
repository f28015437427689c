import type { Directory } from '../../domain/directory.ts';
import type { Narrative } from '../../domain/words.ts';
import type { AllocationRow } from '../ports.ts';
import { figure } from './figure.ts';
import { allocates } from './people.ts';

type Allocated = AllocationRow & { readonly why: string; readonly otherwise: string; readonly others: string };
const candidatesIn = ({ candidates }: AllocationRow, { people }: Directory) =>
  candidates.map(({ user, reasons }) => ({ user, said: `${people[user]?.name ?? user} (${reasons.join('; ')})` }));
export const allocations = figure({
  id: 'allocations',
  title: 'Allocations and their reasons',
  says: [
    'Who was given which case, by whom and why: what the service proposed and for what reasons (ALL-3), and why another was chosen. The latest is first.',
  ],
  ofPeriod: true,
  mayAsk: allocates,
  ask: async ({ figures, files, by, filter, directory }): Promise<readonly Allocated[]> => {
    const rows = await figures.allocations(by, filter);
    const named = (of: Narrative | null): readonly string[] => (of === null ? [] : [of.narrative]);
    const texts = await files.texts(rows.flatMap(({ rationale, overrideReason }) => [...named(rationale), ...named(overrideReason)]));
    const text = (of: Narrative | null): string => (of === null ? '' : (texts[of.narrative] ?? ''));
    return rows.map((row) => ({
      ...row,
      why: text(row.rationale),
      otherwise: text(row.overrideReason),
      others: candidatesIn(row, directory).map(({ said }) => said).join('. '), // prettier-ignore
    }));
  },
  columns: [
    { id: 'ref', title: 'Reference', kind: 'ref', of: ({ ref }) => ref },
    { id: 'at', title: 'When', kind: 'moment', of: ({ at }) => at },
    { id: 'by', title: 'By', kind: 'person', of: ({ by }) => by },
    { id: 'from', title: 'From', kind: 'person', of: ({ from }) => from },
    { id: 'sia', title: 'To', kind: 'person', of: ({ sia }) => sia },
    { id: 'proposed', title: 'Proposed', kind: 'person', of: ({ candidates }) => candidates[0]?.user ?? null },
    { id: 'why', title: 'Why', kind: 'text', of: ({ why }) => why },
    { id: 'otherwise', title: 'Why not the one proposed', kind: 'text', of: ({ otherwise }) => otherwise },
    { id: 'candidates', title: 'Candidates then, with reasons', kind: 'text', of: ({ others }) => others },
  ],
  charts: () => [],
});
