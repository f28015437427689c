import type pg from 'pg';
import { policyOf } from '../domain/administration-state.ts';
import type { Directory } from '../domain/directory.ts';
import { instantAt } from '../domain/local-time.ts';
import type { Policy } from '../domain/policy.ts';
import type { Instant } from '../domain/words.ts';
import { bookIn } from './administration.ts';

export type Queryable = Pick<pg.Pool, 'query'>;
export type AtHand = { readonly directory: Directory; readonly policy: Policy; readonly now: Instant };

export type Heads = { readonly directory: number | null; readonly policy: number | null; readonly now_ms: string };
/** One clock for every process: the database's own, plus the demo offset, which production leaves at 0. */
export const nowMs = 'floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint + offset_ms';
/** What a question selects from `demo_clock` so that directory, policy and time come with its answer. */
export const headColumns = `(SELECT seq FROM stream WHERE id = 'directory') AS directory, (SELECT seq FROM stream WHERE id = 'policy') AS policy, ${nowMs} AS now_ms`;
const heads = `SELECT ${headColumns} FROM demo_clock WHERE id = 1`;

/** Directory, policy and time: read once a version, kept in the process, asked for by version each time. */
export const createReferenceData = () => {
  let kept: { readonly directory: number; readonly policy: number; readonly data: Omit<AtHand, 'now'> } | undefined;
  const read = async (client: Queryable): Promise<Omit<AtHand, 'now'>> => {
    const { rows } = await client.query<{ id: string; state: string }>(`SELECT id, state FROM stream WHERE id IN ('directory', 'policy')`);
    const stateOf = (id: string) => rows.find((row) => row.id === id)?.state ?? 'null';
    // Our own rows, written from a checked configuration and proved by their chain.
    const policy = policyOf(bookIn(stateOf('policy')));
    if (policy === undefined) throw new Error('the policy in force is none of those that are published');
    return { directory: JSON.parse(stateOf('directory')) as Directory, policy };
  };
  const atHand = async (client: Queryable, head: Heads | undefined): Promise<AtHand> => {
    if (head?.directory == null || head.policy == null)
      throw new Error('no directory and no policy are published: start the service once, or run the migrations');
    if (kept?.directory !== head.directory || kept.policy !== head.policy)
      kept = { directory: head.directory, policy: head.policy, data: await read(client) };
    return { ...kept.data, now: instantAt(Number(head.now_ms)) };
  };
  return {
    /** Throws where the directory and the policy were never published. */
    async load(client: Queryable): Promise<AtHand> {
      const { rows } = await client.query<Heads>({ name: 'heads', text: heads });
      return atHand(client, rows[0]);
    },
    /** The same, where `headColumns` came with the first row of another question, in one turn. */
    from: atHand,
  };
};
export type ReferenceData = ReturnType<typeof createReferenceData>;
