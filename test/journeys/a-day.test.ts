import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectDir } from '../../embedded/node-part.ts';
import { seedDemoCases } from '../../embedded/demo/seed.ts';
import { openBrowser, servedAt, tabOf } from '../web/browser.ts';
import { houseOnPostgres } from '../web/house-on-postgres.ts';
import { days } from './day.ts';
import { keptScreens, SCREEN, screens, screensDir, shownInGuide, takeScreen } from './screens.ts';

let house: Awaited<ReturnType<typeof houseOnPostgres>>;
let server: Awaited<ReturnType<typeof servedAt>>;
let browser: Browser;
// Kept by APPROVE=1 alone: a run of the tests changes nothing that is under version control.
const taken = process.env['APPROVE'] === '1' ? screensDir : mkdtempSync(path.join(os.tmpdir(), 'gateway-screens-'));
beforeAll(async () => {
  [house, browser] = await Promise.all([houseOnPostgres(), openBrowser()]);
  const { url, dataDir } = house.database;
  const configDir = path.join(projectDir, 'config');
  await seedDemoCases({ databaseUrl: url, dataDir, publicUrl: 'http://gateway.demo.example', configDir }, () => undefined);
  server = await servedAt(house);
});
afterAll(async () => {
  await browser.close();
  server.close();
  await house.stop();
  if (taken !== screensDir) rmSync(taken, { recursive: true });
});

/** The address of a page with the references of its cases, and of the sitting that was last. */
const addressOf = async (at: string): Promise<string> => {
  const { pool } = house.database;
  const cases = await pool.query<{ name: string; ref: string }>('SELECT operation_name AS name, ref FROM case_read');
  const last = await pool.query<{ id: string }>(
    `SELECT id FROM sitting_read WHERE body = 'northmarch-ttcg' AND status = 'minuted' ORDER BY at DESC LIMIT 1`,
  );
  const names = new Map([...cases.rows.map(({ name, ref }) => [name, ref] as const), ['last', last.rows[0]?.id ?? ''] as const]);
  return at.replace(/\{(\w+)\}/, (_all, name: string) => names.get(name) ?? `no ${name}`);
};

describe('the pictures of the guide', () => {
  it('are taken of this run, each of the page that the guide speaks of', async () => {
    mkdirSync(taken, { recursive: true });
    const faults: string[] = [];
    const asTheyAre = { viewport: SCREEN, locale: 'en-GB' };
    for (const { name, who, at, says, from } of screens) {
      const page =
        who === null
          ? await (await browser.newContext({ baseURL: server.base, ...asTheyAre })).newPage()
          : (await tabOf(browser, server.base, { id: who, ...asTheyAre })).page;
      await page.goto(await addressOf(at));
      if (!(await page.locator('main').innerText()).includes(says)) faults.push(`${name}: ${at} does not say “${says}”`);
      writeFileSync(path.join(taken, `${name}.webp`), await takeScreen(page, from));
      await page.context().close();
    }
    expect(faults).toEqual([]);
  });
  it('are those that it shows and that are kept beside it, none more, and small', () => {
    const names = screens.map(({ name }) => name).toSorted();
    expect(shownInGuide().toSorted()).toEqual(names);
    expect(keptScreens().toSorted()).toEqual(names);
    const sizes = [taken, screensDir].flatMap((dir) => names.map((name) => statSync(path.join(dir, `${name}.webp`)).size));
    // An empty page makes a picture of a few kilobytes.
    expect(Math.min(...sizes)).toBeGreaterThan(10_000);
    expect(Math.max(...sizes)).toBeLessThan(150_000);
  });
});

// Part by part, with scripts and without in turn: what one brings about, the next may need.
describe('each signs in from the list of people and does the main thing of their day by clicks', () => {
  const turns = days.flatMap((day) =>
    [true, false].map(
      (javaScript) => [`${day.part} ${day.does}, ${javaScript ? 'with' : 'without'} JavaScript`, { ...day, javaScript }] as const,
    ),
  );
  it.each(turns)('%s', async (_title, { who, act, done, javaScript }) => {
    const { page, complaints } = await tabOf(browser, server.base, { id: who, javaScriptEnabled: javaScript });
    const refused: string[] = [];
    page.on('response', (answer) => {
      if (answer.status() >= 400) refused.push(`${String(answer.status())} ${new URL(answer.url()).pathname}`);
    });
    const told = await act(page, { javaScript });
    if (typeof done === 'string') expect(told).toContain(done);
    else expect(told).toMatch(done);
    expect([...complaints, ...refused]).toEqual([]);
    await page.context().close();
  });
});
