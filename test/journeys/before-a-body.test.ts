// An escalation by hand in a browser on the whole service: its owner, the body's people and the receiver, with and without scripts.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHAIR, LEAD, OWNER, SECRETARY } from '../api/escalated.ts';
import { quiet } from '../kills/record.ts';
import { fresh, must } from '../support/caller.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { axeFaults } from '../web/axe.ts';
import { clickThrough, openBrowser, tabOf } from '../web/browser.ts';
import { fill, provenValue, send, type Filling } from '../web/filling.ts';
import { paper } from '../web/paper-form.ts';
import { NEW_SIO } from './body.ts';
import { openRoad, sampleBids, toOwnership, toReassessment, toTerms } from './road.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), openBrowser()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), stack.stop()]);
});

const record: Filling = {
  outcome: 'transfer',
  newOwner: 'northmarch-rocu',
  'optionsConsidered.0': 'Retain with the force.',
  'optionsConsidered.1': 'Transfer to the ROCU.',
  rationale: 'The ROCU holds the wider picture.',
};
/** A day of three weeks hence, in the parts that a form asks for. */
const dayFields = (name: string): Filling => {
  const [year = '', month = '', day = ''] = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10).split('-');
  return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
};
const verified = z.looseObject({ ok: z.boolean() });

describe('ESC-1, ESC-2, OWN-4, OWN-6: a threat changes hands on the whole service, by hand', () => {
  it.each([
    ['with', true],
    ['without', false],
  ] as const)(
    '%s JavaScript: escalated, listed, recorded, confirmed, accepted, actions completed, minuted, keyed and closed',
    async (_how, javaScriptEnabled) => {
      const base = stack.apiUrls[0] ?? '';
      const [sample] = sampleBids();
      if (sample === undefined) throw new Error('no sample bid');
      const road = await openRoad(base, sample);
      const { ref, cast } = road;
      await toTerms(road);
      await toReassessment(road);
      await toOwnership(road);
      const tabs = new Map<string, Page>();
      const [faults, complaints]: [string[], (readonly string[])[]] = [[], []];
      const pageOf = async (id: string): Promise<Page> => {
        const open = tabs.get(id);
        if (open !== undefined) return open;
        const tab = await tabOf(browser, base, { id, javaScriptEnabled });
        complaints.push(tab.complaints);
        tabs.set(id, tab.page);
        return tab.page;
      };
      const look = async (page: Page, where: string): Promise<void> => {
        if (javaScriptEnabled) faults.push(...(await axeFaults(page)).map((fault) => `${where}: ${fault}`));
        await page.setViewportSize({ width: 320, height: 800 });
        const sideways = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
        if (sideways > 0) faults.push(`${where}: ${String(sideways)} px wider than a screen of 320 px`);
        await page.setViewportSize({ width: 1280, height: 900 });
      };
      /** From a page by a link to its form, filled in and sent; where that leads. */
      const give = async (who: string, from: string, [command, fields = {}]: readonly [string, Filling?]): Promise<string> => {
        const page = await pageOf(who);
        await page.goto(from);
        await look(page, `${who} before ${command}`);
        await clickThrough(page.locator(`a[href*="${command}"]`).first());
        await look(page, `${who}: ${command}`);
        await fill(page, fields);
        await send(page);
        if (page.url().includes('/do/') || (await page.getByRole('alert').count()) === 0)
          throw new Error(`${command} by ${who}: ${(await page.locator('main').innerText()).slice(0, 700)}`);
        return page.url().slice(base.length);
      };
      const home = async (who: string): Promise<string> => {
        const page = await pageOf(who);
        await page.goto('/');
        await look(page, `home of ${who}`);
        return page.locator('main').innerText();
      };

      await give(OWNER, `/cases/${ref}`, ['do/escalate', paper]);
      expect(await home(SECRETARY)).toContain(ref);
      const meeting = await give(SECRETARY, '/meetings', ['/meetings/new', { ...dayFields('at'), 'at.time': '10:00', kind: 'ordinary' }]);
      await give(SECRETARY, `/cases/${ref}`, ['do/list-for-meeting', { meeting: meeting.split('/').at(-1) ?? '' }]);
      await give(SECRETARY, meeting, ['do/close-papers']);
      await give(CHAIR, meeting, ['do/start']);
      await give(SECRETARY, meeting, ['do/record-attendance', { present: [CHAIR, SECRETARY] }]);
      await give(SECRETARY, meeting, ['do/record-decision', record]);
      expect(await home(CHAIR)).toContain(ref);
      await give(CHAIR, meeting, ['do/confirm-decision']);
      await give(SECRETARY, meeting, ['do/add-action', { text: 'Brief the ROCU.', owner: OWNER, ...dayFields('due') }]);
      await give(SECRETARY, meeting, ['do/add-action', { text: 'Book the room.', owner: SECRETARY, ...dayFields('due') }]);
      expect(await home(LEAD)).toContain('A threat is offered to your agency');
      await give(LEAD, `/cases/${ref}/offer`, ['do/accept-transfer', { lead: NEW_SIO }]);
      // The owner of an action comes to it from their home page, and finds their own and no other.
      expect(await home(OWNER)).toContain('Brief the ROCU.');
      const own = await pageOf(OWNER);
      await clickThrough(own.locator(`a[href="${meeting}#a1"]`));
      expect(await own.locator('a[href*="do/complete-action"]').count()).toBe(1);
      await give(OWNER, meeting, ['do/complete-action?action=a1', { text: 'Briefed on Tuesday.' }]);
      await give(SECRETARY, meeting, ['do/complete-action?action=a2', { text: 'Booked.' }]);
      // ESC-1: it starts before its day, so what it decides is ratified at the next one, which is that of the second round.
      expect((await (await pageOf(CHAIR)).goto(meeting))?.ok()).toBe(true);
      expect(await (await pageOf(CHAIR)).locator('a[href*="do/ratify-decision"]').count()).toBe(javaScriptEnabled ? 0 : 1);
      if (!javaScriptEnabled) await give(CHAIR, meeting, ['do/ratify-decision', { reason: 'It could not wait.' }]);
      await give(CHAIR, meeting, ['do/approve-minutes']);
      await give(cast.officer, `/cases/${ref}`, ['do/record-master-list-change']);
      await give(cast.sia, `/cases/${ref}`, ['do/log-value', provenValue]);
      await give(NEW_SIO, `/cases/${ref}`, ['do/verify-value', { comments: 'Confirmed.' }]);
      await give(cast.sia, `/cases/${ref}`, ['do/close', { feedbackRequested: 'true' }]);

      const closed = await road.see(NEW_SIO);
      expect([closed.stage, closed.owner, closed.masterList]).toMatchObject([
        'closed',
        { agency: 'northmarch-rocu', user: NEW_SIO },
        { agency: 'northmarch-rocu', keyedAgency: 'northmarch-rocu' },
      ]);
      // What the sitting issues is filed by the worker, and downloads.
      await quiet(stack);
      const minutes = await pageOf(SECRETARY);
      await minutes.goto(`${meeting}/minutes`);
      await look(minutes, 'the minutes');
      expect(await minutes.locator('main').innerText()).toContain('The ROCU holds the wider picture.');
      expect(await must(base, fresh('auditor.national', '/audit/verify'), verified)).toMatchObject({ ok: true });
      for (const page of tabs.values()) await page.context().close();
      expect([faults, complaints.flat()]).toEqual([[], []]);
    },
  );
});
