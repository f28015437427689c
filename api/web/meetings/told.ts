import type { Sitting } from '../../../domain/sitting.ts';
import type { Ref } from '../../../domain/words.ts';
import type { ListedCase } from '../../agenda.ts';
import { worded } from '../case/open.ts';
import { saidIn } from '../case/history/said.ts';
import type { Visit } from '../visit.ts';
import { tellOfSitting } from '../wording/meetings.ts';
import { wordsFor } from '../wording/words.ts';

type Asked = { readonly on: Pick<Sitting, 'id'>; readonly caseOf: (ref: Ref) => ListedCase };
/** What happened at a sitting after this entry of it, oldest first, without what was said of a case that is hidden from the reader (ACC-4). */
export const toldAt = async (visit: Visit, { on, caseOf }: Asked, after = 0) => {
  const names = wordsFor(visit);
  const kept = await visit.ports.meetings.entries(on.id);
  const entries = kept.filter(({ seq, about }) => seq > after && (!('case' in about) || caseOf(about.case).sight === 'case'));
  const texts: unknown = await worded(
    visit,
    entries.map(({ about }) => about),
  );
  const abouts: readonly unknown[] = Array.isArray(texts) ? texts : [];
  return entries.map((entry, index) => ({ at: entry.at, sentence: tellOfSitting(entry, names), said: saidIn(abouts[index]) }));
};
