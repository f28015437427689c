import type { Entry } from './entries.ts';
import { recipients } from './recipients.ts';
import type { Saying, Sayings, Told } from './sayings.ts';
import { disputeOf, entryOf, otherSide, verificationOf } from './sides.ts';
import type { Side } from './terms-state.ts';
import type { ValueEntry } from './value-state.ts';
import { actForToex } from './waited-for.ts';
import type { UserId } from './words.ts';

/** Who is asked of a side: the SIO of record, or whoever acts for TOEX. */
const officerOf = ({ on, facts }: Told, side: Side): readonly UserId[] => (side === 'force' ? [on.owner.user] : actForToex(on, facts));
/** The entry that is spoken of: of a reversal the one that takes back, which the other side has to verify. */
const entryIn = ({ on, entry }: Told): ValueEntry | null => {
  switch (entry.type) {
    case 'value-reversed':
      return entryOf(on.value, entry.about.reversedBy);
    case 'value-logged':
    case 'value-disputed':
    case 'value-dispute-answered':
    case 'value-verified':
      return entryOf(on.value, entry.about.entry);
    default:
      return null;
  }
};
const otherSideOf = (told: Told): readonly UserId[] => {
  const entry = entryIn(told);
  return entry === null ? [] : officerOf(told, otherSide(entry.side));
};
/** Whoever logged it, and the officer of their side. */
const claimants = (told: Told): readonly UserId[] => {
  const entry = entryIn(told);
  return entry === null ? [] : [entry.claimedBy.user, ...officerOf(told, entry.side)];
};
const mismatch = ({ on, entry, facts }: Told): readonly UserId[] =>
  entry.type === 'value-reconciled' && !entry.about.matches ? recipients(['sia', 'toex-managers'], on, facts) : [];
const says = (also: (told: Told) => readonly UserId[], text: string): readonly Saying[] => [{ to: [], also, text: () => text }];

type OfValue =
  | 'value-logged' | 'value-verified' | 'value-disputed' | 'value-dispute-answered' | 'value-reversed'
  | 'apmis-entry-recorded' | 'value-reconciled' | 'value-exported'; // prettier-ignore
/** VAL-2, VAL-3: the other side learns what waits for it, whoever logged an entry learns what became of it. */
export const valueSayings: Pick<Sayings, OfValue> = {
  'value-logged': says(otherSideOf, 'The other side has logged a value entry. Verify it, or dispute it.'),
  'value-verified': [
    {
      to: [],
      also: claimants,
      text: (told) =>
        entryIn(told)?.reverses === undefined
          ? 'A value entry of your side has been verified. It counts in figures from now on.'
          : 'A reversing entry of your side has been verified. What it takes back counts in no figure.',
    },
  ],
  'value-disputed': says(claimants, 'A value entry of your side has been disputed. Answer the dispute, or take the entry back.'),
  'value-dispute-answered': says(otherSideOf, 'A dispute about a value entry has been answered. Verify the entry, or dispute it again.'),
  'value-reversed': says(otherSideOf, 'The other side has taken a value entry back by a reversing entry. Verify it, or dispute it.'),
  'apmis-entry-recorded': [],
  'value-reconciled': says(mismatch, 'A value entry does not match what APMIS has. Have APMIS put right, or take the entry back.'),
  'value-exported': [],
};

/** The clock by which the other side verifies, or whoever logged it answers; null where nobody does, undefined where it is no value. */
export const valueClock = (entry: Entry): string | null | undefined => {
  switch (entry.type) {
    case 'value-logged':
    case 'value-dispute-answered':
      return verificationOf(entry.about.entry);
    case 'value-reversed':
      return verificationOf(entry.about.reversedBy);
    case 'value-disputed':
      return disputeOf(entry.about.entry);
    case 'value-verified':
    case 'value-reconciled':
      return null;
    default:
      return undefined;
  }
};
