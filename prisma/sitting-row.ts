import type { Sitting } from '../domain/sitting.ts';
import { namedAt } from '../domain/sitting-access.ts';

export const sittingColumns = ['id', 'body', 'kind', 'at', 'papers_due_at', 'status', 'version', 'named', 'open_actions'] as const;
/** The read row of a sitting, in the order of its columns. */
export const sittingRow = (on: Sitting): readonly unknown[] => [
  on.id,
  on.body,
  on.kind,
  on.at,
  on.papersDueAt,
  on.status,
  on.version,
  namedAt(on),
  Object.values(on.actions).flatMap(({ status, owner }) => (status === 'open' ? [owner] : [])),
];
