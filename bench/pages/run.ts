import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median, quantile } from '../measure.ts';
import { crowd } from './crowd.ts';
import { openHouse } from './house.ts';
import { replay, statementsOf, type Statements } from './statements.ts';
import { visitorAt } from './visitor.ts';

// npm run bench:pages [-- --cases 50000] [--rounds 6] [--write]: pages beside the bare queries that they need, in the same run.
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '6' },
    write: { type: 'boolean', default: false },
  },
});
const [cases, rounds] = [Number(values.cases), Number(values.rounds)];
// A quantile near the end of few is the worst of them; what takes longer is measured less often.
const [OFTEN, SELDOM] = [200, 40];

const timed = async (work: () => Promise<void>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
const house = await openHouse();
const measured: string[] = [];
try {
  const refs = await crowd(house.pool, cases);
  const { open, leave } = await visitorAt(house.base, 'triage.northmarch');
  const own = refs.filter((ref) => ref.startsWith('TSK-NM'));
  // Cases that open as a page: a stub is another, and so is what another region has by now.
  const opening: string[] = [];
  for (const ref of own.slice(0, 2 * OFTEN))
    await open(`/cases/${ref}`).then(
      () => opening.push(`/cases/${ref}`),
      () => undefined,
    );
  const pages: readonly { readonly title: string; readonly paths: readonly string[]; readonly eachRound: number }[] = [
    { title: 'queue: bids to claim', paths: ['/queues/unclaimed'], eachRound: SELDOM },
    { title: 'queue: all of the region, by priority', paths: ['/queues/region?sort=priority'], eachRound: SELDOM },
    { title: 'case page', paths: opening.slice(0, OFTEN), eachRound: OFTEN },
  ];
  for (const { title, paths, eachRound } of pages) {
    const needs: Statements[] = [];
    for (const path of paths) needs.push(await statementsOf(() => open(path)));
    const all: Record<'page' | 'bare', number[]> = { page: [], bare: [] };
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const once: Record<'page' | 'bare', number[]> = { page: [], bare: [] };
      for (let index = 0; index < eachRound; index += 1) {
        const path = paths[index % paths.length] ?? '';
        const need = needs[index % needs.length] ?? [];
        const both = { page: () => open(path), bare: () => replay(house.pool, need) };
        for (const which of (index + round) % 2 === 0 ? (['page', 'bare'] as const) : (['bare', 'page'] as const))
          once[which].push(await timed(both[which]));
      }
      ratios.push(quantile(once.page, 0.95) / quantile(once.bare, 0.95));
      all.page.push(...once.page);
      all.bare.push(...once.bare);
    }
    const ms = (of: readonly number[], share: number): string => quantile(of, share).toFixed(1);
    const middle = quantile(all.page, 0.5) / quantile(all.bare, 0.5);
    measured.push(
      `| ${title} | **${median(ratios).toFixed(2)}** (${ratios.map((each) => each.toFixed(2)).join(', ')}) | ${middle.toFixed(2)} | ${ms(all.page, 0.5)} | ${ms(all.page, 0.95)} | ${ms(all.bare, 0.5)} | ${ms(all.bare, 0.95)} | ${String(needs[0]?.length ?? 0)} |`,
    );
    console.error(measured.at(-1));
  }
  leave();
} finally {
  await house.stop();
}
const text = [
  `## Pages with ${String(cases)} cases, beside the bare queries that they need`,
  '',
  '| page | page / bare at p95 (median; each round) | in the middle | page p50 ms | page p95 ms | bare p50 ms | bare p95 ms | queries |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...measured,
  '',
  `Cases are copies of the demonstration's (\`npm run bench:pages -- --write\`). "Bare" sends the statements of that very page again over the same pool, each as soon as as many are answered as were when the page sent it, and ends when all that the page waits for are answered: the one that moves its session's end is sent and not waited for, by either; page and bare take turns.`,
].join('\n');
console.log(text);
if (values.write) {
  const file = fileURLToPath(new URL('../results.md', import.meta.url));
  writeFileSync(file, `${readFileSync(file, 'utf8').split('\n## Pages with')[0]?.trimEnd() ?? ''}\n\n${text}\n`);
}
