import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, tabOf, servedAt } from './browser.ts';
import { houseOf } from './house.ts';

let browser: Browser;
let server: Awaited<ReturnType<typeof servedAt>>;
let base: string;
beforeAll(async () => {
  const house = await houseOf();
  browser = await openBrowser();
  server = await servedAt(house);
  ({ base } = server);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

describe('every page has a margin at both sides', () => {
  it('however wide the window is', async () => {
    const { page } = await tabOf(browser, base, { id: 'triage.northmarch' });
    await page.goto('/queues/all');
    for (const width of [320, 400, 641, 1000, 1019, 1020, 1100, 1219, 1220, 1280, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      const boxes = await page
        .locator('.govuk-width-container')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON() as { left: number; right: number }));
      expect(boxes.length).toBeGreaterThanOrEqual(4);
      for (const { left, right } of boxes) expect(Math.min(left, width - right), String(width)).toBeGreaterThanOrEqual(15);
    }
    await page.context().close();
  });
});
