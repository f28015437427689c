import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStack, type Stack } from '../support/stack.ts';
import { axeFaults } from '../web/axe.ts';
import { openBrowser } from '../web/browser.ts';
import type { Cast } from '../web/cast.ts';
import { walkInBrowser } from '../web/road.ts';
import { sampleBids } from './road.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), stack.stop()]);
});

const region = {
  officer: 'triage.northmarch',
  gateway: 'gateway-manager.northmarch',
  manager: 'toex-manager.northmarch',
  sia: 'sia.northmarch',
  analyst: 'analyst.northmarch',
};
/** Axe is a script: what is walked without scripts is opened for it once more, by the same person, with them. */
const judged = async (page: Page, javaScriptEnabled: boolean): Promise<readonly string[]> => {
  if (javaScriptEnabled) return axeFaults(page);
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const again = await context.newPage();
  await again.goto(page.url());
  const faults = await axeFaults(again);
  await context.close();
  return faults;
};

describe('a bid goes from its form to closure by hand, each page usable by everybody', () => {
  it.each([
    ['of a force, begun as a draft, with all that goes on beside the straight road', 0, { ownRocu: false, javaScriptEnabled: true }],
    ['of the own ROCU, countersigned, without JavaScript', 2, { ownRocu: true, javaScriptEnabled: false }],
  ] as const)('%s', async (_whose, index, { ownRocu, javaScriptEnabled }) => {
    const sample = sampleBids()[index];
    if (sample === undefined) throw new Error('no such sample bid');
    const [faults, seen]: [string[], Set<string>] = [[], new Set()];
    const look = async (page: Page, where: string): Promise<void> => {
      // Each kind of page once a walk, in each step that it is seen in, whoever looks at it.
      const kind = where.replace(/^\S+: /, '');
      if (seen.has(kind)) return;
      seen.add(kind);
      faults.push(...(await judged(page, javaScriptEnabled)).map((fault) => `${where}: ${fault}`));
    };
    const cast: Cast = {
      ...region,
      spoc: sample.submittedBy,
      sio: sample.bid.sio.userId,
      successor: ownRocu ? null : 'sio2.aldershire',
    };
    const requester = ownRocu ? null : 'requester.aldershire';
    const base = stack.apiUrls[0] ?? '';
    const ref = await walkInBrowser(browser, { base, bid: sample.bid, cast, ownRocu, look, requester, javaScriptEnabled });
    expect(ref).toMatch(/^TSK-NM-\d{4}-\d{5}-.$/);
    // Forms, case in each of its steps, every part of the closed case.
    expect([...seen].filter((kind) => kind.startsWith('the closed case'))).toHaveLength(10);
    expect([...seen].filter((kind) => /^case in /.test(kind)).length).toBeGreaterThanOrEqual(7);
    expect(faults).toEqual([]);
  });
});
