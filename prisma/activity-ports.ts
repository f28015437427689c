import type {
  Cases,
  CaseThen,
  Inbox,
  IssuedRows,
  Outbox,
  OverlapSearch,
  Register,
  SittingPapers,
  SystemCommands,
} from '../activities/ports.ts';
import type { Case } from '../domain/case.ts';
import type { IssuedDocument } from '../domain/owed.ts';
import { fold } from '../domain/evolve.ts';
import { neverOwns } from '../domain/never-owns.ts';
import type { Database } from './database.ts';
import { entryOf } from './entry-of.ts';
import { createInbox } from './inbox.ts';
import { createOutbox } from './outbox.ts';
import { createOverlapSearch } from './overlap-search.ts';
import { createSittingPapers } from './sitting-papers.ts';
import { headColumns, nowMs, type Heads, type Queryable, type ReferenceData } from './reference-data.ts';

type Line = { seq: number; type: string; at: string; actor: string; payload: string; prevHash: string; hash: string; state: string | null };
// The state that stands is the state as of its last entry; only an earlier one has to be folded.
const upTo = `SELECT j.seq, j.type, j.at, j.actor, j.payload, j.prev_hash AS "prevHash", j.hash, s.state
  FROM journal AS j LEFT JOIN stream AS s ON s.id = j.stream AND s.seq = $2
  WHERE j.stream = $1 AND j.seq <= $2 AND (s.id IS NULL OR j.seq = $2) ORDER BY j.seq`;
// Noted at the service's own time, and the row that owed it closed in the same turn.
const fileText = `WITH closed AS (UPDATE outbox SET done_at = clock_timestamp() WHERE id = $1 AND done_at IS NULL)
  INSERT INTO filed (outbox, ref, kind, path, version, digest, at)
  SELECT $1, $2, $3, $4, $5::int, $6, to_timestamp((${nowMs}) / 1000.0) FROM demo_clock WHERE id = 1 ON CONFLICT DO NOTHING`;

const withCase = `SELECT ${headColumns}, (SELECT state FROM stream WHERE id = $1 AND kind = 'case') AS state FROM demo_clock WHERE id = 1`;
const textsOf = 'SELECT id, text FROM narrative WHERE id = ANY($1) AND text IS NOT NULL';
const issuedOf = `SELECT o.seq, o.payload, f.path, f.digest FROM outbox AS o LEFT JOIN filed AS f ON f.outbox = o.id
  WHERE o.stream = $1 AND o.temperament = 'documents' ORDER BY o.seq DESC, o.id`;
const createIssued = (client: Queryable): IssuedRows => ({
  async find({ ref, version, format }) {
    const { rows } = await client.query<{ seq: number; payload: string; path: string | null; digest: string | null }>(issuedOf, [ref]);
    // Written by the recorder from the rulebook's own document.
    const found = rows.map(({ payload, ...row }) => ({ ...row, issued: JSON.parse(payload) as IssuedDocument }));
    const row = found.find(({ issued }) => issued.format === format && issued.document.version === version);
    if (row === undefined) return null;
    const { seq, issued, path, digest } = row;
    return { seq, issued, filed: path === null || digest === null ? null : { path, digest } };
  },
});

const createCases = (client: Queryable, data: ReferenceData): Cases => ({
  today: () => data.load(client),
  async now(ref) {
    const { rows } = await client.query<Heads & { state: string | null }>({ name: 'heads-and-case', text: withCase, values: [ref] });
    const { directory, policy, now } = await data.from(client, rows[0]);
    const state = rows[0]?.state;
    if (state == null) throw new Error(`no case ${ref}`);
    // The state as of the last entry; the verifier proves it by refolding.
    return { on: JSON.parse(state) as Case, directory, policy, now };
  },
  async texts(ids) {
    const { rows } = await client.query<{ id: string; text: string }>(textsOf, [ids]);
    return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
  },
  async asOf(ref, seq) {
    const [{ rows }, { directory }] = await Promise.all([
      client.query<Line>({ name: 'as-of', text: upTo, values: [ref, seq] }),
      data.load(client),
    ]);
    const entries = rows.map(entryOf);
    const [line, entry] = [rows.at(-1), entries.at(-1)];
    const on = line?.state == null ? fold(entries) : (JSON.parse(line.state) as Case);
    if (on === null || line === undefined || entry?.seq !== seq) throw new Error(`no entry ${String(seq)} of ${ref}`);
    // OWN-2: nothing leaves in which an agency that can own none holds the risk.
    const never = neverOwns(on, directory);
    if (never !== null) throw new Error(`OWN-2: ${ref} names ${never} as owner, which can own none`);
    const { type, payload, prevHash, hash } = line;
    return { on, entry: { entry, type, payload, prevHash, hash } satisfies CaseThen['entry'] };
  },
});

export type ActivityPorts = {
  readonly outbox: Outbox;
  readonly cases: Cases;
  readonly inbox: Inbox;
  readonly register: Register;
  readonly issued: IssuedRows;
  readonly papers: SittingPapers;
  readonly search: OverlapSearch;
  readonly commands: SystemCommands;
};
/** What the activities need of Postgres. */
export const createActivityPorts = ({ pool }: Pick<Database, 'pool'>, data: ReferenceData): ActivityPorts => ({
  outbox: createOutbox(pool),
  cases: createCases(pool, data),
  inbox: createInbox(pool, data),
  register: {
    async file({ outbox, ref, kind, path, version, digest }) {
      await pool.query({ name: 'file', text: fileText, values: [outbox, ref, kind, path, version, digest] });
    },
  },
  search: createOverlapSearch(pool, data),
  issued: createIssued(pool),
  papers: createSittingPapers(pool),
  commands: {
    async store({ id, ref, name, body }) {
      const text = `INSERT INTO command (id, ref, name, caller, key, digest, body) VALUES ($1, $2, $3, 'system', $1, '', $4) ON CONFLICT DO NOTHING`;
      await pool.query(text, [id, ref, name, JSON.stringify(body)]);
    },
  },
});
