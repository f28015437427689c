import { beforeAll, describe, expect, it } from 'vitest';
import { give, walkTo } from '../api/walk.ts';
import { instant } from '../domain/calendars.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [toex, gateway, performance] = ['toex-manager.northmarch', 'gateway-manager.northmarch', 'performance.national'];
let late: string;
beforeAll(async () => {
  for (const stage of ['triage-queue', 'consideration', 'terms', 'development', 'acceptance', 'closed'])
    await walkTo(house, await house.submit(), stage);
  house.world.now = instant('2026-11-24T15:00:00Z');
  late = await house.submit();
  await give(house, late, ['triage.northmarch', 'claim', {}]);
  await house.submit(1);
});
const links = (text: string): readonly string[] => [...text.matchAll(/href="([^"]+)"/g)].map(([, to = '']) => to);
const cells = (text: string): readonly string[] =>
  [...text.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '').trim());

describe('a manager’s pages are two clicks from home', () => {
  it('the board and the figures from home, each figure from there, each with its table', async () => {
    const manager = await visitorOf(house, toex);
    const home = links((await manager.get('/')).text);
    expect(home).toEqual(expect.arrayContaining(['/board', '/figures', '/stalled']));
    const figures = links((await manager.get('/figures')).text).filter((to) => to.startsWith('/figures/'));
    expect(figures).toHaveLength(7);
    for (const to of figures) {
      const { status, text } = await manager.get(to);
      expect([to, status, text.includes('<table')]).toEqual([to, 200, true]);
      for (const [, id = ''] of text.matchAll(/aria-labelledby="([\w-]+)-title /g)) expect(text).toContain(`<desc id="${id}-says">`);
      expect(text).not.toMatch(/ style=/);
    }
    expect(links((await (await visitorOf(house, 'spoc.aldershire')).get('/')).text)).not.toContain('/board');
  });
  it('who does not allocate has no figures of allocations', async () => {
    expect((await (await visitorOf(house, gateway)).get('/figures/allocations')).status).toBe(403);
    expect((await (await visitorOf(house, toex)).get('/figures/nothing')).status).toBe(404);
  });
});

describe('the board', () => {
  it('has each live case in its stage, with its age, the share of its time, who holds the pen and since when', async () => {
    const { text } = await (await visitorOf(house, gateway)).get('/board');
    expect(text).toContain('7 live cases that you may see');
    const [, triage = ''] = /<section aria-labelledby="in-triage">(.*?)<\/section>/s.exec(text) ?? [];
    expect(triage).toContain(`href="/cases/${late}"`);
    expect(triage).toMatch(/\(triage officer\), since Tue 24 Nov 2026, 15:00/);
    expect(triage).toContain('Age less than a minute.');
    expect(triage).toContain('0% of its time used');
    expect(text).not.toContain('aria-labelledby="closed"');
  });
  it('a stage has a page of its own, a filter stands in the address, and what is restricted says no more than its stub', async () => {
    const officer = await visitorOf(house, 'triage.northmarch');
    expect((await officer.get('/board/triage-queue')).text).toMatch(/Restricted to others/);
    expect((await officer.get('/board/triage-queue?priority=P1&agency=nobody')).text).toContain('Nothing here by this filter');
    expect((await officer.get('/board/no-stage')).status).toBe(404);
  });
});

describe('REC-4: the numbers as a file', () => {
  it('says who made it, when, of what and how many rows; nothing in it is a formula; that it was taken is recorded', async () => {
    const manager = await visitorOf(house, toex);
    const { text } = await manager.get('/figures/time-spent/csv?priority=P2&from=2026-11-16&to=2026-11-29');
    const [marking, ...lines] = text.split('\r\n');
    expect(marking).toBe('OFFICIAL-SENSITIVE');
    expect(lines.slice(0, 6)).toEqual([
      'Figure,Where time went',
      `Made by,${toex}`,
      'Made at,2026-11-24T15:00:00.000Z',
      'Filter,priority=P2&from=2026-11-16&to=2026-11-29',
      expect.stringMatching(/^Cases,"Of \d+ cases, \d+ of them live: exactly those that toex-manager.northmarch may open or measure."$/),
      expect.stringMatching(/^Rows,\d+$/),
    ]);
    const headings = lines.findIndex((line) => line.startsWith('Stage,'));
    expect(lines.slice(headings + 1).filter((line) => line !== '')).toHaveLength(Number(lines[5]?.slice(5)));
    expect(house.world.consulted.at(-1)).toMatchObject({
      actor: toex,
      action: 'export',
      object: 'stats/time-spent?priority=P2&from=2026-11-16&to=2026-11-29',
    });
    const evil = await manager.get('/figures/ageing/csv?agency==HYPERLINK(1)');
    expect(evil.text).toContain('Filter,agency=%3DHYPERLINK%281%29');
  });
  it('the page has the same rows', async () => {
    const manager = await visitorOf(house, toex);
    const file = (await manager.get('/figures/ageing/csv')).text.split('\r\n');
    const first = file[file.findIndex((line) => line.startsWith('Stage,')) + 1]?.split(',') ?? [];
    const page = cells((await manager.get('/figures/ageing')).text);
    const heads = page.indexOf('All');
    expect(page.slice(heads + 2, heads + 1 + first.length)).toEqual(first.slice(1));
  });
});

describe('what cannot be meant', () => {
  it('is said, with the usual days shown', async () => {
    const manager = await visitorOf(house, toex);
    const { status, text } = await manager.get('/figures/throughput?from=2026-12-01&to=2026-11-01');
    expect([status, text.includes('Enter a last day that is not before the first')]).toEqual([422, true]);
    expect((await manager.get('/figures/throughput?from=2020-01-01&to=2026-11-01')).text).toContain('at most 366 in all');
    expect((await manager.get('/figures/throughput/csv?from=x')).to).toBe('/figures/throughput?from=x');
  });
});

describe('whoever measures has figures and no case', () => {
  it('counts the regions that they measure, and of no restricted case', async () => {
    const measuring = await visitorOf(house, performance);
    const { text } = await measuring.get('/figures/ageing');
    expect(text).toMatch(/Of 7 cases, 6 of them live: exactly those that you may open or measure\. 1 restricted case is in none/);
    expect((await measuring.get('/board')).text).toContain('No live case that you may see');
  });
});
