import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStack, type Stack } from '../support/stack.ts';
import { axeFaults } from '../web/axe.ts';
import { openBrowser } from '../web/browser.ts';
import { walkInBrowser, type Cast } from '../web/road.ts';
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
const seen = new Set<string>();

describe('a bid goes from its form to closure by hand, each page usable by everybody', () => {
  it.each([
    ['of a force', 0, false],
    ['of the own ROCU, countersigned', 2, true],
  ] as const)(
    '%s',
    async (_whose, index, ownRocu) => {
      const sample = sampleBids()[index];
      if (sample === undefined) throw new Error('no such sample bid');
      const faults: string[] = [];
      const look = async (page: Page, where: string): Promise<void> => {
        // The second walk passes the same pages with other words in them; each kind is looked at once.
        const kind = where.replace(/^\S+: /, '');
        if (seen.has(kind)) return;
        seen.add(kind);
        faults.push(...(await axeFaults(page)).map((fault) => `${where}: ${fault}`));
      };
      const cast: Cast = { ...region, spoc: sample.submittedBy, sio: sample.bid.sio.userId };
      const ref = await walkInBrowser(browser, { base: stack.apiUrls[0] ?? '', bid: sample.bid, cast, ownRocu, look });
      expect(ref).toMatch(/^TSK-NM-\d{4}-\d{5}-.$/);
      expect(faults).toEqual([]);
    },
    240_000,
  );
});
