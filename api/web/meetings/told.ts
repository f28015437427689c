import type { SittingEntry } from '../../../domain/sitting-entries.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import type { Ref } from '../../../domain/words.ts';
import { actionsFor, type ListedCase } from '../../agenda.ts';
import { worded } from '../case/open.ts';
import { saidIn } from '../case/history/said.ts';
import type { Visit } from '../visit.ts';
import { tellOfSitting } from '../wording/meetings.ts';
import { wordsFor } from '../wording/words.ts';

type Asked = { readonly on: Sitting; readonly caseOf: (ref: Ref) => ListedCase };
/** What happened at a sitting after this entry of it, oldest first, without what was said of a case, or of an action about one, that the reader may not read (ACC-4). */
export const toldAt = async (visit: Visit, { on, caseOf }: Asked, after = 0) => {
  const names = wordsFor(visit);
  const kept = await visit.ports.meetings.entries(on.id);
  const actions = new Set(actionsFor(on, caseOf, { who: visit.person, known: visit }).map(({ id }) => id));
  const isTold = ({ about }: SittingEntry): boolean => {
    if ('action' in about) return actions.has(about.action);
    return !('case' in about) || caseOf(about.case).sight === 'case';
  };
  const entries = kept.filter((entry) => entry.seq > after && isTold(entry));
  const texts: unknown = await worded(
    visit,
    entries.map(({ about }) => about),
  );
  const abouts: readonly unknown[] = Array.isArray(texts) ? texts : [];
  return entries.map((entry, index) => ({ at: entry.at, sentence: tellOfSitting(entry, names), said: saidIn(abouts[index]) }));
};
