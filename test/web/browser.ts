import type { AddressInfo } from 'node:net';
import type { House } from './house.ts';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../embedded/find/chromium.ts';

/** The browser of this machine, or one that is fetched. Without one the tests fail: nothing is skipped in silence. */
export const openBrowser = async (): Promise<Browser> => {
  const { file } = await findChromium();
  return chromium.launch({ executablePath: file, args: ['--no-sandbox'] });
};

/** Does what leads to another page, and waits until that page has been read and has its styles. */
export const toNext = async (page: Page, act: () => Promise<void>): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), act()]);
};
export const clickThrough = (one: Locator): Promise<void> => toNext(one.page(), () => one.click());

export type Tab = { readonly page: Page; readonly complaints: readonly string[] };
/** A tab in which this person is signed in; what the browser complains of is kept. */
export const tabOf = async (
  browser: Browser,
  base: string,
  { id, ...options }: BrowserContextOptions & { readonly id: string },
): Promise<Tab> => {
  const context = await browser.newContext({ baseURL: base, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (sent) => {
    if (!sent.url().startsWith(base)) complaints.push(`third party: ${new URL(sent.url()).host}`);
  });
  await page.goto('/sign-in');
  await clickThrough(page.locator(`form:has(input[value="${id}"]) button`));
  return { page, complaints };
};

const isAddress = (address: AddressInfo | string | null): address is AddressInfo => typeof address === 'object' && address !== null;
/** The pages of a house at an address of their own, until they are closed. */
export const servedAt = async ({ site }: Pick<House, 'site'>): Promise<{ readonly base: string; readonly close: () => void }> => {
  const server = site.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return { base: `http://127.0.0.1:${String(isAddress(address) ? address.port : 0)}`, close: () => server.close() };
};
