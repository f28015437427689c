import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { clickThrough, openBrowser, servedAt, tabOf } from './browser.ts';
import { houseOnPostgres } from './house-on-postgres.ts';

const [officer, manager] = ['triage.northmarch', 'gateway-manager.northmarch'] as const;
let house: Awaited<ReturnType<typeof houseOnPostgres>>;
let server: Awaited<ReturnType<typeof servedAt>>;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([houseOnPostgres(), openBrowser()]);
  server = await servedAt(house);
});
afterAll(async () => {
  await browser.close();
  server.close();
  await house.stop();
});
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('pages of queues, views and of several bids at once', () => {
  it('have no fault that axe can find, and fit 320 pixels', async () => {
    const refs = [await house.submit(), await house.submit()];
    const view = {
      id: 'a-view',
      owner: manager,
      agency: 'northmarch-rocu',
      queue: 'region',
      title: 'Urgent',
      filter: 'priority=P1&sort=due',
      shared: true,
    };
    await house.ports.savedViews.keep(view, 50);
    const { page, complaints } = await tabOf(browser, server.base, { id: manager });
    const faults: string[] = [];
    const look = async (where: string): Promise<void> => {
      faults.push(...(await axeFaults(page)).map((fault) => `${where}: ${fault}`));
      await page.setViewportSize({ width: 320, height: 640 });
      if ((await sideways(page)) > 0) faults.push(`${where}: scrolls sideways at 320 pixels`);
      await page.setViewportSize({ width: 1280, height: 800 });
    };
    for (const path of [
      '/queues/region',
      '/queues/region?priority=P1&overdue=yes',
      '/views/a-view',
      '/queues/region?priority=P2&sort=due&view=a-view',
      '/queues/region/views/new?priority=P1',
      '/views/a-view/change?priority=P1',
      '/views/a-view/delete',
      '/assignments/new',
    ]) {
      await page.goto(path);
      await look(path);
    }
    await page.goto('/queues/unclaimed');
    for (const ref of refs) await page.getByLabel(`Choose ${ref}`).check();
    await clickThrough(page.getByRole('button', { name: 'Give those that I chose to an officer' }));
    await look('the bids that were chosen');
    await clickThrough(page.getByRole('button', { name: 'See what will happen' }));
    expect(await page.title()).toMatch(/^Error: /);
    await look('an officer is missing');
    await page.getByLabel('Officer').selectOption('triage2.northmarch');
    await page.getByLabel('Reason').fill('Spread over the team.');
    await clickThrough(page.getByRole('button', { name: 'See what will happen' }));
    await look('the preview');
    await clickThrough(page.getByRole('button', { name: /^Give 2 bids to/ }));
    expect(await page.locator('main').textContent()).toContain('2 of 2 are with');
    await look('the results');
    expect([faults, complaints]).toEqual([[], []]);
    await page.context().close();
  });
});

describe('a triage decision', () => {
  it('takes at most six clicks from signing in, signing in among them', async () => {
    await house.submit();
    const context = await browser.newContext({ baseURL: server.base });
    const page = await context.newPage();
    // Every click of the mouse on every page, counted in the tab; what the keyboard does counts none (its clicks have no detail).
    await page.addInitScript(() => {
      const count = ({ detail }: MouseEvent): void => {
        if (detail > 0) sessionStorage.setItem('clicks', String(Number(sessionStorage.getItem('clicks')) + 1));
      };
      document.addEventListener('click', count, true);
    });
    await page.goto('/sign-in');
    await page.locator(`form:has(input[value="${officer}"]) button`).click();
    await page.getByRole('button', { name: 'Give me the next one' }).click();
    await page.waitForURL(/\/cases\/TSK-/);
    const ref = /TSK-[A-Z]{2}-\d{4}-\d{5}-./.exec(page.url())?.[0] ?? '';
    await page.getByRole('link', { name: 'Recommend to TOEX' }).click();
    // The form by keyboard: a box or a radio is chosen with the space bar.
    for (const name of ['Is the bid complete?', 'Is it within the remit?', 'Have overlaps been checked?'])
      await page.getByRole('group', { name }).getByLabel('Yes').press('Space');
    await page.getByRole('group', { name: 'Confidence' }).first().getByLabel('Medium').press('Space');
    await page.getByLabel('Reason for not scoring').fill('Not mapped yet.');
    await page.getByLabel('Rationale', { exact: true }).fill('Fits the remit.');
    await clickThrough(page.locator('main').getByRole('button', { name: 'Recommend to TOEX' }).last());
    expect(await page.getByRole('alert').textContent()).toContain('Your recommendation is recorded.');
    expect((await house.ports.files.open(ref))?.stage).toBe('consideration');
    const clicks = Number(await page.evaluate(() => sessionStorage.getItem('clicks')));
    // Signing in, the next one, the form, the decision: fewer would be a counter that does not count.
    expect(clicks).toBeGreaterThanOrEqual(4);
    expect(clicks).toBeLessThanOrEqual(6);
    await context.close();
  });
});
