import type { CaseWait } from '../api/ports.ts';
import type { Case } from '../domain/case.ts';
import type { Person } from '../domain/directory.ts';
import { awaitedAs, waitsFor } from '../domain/waits.ts';
import type { AtHand, Queryable } from './reference-data.ts';
import { visibleTo } from './visibility.ts';

type Whose = { readonly asker: Person; readonly whom: Person };
/** What waits for somebody beside the pen, of what opens for the asker, the most urgent first: the index names the cases, each case says what it is. */
export const waitingFor = async (client: Queryable, { asker, whom }: Whose, known: AtHand): Promise<readonly CaseWait[]> => {
  const visible = visibleTo(asker, known);
  const { rows } = await client.query<{ state: string }>(
    `SELECT s.state FROM ${visible.text} AS visible JOIN stream AS s ON s.id = visible.ref
      WHERE opens = 'page' AND awaits && ${visible.value(awaitedAs(whom))}::text[] ORDER BY due_at NULLS LAST, ref`,
    visible.values,
  );
  // The state as of the last entry; the verifier proves it by refolding.
  return mostUrgentFirst(rows.flatMap(({ state }) => waitsOn(JSON.parse(state) as Case, whom, known)));
};
const waitsOn = (on: Case, asker: Person, known: Pick<AtHand, 'directory' | 'policy'>): readonly CaseWait[] =>
  waitsFor(on, asker, known).map((wait) => ({ ref: on.ref, region: on.region, operationName: on.bid.operationName ?? null, ...wait }));
const mostUrgentFirst = (waits: readonly CaseWait[]): readonly CaseWait[] =>
  waits.toSorted((one, other) => ((one.dueAt ?? '9') < (other.dueAt ?? '9') ? -1 : 1));
