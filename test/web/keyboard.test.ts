import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, servedAt, toNext } from './browser.ts';
import { houseOf } from './house.ts';
import { fillByKeyboard, follow, reach } from './keyboard.ts';
import { straightCast as cast } from './cast.ts';
import { road } from './road-steps.ts';

const house = await houseOf();
let browser: Browser;
let server: Awaited<ReturnType<typeof servedAt>>;
beforeAll(async () => {
  browser = await openBrowser();
  server = await servedAt(house);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

describe('the journey by keyboard alone', () => {
  it('from the sign-in to the closed case: everything is reached by Tab, the focus is always seen, and nothing lies over it', async () => {
    const faults: string[] = [];
    const tabs = new Map<string, Page>();
    const opened = async (): Promise<Page> => {
      const page = await (await browser.newContext({ baseURL: server.base })).newPage();
      await page.goto('/sign-in');
      return page;
    };
    const pageOf = async (id: string): Promise<Page> => {
      const open = tabs.get(id) ?? (await opened());
      if (!tabs.has(id)) faults.push(...(await follow(open, `form:has(input[value="${id}"]) button`)));
      tabs.set(id, open);
      return open;
    };
    const spoc = await opened();
    for (const selector of [
      'form[action="/demo/journey"] button',
      'a[href$="/tasks"]',
      'a[href$="/problems"]',
      'form[action$="/submit"] button',
    ])
      faults.push(...(await follow(spoc, selector)));
    const ref = /TSK-[\w-]+/.exec(spoc.url())?.[0] ?? '';
    tabs.set(cast.spoc, spoc);
    for (const { by, command, fields, on } of road(cast, false)) {
      const page = await pageOf(by);
      faults.push(...(await follow(page, 'nav a[href="/search"]')), ...(await reach(page, '#words')));
      await page.keyboard.insertText(ref);
      await toNext(page, () => page.keyboard.press('Enter'));
      if (on !== '') faults.push(...(await follow(page, `a[href="/cases/${ref}${on}"]`)));
      faults.push(...(await follow(page, `a[href^="/cases/${ref}/do/${command}"]`)), ...(await fillByKeyboard(page, fields)));
      // Autofocus is given when the page is drawn, which may be after it has been read.
      await page.locator('.govuk-notification-banner--success:focus').getByText('Done').waitFor();
    }
    const sio = await pageOf(cast.sio);
    await sio.goto(`/cases/${ref}`);
    expect(await sio.locator('main').innerText()).toContain('Closed');
    expect([...new Set(faults)]).toEqual([]);
  });
});

describe('the search for faults of focus', () => {
  it('finds one that is not seen, and one that something lies over', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.setContent(
      '<a href="#" style="outline:none">bare</a> <a href="#" id="wanted">covered</a><div style="position:fixed;inset:0;background:#fff"></div>',
    );
    await page.keyboard.press('Tab');
    expect(await reach(page, 'a')).toEqual(['a bare: the focus is not seen']);
    expect(await reach(page, '#wanted')).toEqual(['a covered: something lies over it']);
  });
});
