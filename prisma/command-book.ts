import type { Answer } from '../domain/answer.ts';
import type { CommandName } from '../domain/commands.ts';
import { instantAt } from '../domain/local-time.ts';
import type { CommandBook, CommandState, NewCommand, OtherUse, StoredCommand } from '../api/ports.ts';
import { standsIn } from './errands.ts';
import type { Queryable } from './reference-data.ts';

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
const stored = ({ id, ref, name, caller, key, digest, state, given_at, answer }: Row): StoredCommand => ({
  id,
  ref,
  name,
  caller,
  key,
  digest,
  state,
  givenAt: instantAt(given_at.getTime()),
  answer: answer === null ? null : (JSON.parse(answer) as Answer), // our own row, written once
});
/** Nobody decides a command later than this; a submission never gives up. */
const giveUpMinutes = 15;

// One statement, so that a second request under the same key keeps nothing, not even its texts.
const storeText = `WITH made AS (
    INSERT INTO command (id, ref, name, caller, key, digest, body, on_behalf_of, give_up_at)
    SELECT $1, $2, $3, $4, $5, $6, $7, $12, CASE WHEN $2::text IS NULL THEN NULL ELSE clock_timestamp() + $8 * interval '1 minute' END
    WHERE NOT ${standsIn('errand', '$4', '$5')}
    ON CONFLICT (caller, key) DO NOTHING RETURNING ${columns}
  ), texts AS (
    INSERT INTO narrative (id, digest, text) SELECT t.* FROM unnest($9::text[], $10::text[], $11::text[]) AS t WHERE EXISTS (SELECT FROM made)
  ) SELECT * FROM made`;

const insert = async (
  client: Queryable,
  { id, ref, name, caller, key, digest, body, texts, onBehalfOf }: NewCommand,
): Promise<StoredCommand | null> => {
  const own = [texts.map(({ narrative }) => narrative), texts.map((each) => each.digest), texts.map(({ text }) => text)];
  const values = [id, ref, name, caller, key, digest, JSON.stringify(body), giveUpMinutes, ...own, onBehalfOf ?? null];
  const { rows } = await client.query<Row>({ name: 'store-command', text: storeText, values });
  return rows[0] === undefined ? null : stored(rows[0]);
};

export const createCommandBook = (client: Queryable): CommandBook => {
  const one = async (where: string, values: readonly string[]): Promise<StoredCommand | null> => {
    const { rows } = await client.query<Row>(`SELECT ${columns} FROM command WHERE ${where}`, [...values]);
    return rows[0] === undefined ? null : stored(rows[0]);
  };
  // In one turn on the wire: each command is looked up by its key before anything else.
  const byKey = async (caller: string, key: string): Promise<StoredCommand | OtherUse | null> => {
    const text = `SELECT asked.errand, c.* FROM (SELECT ${standsIn('errand')} AS errand) AS asked
      LEFT JOIN (SELECT ${columns} FROM command WHERE caller = $1 AND key = $2) AS c ON true`;
    const { rows } = await client.query<{ errand: boolean } & (Row | { id: null })>(text, [caller, key]);
    const [found] = rows;
    if (found === undefined || found.id === null) return found?.errand === true ? { usedFor: 'errand' } : null;
    return stored(found);
  };
  return {
    byKey,
    byId: (id) => one('id = $1', [id]),
    async bodyOf(id) {
      const { rows } = await client.query<{ body: string }>('SELECT body FROM command WHERE id = $1', [id]);
      const given: unknown = rows[0] === undefined ? null : JSON.parse(rows[0].body);
      return given;
    },
    async store(command) {
      const standing = (await insert(client, command)) ?? (await byKey(command.caller, command.key));
      if (standing === null) throw new Error('a command neither stored nor standing');
      return standing;
    },
  };
};
