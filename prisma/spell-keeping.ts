import type { SpellsAfter } from '../domain/spells.ts';

/** What a case gives to the spells: what has become of the open one, where it is another than before, and those that were begun. */
export const spelled = ({ open, begun }: SpellsAfter): readonly unknown[] => [JSON.stringify({ open: open === null ? [] : [open], begun })];

const running = '"endedAt" timestamptz, minutes int, "heldMinutes" int, "runsFrom" timestamptz, "heldFrom" timestamptz';
/** SQL that lets the open spell of the case `$1` go on, or ends it, by the value `$at`. */
export const growSpell = (at: number): string =>
  `UPDATE case_spell AS s SET ended_at = o."endedAt", minutes = s.minutes + o.minutes, held_minutes = s.held_minutes + o."heldMinutes",
      runs_from = o."runsFrom", held_from = o."heldFrom"
    FROM jsonb_to_recordset($${String(at)}::jsonb -> 'open') AS o(${running}) WHERE s.ref = $1 AND s.ended_at IS NULL`;
/** SQL that begins the spells of the case `$1` in the value `$at`. */
export const beginSpells = (at: number): string =>
  `INSERT INTO case_spell (ref, seq, round, stage, party, crossing, began_at, ended_at, minutes, held_minutes, runs_from, held_from)
    SELECT $1, seq, round, stage, party, crossing, "beganAt", "endedAt", minutes, "heldMinutes", "runsFrom", "heldFrom"
    FROM jsonb_to_recordset($${String(at)}::jsonb -> 'begun')
      AS b(seq int, round int, stage text, party text, crossing text, "beganAt" timestamptz, ${running})`;
