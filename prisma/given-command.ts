import type { GivenCommand } from '../activities/ports.ts';
import type { Answer, GivenName } from '../domain/answer.ts';

/** A command with the row of its stream. */
export type CommandRow = {
  id: string;
  ref: string | null;
  name: GivenName;
  caller: string;
  on_behalf_of: string | null;
  body: string;
  attempts: number;
  state: string;
  answer: string | null;
  too_late: boolean;
  awaited: boolean;
  kind: string | null;
  stream_state: string | null;
  head_hash: string | null;
};
// The command first, then the row of its stream, in one turn on the wire.
export const lockBoth = `SELECT c.*, s.kind, s.state AS stream_state, s.head_hash
  FROM (SELECT id, ref, name, caller, on_behalf_of, body, attempts, state, answer,
      coalesce(give_up_at < clock_timestamp(), false) AS too_late, given_at < clock_timestamp() - interval '5 seconds' AS awaited
    FROM command WHERE id = $1 FOR UPDATE) AS c
  LEFT JOIN LATERAL (SELECT kind, state, head_hash FROM stream WHERE id = c.ref FOR UPDATE) AS s ON true`;

// Written by `settle` of this service; the trigger lets nobody change it.
const readAnswer = (text: string | null): Answer | null => (text === null ? null : (JSON.parse(text) as Answer));
export const given = (row: CommandRow): GivenCommand => ({
  id: row.id,
  ref: row.ref,
  name: row.name,
  caller: row.caller,
  onBehalfOf: row.on_behalf_of,
  body: row.body,
  attempts: row.attempts,
  answer: readAnswer(row.answer),
  tooLate: row.too_late,
  awaited: row.awaited,
});
