import type { Cases, ChainedEntry, Inbox, Outbox, OverlapSearch, Register, SystemCommands } from '../activities/ports.ts';
import type { Case } from '../domain/case.ts';
import { fold } from '../domain/evolve.ts';
import type { Database } from './database.ts';
import { entryOf } from './entry-of.ts';
import { createInbox } from './inbox.ts';
import { matchesOf } from './matching.ts';
import { createOutbox } from './outbox.ts';
import type { Queryable, ReferenceData } from './reference-data.ts';

type Line = { seq: number; type: string; at: string; actor: string; payload: string; prevHash: string; hash: string };
const upTo =
  'SELECT seq, type, at, actor, payload, prev_hash AS "prevHash", hash FROM journal WHERE stream = $1 AND seq <= $2 ORDER BY seq';

const createCases = (client: Queryable, data: ReferenceData): Cases => ({
  async now(ref) {
    const [{ rows }, { directory, now }] = await Promise.all([
      client.query<{ state: string }>(`SELECT state FROM stream WHERE id = $1 AND kind = 'case'`, [ref]),
      data.load(client),
    ]);
    if (rows[0] === undefined) throw new Error(`no case ${ref}`);
    // The state as of the last entry; the verifier proves it by refolding.
    return { on: JSON.parse(rows[0].state) as Case, directory, now };
  },
  async asOf(ref, seq) {
    const { rows } = await client.query<Line>(upTo, [ref, seq]);
    const entries = rows.map(entryOf);
    const [on, line, entry] = [fold(entries), rows.at(-1), entries.at(-1)];
    if (on === null || line === undefined || entry?.seq !== seq) throw new Error(`no entry ${String(seq)} of ${ref}`);
    const { type, payload, prevHash, hash } = line;
    return { on, entry: { entry, type, payload, prevHash, hash } satisfies ChainedEntry };
  },
});

export type ActivityPorts = {
  readonly outbox: Outbox;
  readonly cases: Cases;
  readonly inbox: Inbox;
  readonly register: Register;
  readonly search: OverlapSearch;
  readonly commands: SystemCommands;
};
/** What the activities need of Postgres. */
export const createActivityPorts = ({ pool }: Pick<Database, 'pool'>, data: ReferenceData): ActivityPorts => ({
  outbox: createOutbox(pool),
  cases: createCases(pool, data),
  inbox: createInbox(pool),
  register: {
    async file({ outbox, ref, kind, path, version, digest }) {
      const { now: at } = await data.load(pool);
      await pool.query(
        'INSERT INTO filed (outbox, ref, kind, path, version, digest, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING',
        [outbox, ref, kind, path, version, digest, at],
      );
    },
  },
  search: { matches: (ref) => matchesOf(pool, ref) },
  commands: {
    async store({ id, ref, name, body }) {
      const text = `INSERT INTO command (id, ref, name, caller, key, digest, body) VALUES ($1, $2, $3, 'system', $1, '', $4) ON CONFLICT DO NOTHING`;
      await pool.query(text, [id, ref, name, JSON.stringify(body)]);
    },
  },
});
