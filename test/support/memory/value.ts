import type { Questions } from '../../../api/ports.ts';
import type { Case } from '../../../domain/case.ts';
import type { Directory, Person } from '../../../domain/directory.ts';
import { figuresOf, linesOf, markingOf, notOnApmis } from '../../../domain/value-sheet.ts';
import { inPeriod, valueSight, type Period } from '../../../domain/value-sight.ts';
import type { Policy } from '../../../domain/policy.ts';
import { reach, type World } from './world.ts';

type Known = { readonly directory: Directory; readonly policy: Policy };
/** The ledger of these cases as the rules have it, entry by entry. */
export const ledgerOf = (cases: readonly Case[], asker: Person, known: Known): Pick<Questions, 'value' | 'valueLines'> => {
  const of = (sight: ReturnType<typeof valueSight>, period: Period) =>
    inPeriod(cases.filter((on) => valueSight(on, asker, known) === sight).flatMap(linesOf), period);
  const listed = (period: Period) => inPeriod([...of('opened', period), ...of('measured', period)], {});
  return {
    value: (_asker, period) => {
      const [lines, counted] = [listed(period), of('counted', period)];
      const all = [...lines, ...counted];
      const counts = { total: lines.length, missing: notOnApmis(lines).length, withheld: counted.length };
      return Promise.resolve({ ...counts, figures: figuresOf(all), ...markingOf(all) });
    },
    valueLines: (_asker, { only, paging, ...period }) => {
      const opened = new Set(of('opened', period).map(({ ref }) => ref));
      const lines = only === undefined ? listed(period) : notOnApmis(listed(period));
      const { page, pageSize } = paging ?? { page: 1, pageSize: lines.length };
      const shown = lines.slice((page - 1) * pageSize, page * pageSize);
      return Promise.resolve(shown.map((line) => ({ ...line, opens: opened.has(line.ref) })));
    },
  };
};
export const valueOf = (world: World): Pick<Questions, 'value' | 'valueLines'> => {
  const ledger = (asker: Person) => {
    reach(world);
    return ledgerOf([...world.cases.values()].map(({ state }) => state), asker, world); // prettier-ignore
  };
  return {
    value: async (asker, period) => ledger(asker).value(asker, period),
    valueLines: async (asker, asked) => ledger(asker).valueLines(asker, asked),
  };
};
