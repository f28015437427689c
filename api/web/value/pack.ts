import { quarterNamed, quartersUntil } from '../../../domain/quarter.ts';
import { markingOf, type Figures } from '../../../domain/value-sheet.ts';
import { exportsValue } from '../../../domain/value-sight.ts';
import { ledgerFor } from '../../value/ledger.ts';
import { countTitles } from './titles.ts';
import { first } from '../form/answers.ts';
import { problemOf } from '../../problems.ts';
import { forOthers } from '../errors/refused.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';

/** How many quarters may be chosen, this one among them. */
export const QUARTERS = 8;
type Kept = 'byFourP' | 'byLevel' | 'byOwner' | 'byKind' | 'counts';
/** Every name that either quarter has, with both numbers. */
const beside = (now: Figures, then: Figures) => (which: Kept) =>
  [...new Set([...Object.keys(now[which]), ...Object.keys(then[which])])].sort().map((name) => ({
    name,
    now: now[which][name] ?? 0,
    then: then[which][name] ?? 0,
  }));

/** VAL-6: whatever takes value out is for those who key it, and those who measure. */
export const forExporters = (visit: Visit, what: string): Reply =>
  forOthers(visit, { what, problem: problemOf('exports-elsewhere'), isFor: exportsValue, back: { to: '/value', text: 'Back to value' } });

/** What the work was worth in one region in one quarter, beside the quarter before, and what is not yet on APMIS: to print. */
export const quarterlyPack: PageOf = async (visit) => {
  const { ports, person, query, directory } = visit;
  if (!exportsValue(person)) return forExporters(visit, 'Quarterly pack');
  const quarter = quarterNamed(first(query, 'quarter'));
  const region = directory.regions[first(query, 'region')];
  if (quarter === null || region === undefined) return { kind: 'missing' };
  const before = quartersUntil(quarter.from, 2)[1] ?? quarter;
  const of = ({ from, to }: typeof quarter) => ({ from, to, region: region.id, only: 'not-on-apmis' }) as const;
  const [ledger, earlier] = await Promise.all([ledgerFor(ports, person, of(quarter)), ports.questions.value(person, of(before))]);
  await ports.consultations.log({ actor: person.id, action: 'read', object: `value-pack?region=${region.id}&quarter=${quarter.name}` });
  const { marking, handling } = markingOf([ledger, earlier]);
  const kept = beside(ledger.figures, earlier.figures);
  return {
    kind: 'page',
    view: 'value/pack.njk',
    title: 'Quarterly pack',
    marking,
    data: {
      region, quarter, before, ledger, earlier, handling, countTitles,
      tables: (['byFourP', 'byLevel', 'byOwner', 'byKind', 'counts'] as const).map((which) => ({ which, rows: kept(which) })),
    },
  }; // prettier-ignore
};
