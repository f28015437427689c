import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { give } from '../api/walk.ts';
import { axeFaults } from './axe.ts';
import { clickThrough, openBrowser, servedAt, tabOf } from './browser.ts';
import { houseOnPostgres } from './house-on-postgres.ts';
import { pageOf, sessionOf } from './listener.ts';

const [officer, manager, sio] = ['triage.northmarch', 'gateway-manager.northmarch', 'sio.aldershire'] as const;
let house: Awaited<ReturnType<typeof houseOnPostgres>>;
let server: Awaited<ReturnType<typeof servedAt>>;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([houseOnPostgres({ live: { everyMs: 50, beatMs: 5000 } }), openBrowser()]);
  server = await servedAt(house);
});
afterAll(async () => {
  await browser.close();
  server.close();
  await house.stop();
});

const told = (page: Page) => page.locator('.app-live');
/** As a browser says it of a tab that another covers. */
const hide = (page: Page, hidden: boolean): Promise<void> =>
  page.evaluate((is) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => is });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
const refsOn = (page: Page): Promise<readonly string[]> => page.locator('tbody .app-ref a').allTextContents();

describe('with JavaScript, a page says that something new is there', () => {
  it('on a queue: politely, moving nothing under its reader, and shows it when it is asked to', async () => {
    await house.submit();
    const { page, complaints } = await tabOf(browser, server.base, { id: officer });
    await page.goto('/queues/unclaimed?sort=-submitted');
    const before = await refsOn(page);
    const link = page.locator('tbody .app-ref a').first();
    await link.focus();
    const at = await link.boundingBox();
    for (const count of [1, 2, 3]) {
      await house.submit();
      await told(page)
        .getByText(count === 1 ? '1 new bid' : `${String(count)} new bids`)
        .waitFor();
    }
    expect([await told(page).getAttribute('role'), await told(page).getAttribute('aria-live')]).toEqual(['status', 'polite']);
    expect(await told(page).textContent()).toBe('3 new bids – show');
    // Not a row more, none elsewhere, and the focus where it was.
    expect(await refsOn(page)).toEqual(before);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(before[0]);
    expect((await link.boundingBox())?.x).toBe(at?.x);
    expect(await axeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await told(page).getByRole('link', { name: 'show' }).click();
    await page.waitForLoadState();
    expect(await refsOn(page)).toHaveLength(before.length + 3);
    expect(new URL(page.url()).search).toContain('sort=-submitted');
    expect([await told(page).textContent(), complaints]).toEqual(['', []]);
    await page.context().close();
  });

  it('on a case and at home, each in a state that axe finds nothing wrong with', async () => {
    const ref = await house.submit();
    const { page, complaints } = await tabOf(browser, server.base, { id: sio });
    await page.goto(`/cases/${ref}/history`);
    await give(house, ref, [officer, 'claim', {}]);
    await told(page).getByText('This case has changed').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await told(page).getByRole('link', { name: 'show' }).click();
    await page.getByText('Claimed by').first().waitFor();
    expect(new URL(page.url()).pathname).toBe(`/cases/${ref}/history`);
    await page.goto('/');
    await give(house, ref, [officer, 'ask', { to: 'force', text: 'Which towns?' }]);
    await told(page).getByText('1 new notice').waitFor();
    expect([await axeFaults(page), complaints]).toEqual([[], []]);
    await page.context().close();
  });

  it('lets a page that nobody looks at go, and asks again when somebody does', async () => {
    const { page } = await tabOf(browser, server.base, { id: manager });
    await page.goto('/queues/unclaimed');
    await hide(page, true);
    await house.submit();
    await page.waitForTimeout(500);
    expect(await told(page).textContent()).toBe('');
    await hide(page, false);
    await told(page).getByText('1 new bid').waitFor();
    await page.context().close();
  });

  it('takes back what is no more so where nobody looked meanwhile, and says again what still is', async () => {
    const { page } = await tabOf(browser, server.base, { id: manager });
    await page.goto('/queues/unclaimed');
    const refs = [await house.submit(), await house.submit()];
    await told(page).getByText('2 new bids').waitFor();
    await hide(page, true);
    await give(house, refs[0] ?? '', [officer, 'claim', {}]);
    await hide(page, false);
    await told(page).getByText('1 new bid').waitFor();
    await hide(page, true);
    await give(house, refs[1] ?? '', [officer, 'claim', {}]);
    await hide(page, false);
    await told(page).filter({ hasNotText: 'new' }).waitFor({ state: 'attached' });
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  it('the same pages are whole, and what is new is there when they are asked for again', async () => {
    const { page, complaints } = await tabOf(browser, server.base, { id: officer, javaScriptEnabled: false });
    await page.goto('/queues/unclaimed');
    const before = await page.locator('tbody .app-ref a').count();
    await house.submit();
    expect([await told(page).textContent(), await told(page).boundingBox()]).toEqual(['', expect.objectContaining({ height: 0 })]);
    await page.reload();
    expect(await page.locator('tbody .app-ref a').count()).toBe(before + 1);
    await page.getByText('Filter', { exact: true }).click();
    await page.getByLabel('Priority').selectOption('P1');
    await clickThrough(page.getByRole('button', { name: 'Apply the filter' }));
    expect(await page.locator('.app-chip').textContent()).toContain('Priority: P1');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the policy of a page', () => {
  it('allows one file of scripts where something can be told, text alone, and none anywhere else', async () => {
    const cookie = await sessionOf(server.base, officer);
    const [queue, inbox] = [await pageOf(server.base, '/queues/mine', cookie), await pageOf(server.base, '/inbox', cookie)];
    expect(queue.policy).toContain("script-src 'self';connect-src 'self';require-trusted-types-for 'script';trusted-types 'none'");
    expect(queue.html.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/live.js" type="module">']);
    expect([inbox.policy.includes('script'), inbox.html.includes('<script')]).toEqual([false, false]);
    for (const { policy } of [queue, inbox]) expect(policy).toContain("default-src 'none'");
  });
});
