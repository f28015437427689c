import type { JournalRow } from '../../../ports.ts';
import { inWords } from '../../form/field.ts';
import type { Visit } from '../../visit.ts';
import { tell } from '../../wording/sentences.ts';
import { wordsFor } from '../../wording/words.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';

type Said = { readonly title: string; readonly text: string };
export type Told = {
  readonly seq: number;
  readonly at: string;
  readonly sentence: string;
  readonly said: readonly Said[];
  readonly hash: string;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
// Only texts that somebody wrote: codes, ids and dates are in the sentence already.
const written: readonly string[] = [
  'rationale',
  'reason',
  'advice',
  'note',
  'text',
  'comments',
  'overrideReason',
  'notScoredReason',
  'pndReason',
  'noValueReason',
];
const saidIn = (about: unknown): readonly Said[] =>
  !isRecord(about)
    ? []
    : Object.entries(about).flatMap(([name, value]) =>
        typeof value === 'string' && written.includes(name) ? [{ title: inWords(name), text: value }] : saidIn(value),
      );

/** Entries as sentences, with the texts that were given as reasons. */
export const toldEntries = async (visit: Visit, rows: readonly JournalRow[]): Promise<readonly Told[]> => {
  const names = wordsFor(visit);
  return Promise.all(
    rows.map(async ({ seq, at, hash, entry }) => ({
      seq,
      at,
      hash,
      sentence: tell(entry, names),
      said: saidIn(await worded(visit, entry.about)),
    })),
  );
};

/** Everything that happened, newest first, and whether the notices arrived. */
export const history: Part = async (visit, { on }) => {
  const [rows, deliveries] = await Promise.all([visit.ports.files.entries(on.ref), visit.ports.questions.deliveries(on.ref)]);
  return { told: (await toldEntries(visit, rows)).toReversed(), deliveries };
};
