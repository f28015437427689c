import { mayCorrect } from '../../../../domain/correction.ts';
import { offered } from '../../../../domain/decide.ts';
import { markingOfCase } from '../../../../domain/marking.ts';
import { readableEntries } from '../../../links.ts';
import type { JournalRow } from '../../../ports.ts';
import type { Visit } from '../../visit.ts';
import { tell } from '../../wording/sentences.ts';
import { wordsFor } from '../../wording/words.ts';
import { pageOf, paged } from '../../form/paged.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';
import { keptIn, saidIn, type Said } from './said.ts';

export type Told = { readonly seq: number; readonly at: string; readonly sentence: string; readonly said: readonly Said[] };

/** Entries as sentences, with the texts that were given as reasons. */
export const toldEntries = async (visit: Visit, rows: readonly JournalRow[]): Promise<readonly Told[]> => {
  const names = wordsFor(visit);
  const texts: unknown = await worded(
    visit,
    rows.map(({ entry: { about, after } }) => ({ about, after })),
  );
  const found: readonly unknown[] = Array.isArray(texts) ? texts : [];
  return rows.map(({ seq, at, entry }, index) => {
    const own = found[index];
    const { about, after } =
      typeof own === 'object' && own !== null && 'about' in own && 'after' in own ? own : { about: null, after: null };
    return { seq, at, sentence: tell(entry, names), said: [...saidIn(about), ...keptIn(after, at)] };
  });
};

/** ESC-5: by which entries each entry was corrected, in their order; the rows are newest first. */
const correctionsIn = (rows: readonly JournalRow[], seq: number): readonly number[] =>
  rows.flatMap(({ entry }) => (entry.type === 'corrected' && entry.about.entry === seq ? [entry.seq] : [])).toReversed();

/** Everything that happened, newest first, with what was corrected since, and whether the notices arrived. */
export const history: Part = async (visit, { on, facts, past }) => {
  const [all, deliveries] = await Promise.all([
    visit.ports.files.entries(on.ref),
    past === null ? visit.ports.questions.deliveries(on.ref) : [],
  ]);
  const known = all.filter(({ seq }) => seq <= on.seq);
  const readable = await readableEntries(
    visit.ports,
    { on, facts },
    known.map(({ entry }) => entry),
  );
  const rows = known.filter(({ entry }) => readable(entry)).toReversed();
  const { shown, paging } = paged(rows, visit);
  const told = await toldEntries(visit, shown);
  const open = past === null && offered('correct-entry', on, facts) === null;
  const placeOf = (seq: number) => ({ seq, page: pageOf(rows.findIndex((row) => row.seq === seq)) });
  const entries = told.map((each, index) => ({
    ...each,
    corrections: correctionsIn(rows, each.seq).map(placeOf),
    mine: open && mayCorrect(shown[index]?.actor ?? 'system', facts),
  }));
  const hidden = new Set(known.filter(({ entry }) => !readable(entry)).map(({ seq }) => seq));
  const notices = paged(
    deliveries.filter(({ seq }) => seq === null || !hidden.has(seq)),
    { query: visit.query, name: 'notices' },
  );
  return {
    told: entries,
    entryPages: paging,
    deliveries: notices.shown,
    noticePages: notices.paging,
    // What was written about a product bears its marking.
    markings: [markingOfCase(on)],
  };
};
