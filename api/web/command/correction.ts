import { mayCorrect } from '../../../domain/correction.ts';
import { toldEntries } from '../case/history/page.ts';
import { first } from '../form/answers.ts';
import type { Prepare } from './preparation.ts';

/** ESC-5: the entry stands above as it was told, and stays; which one is meant came with the link beside it. */
export const correctEntry: Prepare = async (visit, on, facts) => {
  const rows = await visit.ports.files.entries(on.ref);
  const meant = rows.filter(({ seq, actor }) => String(seq) === first(visit.query, 'entry') && mayCorrect(actor, facts));
  const [told] = await toldEntries(visit, meant);
  return {
    hidden: ['entry'],
    start: { entry: told?.seq },
    shown: { view: 'command/shown/correction.njk', told: told ?? null },
  };
};
