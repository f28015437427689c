// What the rulebook is asked with in tests: the shipped policy and directory, and facts for one person at one time.
import { createHash } from 'node:crypto';
import { loadConfiguration } from '../../config/load.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Person } from '../../domain/directory.ts';
import type { Digest, Narrative } from '../../domain/words.ts';
import { instant } from '../domain/calendars.ts';

const loaded = loadConfiguration('config');
if (!loaded.ok) throw new Error(`the shipped configuration is refused: ${JSON.stringify(loaded.faults)}`);
export const { policy, policies, directory } = loaded;

export const sha256 = (text: string): Digest => createHash('sha256').update(text).digest('hex');
/** Free text as rules see it. */
export const narrative = (text: string): Narrative => ({ narrative: `n-${text.slice(0, 12)}`, digest: sha256(text) });

export const personOf = (id: string): Person => {
  const person = directory.people[id];
  if (person === undefined) throw new Error(`the demo directory has no ${id}`);
  return person;
};
/** A Friday morning in working hours. */
export const FRIDAY = instant('2026-11-20T09:00:00Z');

/** Facts for this person, or for time where it is null; anything can be put in their place. */
export const factsFor = (actor: string | null, other: Partial<Facts> = {}): Facts => ({
  now: FRIDAY,
  actor: actor === null ? null : ((other.directory ?? directory).people[actor] ?? personOf(actor)),
  directory,
  policy,
  reference: 'TSK-NM-2026-00042-C',
  digest: sha256('whatever is proposed'),
  corrected: null,
  siaLoad: {},
  capacityPlace: null,
  ...other,
});
