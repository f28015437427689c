import { describe, expect, it } from 'vitest';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { valueOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const TOEX = 'toex-manager.northmarch';
const caseAt = async (stage: string): Promise<string> => {
  const ref = await house.submit();
  await walkTo(house, ref, stage);
  return ref;
};

describe('CLK-3: holding on a page', () => {
  it('the form proposes the policy’s review date and offers the SIO alone; the case then says that it is held, by whom, until when', async () => {
    const ref = await caseAt('development');
    const visitor = await visitorOf(house, TOEX);
    const { text } = await visitor.get(`/cases/${ref}/do/hold`);
    expect([valueOf(text, 'reviewBy.day'), valueOf(text, 'reviewBy.month'), valueOf(text, 'reviewBy.year')]).toEqual(['3', '12', '2026']);
    expect(text).toContain('At most 28 days ahead');
    const askers = [...text.matchAll(/name="sioRequest\.by"[^>]*value="([^"]*)"/g)].map(([, id]) => id);
    expect(askers).toEqual(['sio.aldershire']);
    const day = { 'reviewBy.day': '3', 'reviewBy.month': '12', 'reviewBy.year': '2026' };
    const sent = await visitor.post(`/cases/${ref}/do/hold`, { reasonCode: 'court', reason: 'The trial begins.', ...day });
    expect(sent.to).toBe(`/cases/${ref}`);
    const page = (await visitor.get(`/cases/${ref}`)).text;
    expect(page).toContain('The case is on hold; the force is told.');
    expect(page).toContain('Court proceedings: to be reviewed by 3 December 2026');
    expect(page).toMatch(/Held by .+ since .+\. Its clocks stand still; the risk stays with .+, Aldershire Police\. It is resumed by /s);
    expect(page).toContain(`href="/cases/${ref}/do/resume"`);
    expect((await visitor.get(`/cases/${ref}/history`)).text).toContain('Court proceedings. To be reviewed by 3 December 2026.');
    expect((await visitor.get('/')).text).not.toContain('undefined');
  });
  it('what cannot be done meanwhile says who resumes it; the list of cases shows it', async () => {
    const ref = await caseAt('development');
    await give(house, ref, [TOEX, 'hold', { reasonCode: 'court', reviewBy: '2026-12-03', reason: 'The trial begins.' }]);
    const sia = house.world.cases.get(ref)?.state.sia ?? '';
    const visitor = await visitorOf(house, sia);
    const refused = await visitor.get(`/cases/${ref}/do/assign-team`);
    expect(refused.status).toBe(409);
    expect(refused.text).toMatch(/The case is on hold\. Have it resumed first: that is for /);
    expect((await visitor.get('/')).text).toMatch(/<strong class="govuk-tag govuk-tag--orange">On hold<\/strong>/);
  });
  it('a case that is not held offers no resuming, neither as a button nor as a reason why not', async () => {
    const ref = await caseAt('development');
    const { text } = await (await visitorOf(house, TOEX)).get(`/cases/${ref}`);
    expect(text).not.toContain('Resume the case');
    expect(text).not.toContain('>On hold<');
  });
});
