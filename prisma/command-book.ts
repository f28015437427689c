import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Answer } from '../domain/answer.ts';
import type { CommandName } from '../domain/commands.ts';
import { instantAt } from '../domain/local-time.ts';
import type { CommandBook, CommandState, NewCommand, StoredCommand } from '../api/ports.ts';
import { inTransaction } from './database.ts';

type Row = {
  id: string;
  ref: string | null;
  name: CommandName;
  caller: string;
  key: string;
  digest: string;
  state: CommandState;
  given_at: Date;
  answer: string | null;
};
const columns = 'id, ref, name, caller, key, digest, state, given_at, answer';
const stored = ({ given_at, answer, ...row }: Row): StoredCommand => ({
  ...row,
  givenAt: instantAt(given_at.getTime()),
  answer: answer === null ? null : (JSON.parse(answer) as Answer), // our own row, written once
});
/** Nobody decides a command later than this; a submission never gives up. */
const giveUpMinutes = 15;

const insert = async (client: pg.PoolClient, command: NewCommand): Promise<StoredCommand | null> => {
  if (command.texts.length > 0) {
    const texts = [
      command.texts.map(({ narrative }) => narrative),
      command.texts.map(({ digest }) => digest),
      command.texts.map(({ text }) => text),
    ];
    await client.query({
      name: 'store-texts',
      text: 'INSERT INTO narrative (id, digest, text) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])',
      values: texts,
    });
  }
  const text = `INSERT INTO command (id, ref, name, caller, key, digest, body, give_up_at) VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $2::text IS NULL THEN NULL ELSE clock_timestamp() + $8 * interval '1 minute' END)
    ON CONFLICT (caller, key) DO NOTHING RETURNING ${columns}`;
  const { ref, name, caller, key, digest, body } = command;
  const { rows } = await client.query<Row>({
    name: 'store-command',
    text,
    values: [randomUUID(), ref, name, caller, key, digest, JSON.stringify(body), giveUpMinutes],
  });
  return rows[0] === undefined ? null : stored(rows[0]);
};

export const createCommandBook = (pool: pg.Pool): CommandBook => {
  const one = async (where: string, values: readonly string[]): Promise<StoredCommand | null> => {
    const { rows } = await pool.query<Row>(`SELECT ${columns} FROM command WHERE ${where}`, [...values]);
    return rows[0] === undefined ? null : stored(rows[0]);
  };
  const byKey = (caller: string, key: string) => one('caller = $1 AND key = $2', [caller, key]);
  return {
    byKey,
    byId: (id) => one('id = $1', [id]),
    async store(command) {
      const fresh = await inTransaction(pool, async (client) => {
        const made = await insert(client, command);
        // A second request under the same key: its texts are not kept either.
        if (made === null) await client.query('ROLLBACK; BEGIN');
        return made;
      });
      const standing = fresh ?? (await byKey(command.caller, command.key));
      if (standing === null) throw new Error('a command neither stored nor standing');
      return standing;
    },
  };
};
