import type pg from 'pg';
import { withDirectory, type Administered, type DirectoryChange, type PolicyBook } from '../domain/administration-state.ts';
import type { Directory, Person } from '../domain/directory.ts';
import { lostTo } from '../domain/holdings.ts';
import { instantAt } from '../domain/local-time.ts';
import type { Policy } from '../domain/policy.ts';
import type { Instant } from '../domain/words.ts';
import { administrationOn, bookIn } from './administration.ts';
import { administrationLock, inTransaction } from './database.ts';
import { holdOwners } from './owners-stand.ts';

/** `policy` is in force where the record has none yet; `policies` are all the versions that there are. */
export type Published = {
  readonly directory: Omit<Directory, 'version'>;
  readonly policy: Policy;
  readonly policies?: readonly Policy[];
  /** When the first entry is dated, where that is before now: the history of the demonstration is. */
  readonly since?: Instant;
};
/** How an entry is chained; the recipe of docs/records.md, handed in. */
export type Chaining = {
  readonly canonical: (value: unknown) => string;
  readonly hashOf: (entry: {
    stream: string;
    seq: number;
    type: string;
    at: string;
    actor: string;
    payload: string;
    prevHash: string;
  }) => string;
  readonly firstHash: string;
};
type Head = { seq: number; state: string; head_hash: string };
type Stream = { readonly stream: Administered; readonly state: string; readonly head: Head; readonly since: Instant | undefined };

const headOf = async (client: pg.PoolClient, stream: Administered, firstHash: string): Promise<Head> => {
  const { rows } = await client.query<Head>('SELECT seq, state, head_hash FROM stream WHERE id = $1 FOR UPDATE', [stream]);
  return rows[0] ?? { seq: 0, state: '', head_hash: firstHash };
};
const keep = async (client: pg.PoolClient, { stream, state, head, since }: Stream, { hashOf }: Chaining): Promise<void> => {
  if (head.state === state) return;
  const seq = head.seq + 1;
  const type = `${stream}-published@${stream === 'policy' ? '2' : '1'}`;
  const at = (head.seq === 0 ? since : undefined) ?? instantAt(Date.now());
  const entry = { stream, seq, type, at, actor: 'system', payload: state, prevHash: head.head_hash };
  const hash = hashOf(entry);
  await client.query(
    'INSERT INTO journal (stream, seq, type, at, actor, payload, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [stream, seq, entry.type, entry.at, entry.actor, state, entry.prevHash, hash],
  );
  await client.query(
    'INSERT INTO stream (id, kind, seq, state, head_hash) VALUES ($1, $1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, state = excluded.state, head_hash = excluded.head_hash',
    [stream, seq, state, hash],
  );
};
/** Who is less than they were: inactive in the files, in them no longer, or without a role that they had. */
const lessenedBy = (before: Directory['people'], now: Directory['people']): readonly Person[] =>
  Object.values(before).flatMap((was) => {
    const is = now[was.id] ?? { ...was, active: false };
    const less = is.active ? was.roles.some((role) => !is.roles.includes(role)) : was.active;
    return less ? [is] : [];
  });
/** ACC-7: what that takes from them is taken as if an administrator had decided it: each case once. */
const releaseLeavers = async (client: pg.PoolClient, leavers: readonly Person[], seq: number): Promise<void> => {
  const tx = administrationOn(client);
  for (const leaver of leavers) {
    const { id: person } = leaver;
    const held = (await tx.casesNaming(person)).flatMap((on) => lostTo(on, leaver) ?? []);
    const body = JSON.stringify({ person });
    await tx.storeForCases(
      held.map(({ ref }) => ({ id: `${ref}:release-leaver:${String(seq)}:${person}`, ref, name: 'release-leaver' as const, body })),
    );
  }
};
/** What administrators have changed stands, whatever the files say of it: their changes are made again upon what the files bring. */
const publishDirectory = async (client: pg.PoolClient, { directory, since }: Published, chaining: Chaining): Promise<void> => {
  const head = await headOf(client, 'directory', chaining.firstHash);
  const { rows } = await client.query<{ payload: string }>(
    `SELECT payload FROM journal WHERE stream = 'directory' AND type NOT LIKE 'directory-published@%' ORDER BY seq`,
  );
  const changes = rows.map(({ payload }) => (JSON.parse(payload) as { readonly after: DirectoryChange }).after);
  const now = changes.reduce<Directory>(withDirectory, { ...directory, version: 0 });
  const state = chaining.canonical(now);
  if (state === head.state) return;
  await holdOwners(client, now);
  await keep(client, { stream: 'directory', state, head, since }, chaining);
  const before = head.state === '' ? {} : (JSON.parse(head.state) as Directory).people;
  await releaseLeavers(client, lessenedBy(before, now.people), head.seq + 1);
};
/** The files bring versions; which of them is in force, and from when, is the record's. A version that the files have lost is kept. */
const publishPolicy = async (
  client: pg.PoolClient,
  { policy, policies = [policy], since }: Published,
  chaining: Chaining,
): Promise<void> => {
  const head = await headOf(client, 'policy', chaining.firstHash);
  const stands = head.state === '' ? null : bookIn(head.state);
  const before = stands?.versions ?? {};
  // The day from which a version was adopted is the record's too.
  const brought = policies.map((each) => [each.version, { ...each, from: before[each.version]?.from ?? each.from }] as const);
  const rest = stands ?? { inForce: policy.version, previous: null, upcoming: null };
  const book: PolicyBook = { ...rest, versions: { ...before, ...Object.fromEntries(brought) } };
  await keep(client, { stream: 'policy', state: chaining.canonical(book), head, since }, chaining);
};
/** Brings directory and policy of the configuration into the record, each change an entry of its own stream; nothing where nothing changed. Throws where the files would move risk (`holdOwners`). */
export const publish = (pool: pg.Pool, published: Published, chaining: Chaining): Promise<void> =>
  inTransaction(pool, async (client) => {
    // Several processes may start at once; the first publishes, the others find it done. Decision 67: nobody decides meanwhile.
    await client.query('SELECT pg_advisory_xact_lock($1)', [administrationLock]);
    await publishDirectory(client, published, chaining);
    await publishPolicy(client, published, chaining);
  });
