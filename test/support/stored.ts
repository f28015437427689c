// Cases put where `record` puts them, by the recorder's own writing, from entries that the rulebook decided.
import { randomUUID } from 'node:crypto';
import { chained, firstHash } from '../../activities/record/chain.ts';
import type { OutboxRow } from '../../activities/ports.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { Case } from '../../domain/case.ts';
import type { Entry } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import { spellsAfter } from '../../domain/spells.ts';
import { inTransaction, type Database } from '../../prisma/database.ts';
import { keep } from '../../prisma/record-writes.ts';
import { FRIDAY } from './rulebook.ts';

type At = Pick<Database, 'pool'>;

type Stored = { readonly on: Case; readonly head: string };
/** The one case that stands already, where later entries go on with it. */
const standing = async ({ pool }: At): Promise<Stored> => {
  const { rows } = await pool.query<{ state: string; head_hash: string }>(`SELECT state, head_hash FROM stream WHERE kind = 'case'`);
  if (rows[0] === undefined || rows.length > 1) throw new Error(`one case is gone on with, and ${String(rows.length)} stand`);
  return { on: JSON.parse(rows[0].state) as Case, head: rows[0].head_hash };
};

/** Each entry by a command of its own, in order; from the second entry on, on the case that stands. The case afterwards. */
export const storeEntries = async ({ pool }: At, entries: readonly Entry[], outbox: readonly OutboxRow[] = []): Promise<Case> => {
  const goesOn = entries[0] !== undefined && entries[0].seq > 1;
  const before = goesOn ? await standing({ pool }) : null;
  let head = before?.head ?? firstHash;
  let on: Case | null = before?.on ?? null;
  for (const entry of entries) {
    const spells = spellsAfter(on, [entry]);
    const state: Case | null = fold([entry], on);
    if (state === null) throw new Error('the first entry opens the case');
    on = state;
    const id = randomUUID();
    const command = {
      id,
      ref: state.ref,
      name: 'note',
      caller: 'spoc.aldershire',
      body: '{}',
      attempts: 0,
      answer: null,
      tooLate: false,
      onBehalfOf: null,
      awaited: false,
    } as const;
    const chain = chained(state.ref, [entry], { head, command: id });
    head = chain[0]?.hash ?? head;
    const answer = { outcome: 'accepted', ref: state.ref, stage: state.stage, version: state.version, entries: [entry.seq] } as const;
    const last = entry === entries.at(-1);
    await inTransaction(pool, async (client) => {
      await client.query(
        `INSERT INTO command (id, ref, name, caller, key, digest, body) VALUES ($1, $2, 'note', 'spoc.aldershire', $1, '', '{}')`,
        [id, state.ref],
      );
      const due = dueOn(state.clocks);
      await keep(client, command, {
        kind: 'case',
        state,
        chain,
        due,
        outbox: last ? outbox : [],
        answer,
        bidChanged: true,
        valueChanged: true,
        spells,
      });
    });
  }
  if (on === null) throw new Error('no entry, no case');
  return on;
};

/** A case as it stands, by one entry that opens it so. */
export const storeCase = (at: At, state: Case): Promise<Case> => {
  const entry: Entry = {
    type: 'bid-submitted',
    about: {},
    after: state,
    seq: 1,
    version: 1,
    at: FRIDAY,
    actor: state.spoc,
    authority: 'spoc',
    policyVersion: 1,
  };
  return storeEntries(at, [entry]);
};
