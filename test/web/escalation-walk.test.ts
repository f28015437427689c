// One escalation walked in a browser by everybody whom it needs, with nothing but pages and forms.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAIR, DEPUTY, LEAD, OWNER, SECRETARY } from '../api/escalated.ts';
import { walkTo } from '../api/walk.ts';
import { axeFaults } from './axe.ts';
import { clickThrough, openBrowser, servedAt, tabOf } from './browser.ts';
import { fill, provenValue, send, type Filling } from './filling.ts';
import { houseOf } from './house.ts';

const house = await houseOf();
const [GATEWAY, NEW_SIO] = ['triage.northmarch', 'sio.northmarch-rocu'] as const;
let browser: Browser;
let server: Awaited<ReturnType<typeof servedAt>>;
let base: string;
beforeAll(async () => {
  browser = await openBrowser();
  server = await servedAt(house);
  ({ base } = server);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const paper: Filling = {
  'paper.whyBeyondOwner': 'The group works in three forces.',
  'paper.resourcesAsked': 'Surveillance for six weeks.',
  'paper.interimRiskPlan': 'The force keeps its patrols until it is decided.',
  'paper.safeguarding': 'Two children are safeguarded.',
  'paper.proposedOwner': 'northmarch-rocu',
};
const record = (rationale: string): Filling => ({
  outcome: 'transfer',
  newOwner: 'northmarch-rocu',
  'optionsConsidered.0': 'Retain with the force.',
  'optionsConsidered.1': 'Transfer to the ROCU.',
  'optionsConsidered.2': 'Wait for a quarter.',
  rationale,
  dissent: 'One member would have deferred.',
});
const sitting: Filling = { 'at.day': '15', 'at.month': '12', 'at.year': '2026', 'at.time': '10:00', kind: 'ordinary' };

type Walker = { readonly pageOf: (id: string) => Promise<Page>; readonly faults: readonly string[]; readonly end: () => Promise<void> };
const walker = (javaScriptEnabled: boolean): Walker & { readonly look: (page: Page, where: string) => Promise<void> } => {
  const tabs = new Map<string, Page>();
  const [faults, seen]: [string[], Set<string>] = [[], new Set()];
  return {
    faults,
    pageOf: async (id) => {
      const open = tabs.get(id) ?? (await tabOf(browser, base, { id, javaScriptEnabled })).page;
      tabs.set(id, open);
      return open;
    },
    look: async (page, where) => {
      if (seen.has(where)) return;
      seen.add(where);
      // Axe is a script; what is walked without scripts is judged by its width alone.
      if (javaScriptEnabled) faults.push(...(await axeFaults(page)).map((fault) => `${where}: ${fault}`));
      await page.setViewportSize({ width: 320, height: 800 });
      const sideways = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      if (sideways > 0) faults.push(`${where}: ${String(sideways)} px wider than a screen of 320 px`);
      await page.setViewportSize({ width: 1280, height: 900 });
    },
    end: async () => {
      for (const page of tabs.values()) await page.context().close();
    },
  };
};

describe('an escalation goes from its paper to the master list by hand, each page usable by everybody', () => {
  it.each([
    ['with', true],
    ['without', false],
  ] as const)(
    '%s JavaScript: escalated, listed, an interest declared, recorded, contested, recorded anew, confirmed, accepted, keyed, closed',
    async (_how, javaScriptEnabled) => {
      const { pageOf, look, faults, end } = walker(javaScriptEnabled);
      const ref = await house.submit(0);
      await walkTo(house, ref, 'ownership');
      const sia = house.world.cases.get(ref)!.state.sia ?? '';
      /** From a page by a link or button to its form, filled in and sent; the words that say what was done. */
      const give = async (who: string, from: string, [command, fields]: readonly [string, Filling]): Promise<string> => {
        const page = await pageOf(who);
        await page.goto(from);
        await look(page, `${who} ${from.replace(ref, '').replace(/-\d{4}-\d\d/, '')} before ${command}`);
        await clickThrough(page.locator(`a[href*="${command}"]`).first());
        await look(page, `${who}: ${command}`);
        await fill(page, fields);
        await send(page);
        const said = page.getByRole('alert');
        if (page.url().includes('/do/') || (await said.count()) === 0)
          throw new Error(`${command} by ${who}: ${(await page.locator('main').innerText()).slice(0, 700)}`);
        return page.url().slice(base.length);
      };
      await give(OWNER, `/cases/${ref}`, ['do/escalate', paper]);
      const meeting = await give(SECRETARY, '/meetings', ['/meetings/new', sitting]);
      const id = meeting.split('/').at(-1) ?? '';
      await give(SECRETARY, `/cases/${ref}`, ['do/list-for-meeting', { meeting: id }]);
      await give(OWNER, `/cases/${ref}`, ['do/revise-paper', { 'paper.interimRiskPlan': 'Patrols, and a camera.' }]);
      await give(CHAIR, meeting, ['do/start', {}]);
      // ESC-1: what an earlier sitting decided stands on the agenda too, to be ratified.
      await give(CHAIR, meeting, [`do/declare-interest?case=${ref}`, { reason: 'My sister works there.' }]);
      expect(await give(SECRETARY, meeting, ['do/record-decision', record('The ROCU sees more.')])).toBe(meeting);
      await give(DEPUTY, meeting, ['do/contest-record', { reason: 'The rationale was another.' }]);
      await give(SECRETARY, meeting, ['do/record-decision', { rationale: 'The ROCU holds the wider picture.' }]);
      expect(await give(DEPUTY, meeting, ['do/confirm-decision', {}])).toBe(meeting);
      const lead = await pageOf(LEAD);
      await lead.goto('/');
      await look(lead, 'home of the receiving lead');
      await clickThrough(lead.locator(`a[href="/cases/${ref}/offer"]`));
      expect(await lead.locator('main').innerText()).toContain('Patrols, and a camera.');
      await give(LEAD, `/cases/${ref}/offer`, ['do/accept-transfer', { lead: NEW_SIO }]);
      await give(GATEWAY, `/cases/${ref}`, ['do/record-master-list-change', {}]);
      await give(sia, `/cases/${ref}`, ['do/log-value', provenValue]);
      await give(NEW_SIO, `/cases/${ref}`, ['do/verify-value', { comments: 'Confirmed.' }]);
      await give(sia, `/cases/${ref}`, ['do/close', { feedbackRequested: 'true' }]);
      for (const [who, path] of [
        [NEW_SIO, `/cases/${ref}/ownership`],
        [NEW_SIO, `/cases/${ref}/history`],
        [DEPUTY, meeting],
        [SECRETARY, '/'],
      ] as const) {
        const page = await pageOf(who);
        await page.goto(path);
        await look(page, `${path.replace(ref, '')} of ${who} when all is done`);
      }
      const { owner, masterList, stage, escalations } = house.world.cases.get(ref)!.state;
      expect([stage, owner]).toEqual(['closed', { agency: 'northmarch-rocu', user: NEW_SIO }]);
      expect(masterList).toMatchObject({ agency: 'northmarch-rocu', keyedAgency: 'northmarch-rocu', keyedBy: GATEWAY });
      expect(
        escalations?.['e1']?.decisions.map(({ contested, decidedBy, answer }) => [contested !== null, decidedBy, answer?.outcome]),
      ).toEqual([
        [true, DEPUTY, undefined],
        [false, DEPUTY, 'accepted'],
      ]);
      await end();
      expect(faults).toEqual([]);
    },
  );
});
