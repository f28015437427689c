// Whoever decides on what somebody else wrote reads it on the form of the decision: nobody has to go and look for it, and nobody decides unread.
import { describe, expect, it } from 'vitest';
import { product, reassessment, terms, value } from '../api/examples.ts';
import { give, look, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [SIO, OFFICER, MANAGER, SECOND, ANALYST] = [
  'sio.aldershire',
  'triage.northmarch',
  'gateway-manager.northmarch',
  'gateway-manager2.northmarch',
  'analyst.northmarch',
] as const;
const caseAt = async (stage: string, bid = 0): Promise<string> => {
  const ref = await house.submit(bid);
  await walkTo(house, ref, stage);
  return ref;
};
const siaOf = async (ref: string): Promise<string> => (await look(house, ref, SIO)).sia ?? '';
/** What stands above the questions of a form. */
const above = async (who: string, at: string): Promise<string> => {
  const { status, text } = await (await visitorOf(house, who)).get(at);
  expect(status).toBe(200);
  const [, main = ''] = /<main([\s\S]*?)<form/.exec(text) ?? [];
  return main;
};

describe('TRI-4: a proposal to decline is read where it is approved or overturned', () => {
  const proposed = { reasonCode: 'below-threshold', rationale: 'Too little is known.', advice: 'Ask the force intelligence unit.' };
  const declining = async (): Promise<string> => {
    const ref = await caseAt('in-triage');
    await give(house, ref, [OFFICER, 'propose-decline', proposed]);
    return ref;
  };
  const parts = ['Below the threshold', proposed.rationale, proposed.advice, house.world.directory.people[OFFICER]?.name ?? ''];
  it.each(['approve-decline', 'overturn-decline'])('%s: reason, rationale and advice, then what will happen', async (name) => {
    const shown = await above(MANAGER, `/cases/${await declining()}/do/${name}`);
    for (const part of [...parts, 'What will happen']) expect(shown).toContain(part);
  });
  it('and on the overview of the case, as long as it is proposed and once it is approved', async () => {
    const ref = await declining();
    const overview = async () => (await (await visitorOf(house, SIO)).get(`/cases/${ref}`)).text;
    for (const part of [...parts, 'Decline proposed', 'it waits for the review of a second person'])
      expect(await overview()).toContain(part);
    await give(house, ref, [MANAGER, 'approve-decline', { rationale: 'Agreed.' }]);
    for (const part of [...parts, 'The force may appeal until']) expect(await overview()).toContain(part);
    const other = await caseAt('in-triage');
    expect((await (await visitorOf(house, SIO)).get(`/cases/${other}`)).text).not.toContain('Decline proposed');
  });
});

describe('TRI-8: an assessment is read where it is countersigned or returned', () => {
  it.each(['countersign-recommendation', 'return-recommendation'])('%s', async (name) => {
    const ref = await caseAt('in-triage', 2);
    const assessment = { complete: true, inRemit: true, overlapsChecked: true, priority: 'P3', confidence: 'medium' };
    const reasons = { rationale: 'It fits the remit.', notScoredReason: 'Scored by nobody yet.' };
    await give(house, ref, [OFFICER, 'recommend', { assessment: { ...assessment, ...reasons } }]);
    const shown = await above(SECOND, `/cases/${ref}/do/${name}`);
    for (const part of [...Object.values(reasons), 'P3']) expect(shown).toContain(part);
  });
});

describe('VAL-2: an entry is read where it is verified or disputed', () => {
  it.each(['verify-value', 'dispute-value'])('%s: its basis, its counts and its evidence', async (name) => {
    const ref = await caseAt('closing');
    const given = {
      ...value,
      dateOfEvent: '2026-11-20',
      kind: 'product-delivered',
      basis: 'The profile led to three arrests.',
      counts: { arrests: 3, cashSeizedPence: 1250000, boatsStopped: 7 },
    };
    await give(house, ref, [await siaOf(ref), 'log-value', { value: given }]);
    const shown = await above(SIO, `/cases/${ref}/do/${name}`);
    for (const part of [given.basis, given.evidenceRef, 'Logged by']) expect(shown).toContain(part);
    for (const [title, count] of [
      ['arrests', 3],
      ['cash seized, in pence', 1250000],
      ['boats stopped', 7],
    ] as const)
      expect(shown).toMatch(new RegExp(`>Counts: ${title}</dt>\\s*<dd[^>]*>\\s*<span[^>]*>${String(count)}<`));
  });
  it('the same where a dispute is answered, with what was said against it', async () => {
    const ref = await caseAt('closing');
    const sia = await siaOf(ref);
    await give(house, ref, [sia, 'log-value', { value: { ...value, dateOfEvent: '2026-11-20', kind: 'product-delivered' } }]);
    await give(house, ref, [SIO, 'dispute-value', { entry: 'v1', comments: 'Two arrests, not three.' }]);
    const shown = await above(sia, `/cases/${ref}/do/answer-dispute`);
    for (const part of ['Two arrests, not three.', value.basis, value.evidenceRef]) expect(shown).toContain(part);
  });
});

describe('what was said against a version or a product is read where it is answered by a new one', () => {
  it('TOR-2: the comments of the other side, each with its clause, above the terms', async () => {
    const ref = await caseAt('terms');
    const sia = await siaOf(ref);
    await give(house, ref, [sia, 'propose-terms', { basedOn: null, terms }]);
    await give(house, ref, [SIO, 'reject-terms', { comments: [{ clause: 'products', text: 'The profile comes too late.' }] }]);
    const shown = await above(sia, `/cases/${ref}/do/propose-terms`);
    for (const part of ['What was said of version 1', 'The profile comes too late.', '<strong>Products</strong>'])
      expect(shown).toContain(part);
  });
  it('REA-2: the comments of the SIO, above the scores', async () => {
    const ref = await caseAt('reassessment');
    const sia = await siaOf(ref);
    await give(house, ref, [sia, 'propose-reassessment', reassessment]);
    await give(house, ref, [SIO, 'reject-reassessment', { comments: 'The scope is set too low.' }]);
    expect(await above(sia, `/cases/${ref}/do/propose-reassessment`)).toContain('The scope is set too low.');
  });
  it('DEV-4, DEV-5: the comments of reviewer and SIO, above a product that is submitted again, and where it is reviewed again', async () => {
    const ref = await caseAt('product-review');
    const sia = await siaOf(ref);
    const submission = { product: { ...product, authors: [ANALYST] } };
    await give(house, ref, [
      sia,
      'review-product',
      { product: 'p1', outcome: 'rework', comments: 'Thin on vehicles.', pndConfirmed: true },
    ]);
    expect(await above(ANALYST, `/cases/${ref}/do/submit-product`)).toContain('Thin on vehicles.');
    await give(house, ref, [ANALYST, 'submit-product', submission]);
    expect(await above(sia, `/cases/${ref}/do/review-product`)).toContain('Thin on vehicles.');
    await give(house, ref, [sia, 'review-product', { product: 'p1', outcome: 'release', comments: 'Sound now.', pndConfirmed: true }]);
    await give(house, ref, [SIO, 'request-rework', { product: 'p1', comments: 'The second town is missing.' }]);
    const shown = await above(ANALYST, `/cases/${ref}/do/submit-product`);
    for (const part of ['Thin on vehicles.', 'Sound now.', 'The second town is missing.']) expect(shown).toContain(part);
  });
});
