// Every chart has the numbers of the table beneath it: each of its values is a cell, or a difference of cells that is named here.
import { beforeAll, describe, expect, it } from 'vitest';
import { askFigure } from '../../api/figures/ask.ts';
import { usualDays } from '../../api/figures/filter.ts';
import { figures } from '../../api/figures/list.ts';
import { recordsIn, type Value } from '../../api/figures/table.ts';
import { personOf } from '../support/rulebook.ts';
import { gatewayOf } from './gateway.ts';
import { give, walkTo } from './walk.ts';

const gateway = gatewayOf();
const people = ['owner-lead.aldershire', 'gateway-manager.northmarch', 'toex-manager.northmarch'];
beforeAll(async () => {
  for (const stage of ['triage-queue', 'in-triage', 'consideration', 'awaiting-capacity', 'terms', 'development', 'acceptance', 'closed'])
    await walkTo(gateway, await gateway.submit(), stage);
  // A SPOC has the pen on what they have not in hand.
  const returned = await gateway.submit();
  await give(gateway, returned, ['triage.northmarch', 'claim', {}]);
  await give(gateway, returned, ['triage.northmarch', 'return-for-information', { questions: [{ text: 'Which towns?' }] }]);
});

type Line = Readonly<Record<string, Value>>;
const number = (line: Line, id: string): number => Number(line[id] ?? 0);
/** Charts of one row of the table each: the cells of which each bar is made, by the id of the chart. */
const cellsOf: readonly (readonly [RegExp, (line: Line) => readonly number[]])[] = [
  [/^ageing-/, (line) => Object.keys(line).filter((id) => id.startsWith('from')).map((id) => number(line, id))], // prettier-ignore
  [/^throughput-weeks$/, (line) => [number(line, 'in'), number(line, 'out')]],
  [/^lead-/, (line) => ['p50', 'p80', 'p95'].map((id) => number(line, id))],
  [/^time-spent$/, (line) => ['force', 'gateway', 'toex', 'body', 'held'].map((id) => number(line, id))],
  [/^workload$/, (line) => [number(line, 'cases')]],
  [/^workload-pen$/, (line) => [number(line, 'overdue'), number(line, 'pen') - number(line, 'overdue')]],
  [/^capacity$/, (line) => [number(line, 'cases'), number(line, 'room')]],
];
/** How the table has the row of a chart. */
const lineOf = (id: string, label: string, lines: readonly Line[]): Line | undefined => {
  if (id.startsWith('lead-')) return lines.find(({ stage, party }) => [`${String(stage)}: ${String(party)}`, id === 'lead-whole' && stage === 'whole' ? party : null, id === 'lead-stages' && party === 'all' ? stage : null].includes(label)); // prettier-ignore
  return lines.find(({ stage, week, person }) => [stage, week, person].includes(label));
};
const skillsOf = (line: Line): readonly string[] => String(line['skills']).split(', ');
const withSkill = (label: string, lines: readonly Line[]): readonly number[] => {
  const own = lines.filter((line) => skillsOf(line).includes(label));
  const leads = own.filter(({ work }) => work === 'SIA');
  const free = leads.filter((line) => number(line, 'room') > 0);
  return [free.length, leads.length - free.length, own.length - leads.length];
};

describe('a chart and its table have the same numbers', () => {
  it.each(people)('in every figure that %s may ask for', async (who) => {
    const by = personOf(who);
    const named = (text: string): string => text;
    const words = { stage: named, party: named, person: named, shortDay: named, days: (minutes: number) => minutes };
    let compared = 0;
    for (const figure of figures.filter(({ mayAsk }) => mayAsk(by))) {
      const told = await askFigure(gateway.ports, { figure, by, filter: usualDays(gateway.world.now), how: 'search' });
      const lines = recordsIn(told.table);
      for (const chart of told.charts(words)) {
        const [, cells] = cellsOf.find(([id]) => id.test(chart.id)) ?? [];
        chart.rows.forEach((row, index) => {
          const shown = 'at' in row ? row.at : row.values;
          const ageing = /^ageing-(.*)$/.exec(chart.id)?.[1];
          const line = lineOf(chart.id, ageing ?? row.label, lines);
          const there = chart.id === 'capacity-skills' ? withSkill(row.label, lines) : line === undefined ? null : cells?.(line);
          expect([chart.id, row.label, ...shown]).toEqual([chart.id, row.label, ...(ageing === undefined ? (there ?? ['no such row']) : [there?.[index]])]); // prettier-ignore
          compared += 1;
        });
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});
