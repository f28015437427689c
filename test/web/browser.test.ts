import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terms, value } from '../api/examples.ts';
import { z } from 'zod';
import { bids } from '../api/samples.ts';
import { escalated, SECRETARY } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { give, walkTo } from '../api/walk.ts';
import { axeFaults } from './axe.ts';
import { clickThrough, openBrowser, servedAt, tabOf } from './browser.ts';
import { houseOf } from './house.ts';
import { nowhere, pages } from './page-list.ts';
import { weighed } from './transferred.ts';

const house = await houseOf();
let browser: Browser;
let server: Awaited<ReturnType<typeof servedAt>>;
let base: string;
const refs: Record<string, string> = {};

beforeAll(async () => {
  browser = await openBrowser();
  server = await servedAt(house);
  ({ base } = server);
  for (const stage of [
    'triage-queue',
    'in-triage',
    'consideration',
    'awaiting-capacity',
    'terms',
    'development',
    'product-review',
    'acceptance',
    'reassessment',
    'closing',
    'closed',
  ]) {
    refs[stage] = await house.submit();
    await walkTo(house, refs[stage], stage);
  }
  refs['varied'] = await house.submit();
  await walkTo(house, refs['varied'], 'development');
  const wider = { ...terms, purpose: 'A wider purpose.', products: [...terms.products, { ...terms.products[0], id: 'p2' }] };
  await give(house, refs['varied'], [sia, 'propose-terms', { basedOn: 1, terms: wider }]);
  // Behind the one above, which its own SIA answers: who leads a case follows from how many each leads already.
  const proposed = await house.submit();
  refs['proposed'] = proposed;
  await walkTo(house, proposed, 'terms');
  await give(house, proposed, [house.world.cases.get(proposed)?.state.sia ?? '', 'propose-terms', { basedOn: null, terms }]);
  const valued = refs['closed'] ?? '';
  await give(house, valued, [sio, 'verify-value', { entry: 'v1', comments: 'Seen.' }]);
  await give(house, valued, [sia, 'log-value', { value: { ...value, kind: 'efficiency', dateOfEvent: '2026-11-20' } }]);
  await give(house, valued, [sio, 'dispute-value', { entry: 'v2', comments: 'Two hours, not forty.' }]);
  await give(house, refs['development'] ?? '', [sio, 'ask', { to: 'toex', text: 'Which of the towns first?' }]);
  const before = await escalated(house);
  refs['meeting'] = await callMeeting(house);
  await give(house, before, [SECRETARY, 'list-for-meeting', { meeting: refs['meeting'] }]);
  refs['flagged'] = await house.submit();
  await walkTo(house, refs['flagged'], 'terms');
  await give(house, refs['flagged'], [sio, 'flag-urgent', { actionTaken: 'Moved to a place of safety.', actionRef: 'ALD-INC-4471' }]);
  refs['restricted'] = await house.submit(1);
  await house.ports.drafts.create({ id: 'half-a-bid', agency: 'aldershire', by: 'spoc.aldershire', bid: { operationName: 'HEATHER' } });
  refs['withdrawn'] = await house.submit();
  await give(house, refs['withdrawn'], ['spoc.aldershire', 'withdraw', { reason: 'No longer needed.' }]);
  const next = { ...bids[0]?.bid, follows: refs['withdrawn'] };
  refs['following'] = z.object({ ref: z.string() }).parse((await house.as('spoc.aldershire').post('/bids', next).expect(201)).body).ref;
  const follows = { agency: 'aldershire', by: 'spoc.aldershire', bid: { follows: refs['withdrawn'] } };
  await house.ports.drafts.create({ id: 'follows-a-case', ...follows });
  for (const stage of ['returned', 'resubmitted']) {
    const ref = await house.submit();
    refs[stage] = ref;
    await walkTo(house, ref, 'in-triage');
    const questions = [{ text: 'Which towns?' }, { text: 'Is a safeguarding plan in place?' }];
    await house.as(officer).post(`/cases/${ref}/commands/return-for-information`, { questions }).expect(200);
    const answers = [1, 2].map((number) => ({ questionId: `q${String(number)}`, text: 'Yes.' }));
    if (stage === 'resubmitted')
      await house.as('spoc.aldershire').post(`/cases/${ref}/commands/answer-and-resubmit`, { answers }).expect(200);
  }
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const [sio, sia, officer] = ['sio.aldershire', 'sia.northmarch', 'triage.northmarch'];
const pathOf = (of: string | readonly [string, string]): string =>
  typeof of === 'string' ? of : `/${of[0] === 'meeting' ? 'meetings' : 'cases'}/${refs[of[0]] ?? ''}${of[1]}`;
/** What a template prints when it was given another thing than it shows. */
const slips = /\[object |function \w*\(|\bundefined\b|\bNaN\b|\bnull\b/;

describe('every page can be used by everybody', () => {
  it.each([...new Set(pages.map(([id]) => id))])(
    'as %s sees them: no fault that axe finds, 320 pixels, nothing from elsewhere, small',
    async (who) => {
      const faults: string[] = [];
      const { page, complaints } = await tabOf(browser, base, { id: who });
      const scales = await weighed(page);
      for (const [, of] of pages.filter(([id]) => id === who)) {
        const path = pathOf(of);
        scales.since();
        const status = (await page.goto(path))?.status();
        // Of the page and all that it loads but images, as it comes over the wire.
        const bytes = scales.since();
        if (status === 404 && path !== nowhere) faults.push(`${path}: not for ${who}`);
        const html = await page.content();
        faults.push(...(await axeFaults(page)).map((fault) => `${path}: ${fault}`));
        await page.setViewportSize({ width: 320, height: 640 });
        if ((await sideways(page)) > 0) faults.push(`${path}: scrolls sideways at 320 pixels`);
        await page.setViewportSize({ width: 1280, height: 800 });
        if (bytes > 100_000 || bytes < 1000) faults.push(`${path}: ${String(bytes)} bytes`);
        const slip = slips.exec(await page.locator('main').innerText());
        if (slip !== null) faults.push(`${path}: shows ${slip[0]}`);
        if (/GOV\.UK|Crown copyright/.test(html)) faults.push(`${path}: somebody else’s name`);
        if ((html.match(/class="app-marking"/g) ?? []).length !== 2) faults.push(`${path}: marking not at top and bottom`);
      }
      await page.context().close();
      expect([...faults, ...complaints]).toEqual([]);
    },
  );
  it('and there are sixty states of them at least', () => {
    expect(pages.length).toBeGreaterThanOrEqual(60);
  });
});

describe('the journey needs no script', () => {
  it('takes a bid from its claim to the recommendation, with faults told on the way', async () => {
    const ref = await house.submit();
    const { page } = await tabOf(browser, base, { id: officer, javaScriptEnabled: false });
    await page.goto(`/cases/${ref}`);
    await page.getByRole('link', { name: 'Claim this bid' }).click();
    await page.locator('main').getByRole('button', { name: 'Claim this bid' }).last().click();
    await page.getByRole('link', { name: 'Recommend to TOEX' }).click();
    await clickThrough(page.getByRole('button', { name: 'Recommend to TOEX' }).last());
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByRole('link', { name: 'Choose yes or no: Is the bid complete?' }).click();
    for (const name of ['Is the bid complete?', 'Is it within the remit?', 'Have overlaps been checked?'])
      await page.getByRole('group', { name }).getByLabel('Yes').check();
    await page.getByRole('group', { name: 'Confidence' }).first().getByLabel('Medium').check();
    await page.getByLabel('Reason for not scoring').fill('Not mapped yet.');
    await page.getByLabel('Rationale', { exact: true }).fill('Fits the remit.');
    await clickThrough(page.getByRole('button', { name: 'Recommend to TOEX' }).last());
    expect(page.url()).toBe(`${base}/cases/${ref}`);
    expect(await page.getByRole('alert').textContent()).toContain('Your recommendation is recorded.');
    await page.context().close();
  });
});

describe('a draft that somebody else saved meanwhile', () => {
  it('shows both, and axe finds nothing', async () => {
    const { page } = await tabOf(browser, base, { id: 'spoc.aldershire' });
    await page.goto('/drafts/half-a-bid');
    await house.ports.drafts.save({ id: 'half-a-bid', by: sio, bid: { operationName: 'GORSE' }, version: null });
    await clickThrough(page.getByRole('button', { name: 'Save', exact: true }));
    expect(await page.title()).toMatch(/^Somebody else has saved this draft/);
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await sideways(page)).toBe(0);
    await clickThrough(page.getByRole('button', { name: 'Go on with what I wrote' }));
    expect(await page.getByLabel('Operation name').inputValue()).toBe('HEATHER');
    await page.context().close();
  });
});

describe('a form with faults', () => {
  it('puts the focus on the summary, and axe finds nothing', async () => {
    const { page } = await tabOf(browser, base, { id: 'spoc.aldershire' });
    await page.goto('/bids/new');
    await page.getByRole('button', { name: 'Submit the bid' }).last().click();
    // Autofocus is given when the page is drawn, which waits for its style sheet, not when it has been read.
    await page.locator('.govuk-error-summary:focus').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });
});
