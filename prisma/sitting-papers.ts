import type { SittingPapers } from '../activities/ports.ts';
import type { Entry } from '../domain/entries.ts';
import type { SittingEntry } from '../domain/sitting-entries.ts';
import { entryOf, sittingEntryOf } from './entry-of.ts';
import type { Queryable } from './reference-data.ts';

type Line = { stream: string; seq: number; type: string; at: string; actor: string; payload: string };
type Model = { text: string; digest: string };
const columns = 'j.stream, j.seq, j.type, j.at, j.actor, j.payload';
const journalOf = `SELECT ${columns} FROM journal AS j WHERE j.stream = $1 ORDER BY j.seq`;
// An action may name what is no case.
const ofCases = `SELECT ${columns} FROM journal AS j JOIN stream AS s ON s.id = j.stream WHERE j.stream = ANY($1) AND s.kind = 'case' ORDER BY j.stream, j.seq`;
const ofBody = `SELECT ${columns} FROM journal AS j JOIN sitting_read AS s ON s.id = j.stream WHERE s.body = $1 ORDER BY s.id, j.seq`;
const modelOf = 'SELECT model AS text, digest FROM sitting_paper WHERE meeting = $1 AND seq = $2';

const byStream = <E>(lines: readonly Line[], read: (line: Line) => E): Readonly<Record<string, readonly E[]>> => {
  const found: Record<string, E[]> = {};
  for (const line of lines) (found[line.stream] ??= []).push(read(line));
  return found;
};

/** What papers of sittings are composed of, and their models, on Postgres. */
export const createSittingPapers = (client: Queryable): SittingPapers => {
  const model = async (meeting: string, seq: number): Promise<Model | null> =>
    (await client.query<Model>(modelOf, [meeting, seq])).rows[0] ?? null;
  return {
    model,
    async entries(meeting) {
      const { rows } = await client.query<Line>(journalOf, [meeting]);
      return rows.map(sittingEntryOf);
    },
    async ofBody(body) {
      return byStream<SittingEntry>((await client.query<Line>(ofBody, [body])).rows, sittingEntryOf);
    },
    async casesOf(body) {
      const { rows } = await client.query<{ ref: string }>('SELECT ref FROM case_read WHERE bodies @> ARRAY[$1::text] ORDER BY ref', [
        body,
      ]);
      return rows.map(({ ref }) => ref);
    },
    async journals(refs) {
      const { rows } = await client.query<Line>(ofCases, [refs]);
      return byStream<Entry>(rows, entryOf);
    },
    async keep({ meeting, seq, text, digest, at }) {
      const values = [meeting, seq, text, digest, at];
      await client.query(
        'INSERT INTO sitting_paper (meeting, seq, model, digest, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
        values,
      );
      const kept = await model(meeting, seq);
      if (kept === null) throw new Error('the model was not kept');
      return kept;
    },
    async filed(outbox) {
      const { rows } = await client.query<{ path: string; digest: string }>('SELECT path, digest FROM filed WHERE outbox = $1', [outbox]);
      return rows[0] ?? null;
    },
  };
};
