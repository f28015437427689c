// What is kept of the spells of a case, as the database keeps it: the open one grows or ends, others follow.
import type { Spell, SpellsAfter } from '../../domain/spells.ts';

export const goneOn = (before: readonly Spell[], { open, begun }: SpellsAfter): readonly Spell[] => [
  ...before.map((spell, index) =>
    open !== null && index === before.length - 1
      ? { ...spell, ...open, minutes: spell.minutes + open.minutes, heldMinutes: spell.heldMinutes + open.heldMinutes }
      : spell,
  ),
  ...begun,
];
