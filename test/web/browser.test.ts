import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terms, value } from '../api/examples.ts';
import { give, walkTo } from '../api/walk.ts';
import { axeFaults } from './axe.ts';
import { openBrowser, tabOf, servedAt } from './browser.ts';
import { houseOf } from './house.ts';

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
  const valued = refs['closed'] ?? '';
  await give(house, valued, [sio, 'verify-value', { entry: 'v1', comments: 'Seen.' }]);
  await give(house, valued, [sia, 'log-value', { value: { ...value, kind: 'efficiency', dateOfEvent: '2026-11-20' } }]);
  await give(house, valued, [sio, 'dispute-value', { entry: 'v2', comments: 'Two hours, not forty.' }]);
  refs['restricted'] = await house.submit(1);
  await house.ports.drafts.create({ id: 'half-a-bid', agency: 'aldershire', by: 'spoc.aldershire', bid: { operationName: 'HEATHER' } });
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

const [sio, sia, officer, manager] = ['sio.aldershire', 'sia.northmarch', 'triage.northmarch', 'toex-manager.northmarch'];
const at = (stage: string, rest = '') => [stage, rest] as const;
// Who looks at what: a path of the service, or a case by its stage and what follows its address.
const pages: readonly (readonly [string, string | readonly [string, string]])[] = [
  [sio, '/'],
  [officer, '/'],
  [officer, '/queues/all'],
  [officer, '/queues/all?sort=-priority&priority=P1'],
  ['spoc.aldershire', '/bids/new'],
  ['spoc.aldershire', '/'],
  ...['', '/problems', '/discard'].map((part) => ['spoc.aldershire', `/drafts/half-a-bid${part}`] as const),
  [sio, '/inbox'],
  [sio, '/demo/mail'],
  [sio, '/demo/clock'],
  ['auditor.national', '/audit'],
  ...[
    '/value',
    '/value?from=2026-12-01&to=2026-01-01',
    '/value/keying-sheet',
    '/value/quarterly-pack?region=northmarch&quarter=2026-Q4',
  ].map((path) => ['performance.national', path] as const),
  [sia, '/value'],
  [sio, '/nothing/here'],
  ['gateway-manager.northmarch', '/stalled'],
  [officer, at('triage-queue')],
  [officer, at('in-triage')],
  ...['', '/overlaps', '/triage', '/terms', '/development', '/reassessment', '/ownership', '/value', '/history'].map(
    (part) => [sio, at('closed', part)] as const,
  ),
  [officer, at('restricted')],
  [officer, at('triage-queue', '/do/claim')],
  [officer, at('in-triage', '/do/recommend')],
  [officer, at('in-triage', '/do/propose-decline')],
  [officer, at('in-triage', '/do/return-for-information')],
  ['spoc.aldershire', at('returned', '/do/answer-and-resubmit')],
  [sio, at('returned', '/triage')],
  [sio, at('resubmitted', '/history')],
  [sio, at('in-triage', '/do/recommend')],
  [manager, at('consideration', '/do/accept')],
  [manager, at('awaiting-capacity', '/do/allocate')],
  [sia, at('terms', '/do/propose-terms')],
  [sio, at('terms', '/do/sign-terms')],
  [sio, at('terms', '/do/reject-terms')],
  [sia, at('development', '/do/assign-team')],
  [sia, at('development', '/do/log-work')],
  [sia, at('development', '/do/submit-product')],
  ['sia2.northmarch', at('product-review', '/do/review-product')],
  [sio, at('acceptance', '/do/accept-product')],
  [sia, at('reassessment', '/do/propose-reassessment')],
  ...['/terms', '/terms?from=1&to=2', '/do/sign-terms', '/do/reject-terms'].map((part) => [sio, at('varied', part)] as const),
  [sia, at('varied', '/do/withdraw-terms')],
  [sia, at('closing', '/do/log-value')],
  [sia, at('closing', '/do/close')],
  ...['/value', '/do/answer-dispute', '/do/reverse-value', '/do/record-apmis-entry'].map((part) => [sia, at('closed', part)] as const),
];
const pathOf = (of: string | readonly [string, string]): string => (typeof of === 'string' ? of : `/cases/${refs[of[0]] ?? ''}${of[1]}`);

describe('every page can be used by everybody', () => {
  it('has no fault that axe can find, fits 320 pixels, asks nobody else for anything, and stays small', async () => {
    const faults: string[] = [];
    for (const who of new Set(pages.map(([id]) => id))) {
      const { page, complaints } = await tabOf(browser, base, { id: who });
      for (const [, of] of pages.filter(([id]) => id === who)) {
        const path = pathOf(of);
        await page.goto(path);
        const html = await page.content();
        faults.push(...(await axeFaults(page)).map((fault) => `${path}: ${fault}`));
        await page.setViewportSize({ width: 320, height: 640 });
        if ((await sideways(page)) > 0) faults.push(`${path}: scrolls sideways at 320 pixels`);
        await page.setViewportSize({ width: 1280, height: 800 });
        if (html.length > 100_000) faults.push(`${path}: ${String(html.length)} characters`);
        if (/GOV\.UK|Crown copyright/.test(html)) faults.push(`${path}: somebody else’s name`);
        if ((html.match(/class="app-marking"/g) ?? []).length !== 2) faults.push(`${path}: marking not at top and bottom`);
      }
      faults.push(...complaints);
      await page.context().close();
    }
    expect(faults).toEqual([]);
  }, 240_000);
});

describe('the journey needs no script', () => {
  it('takes a bid from its claim to the recommendation, with faults told on the way', async () => {
    const ref = await house.submit();
    const { page } = await tabOf(browser, base, { id: officer, javaScriptEnabled: false });
    await page.goto(`/cases/${ref}`);
    await page.getByRole('link', { name: 'Claim this bid' }).click();
    await page.locator('main').getByRole('button', { name: 'Claim this bid' }).last().click();
    await page.getByRole('link', { name: 'Recommend to TOEX' }).click();
    await page.getByRole('button', { name: 'Recommend to TOEX' }).last().click();
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByRole('link', { name: 'Choose yes or no: Is the bid complete?' }).click();
    for (const name of ['Is the bid complete?', 'Is it within the remit?', 'Have overlaps been checked?'])
      await page.getByRole('group', { name }).getByLabel('Yes').check();
    await page.getByRole('group', { name: 'Confidence' }).first().getByLabel('Medium').check();
    await page.getByLabel('Reason for not scoring').fill('Not mapped yet.');
    await page.getByLabel('Rationale', { exact: true }).fill('Fits the remit.');
    await page.getByRole('button', { name: 'Recommend to TOEX' }).last().click();
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
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await page.title()).toMatch(/^Somebody else has saved this draft/);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go on with what I wrote' }).click();
    expect(await page.getByLabel('Operation name').inputValue()).toBe('HEATHER');
    await page.context().close();
  });
});

describe('a form with faults', () => {
  it('puts the focus on the summary, and axe finds nothing', async () => {
    const { page } = await tabOf(browser, base, { id: 'spoc.aldershire' });
    await page.goto('/bids/new');
    await page.getByRole('button', { name: 'Submit the bid' }).last().click();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('govuk-error-summary');
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });
});
