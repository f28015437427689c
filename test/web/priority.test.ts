import { describe, expect, it } from 'vitest';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [SIO, MANAGER, MANAGER2, TOEX] = ['sio.aldershire', 'gateway-manager.northmarch', 'gateway-manager2.northmarch', 'toex-manager.northmarch'] as const; // prettier-ignore
const caseAt = async (stage: string): Promise<string> => {
  const ref = await house.submit();
  await walkTo(house, ref, stage);
  return ref;
};
const flag = { actionTaken: 'Two children were moved.', actionRef: 'ALD-INC-4471' };

describe('CLK-5: an urgent flag on pages', () => {
  it('BID-4: the form sends an immediate risk to the control room, asks what was done, and shows which clocks move to when', async () => {
    const ref = await caseAt('terms');
    const visitor = await visitorOf(house, SIO);
    const { text } = await visitor.get(`/cases/${ref}/do/flag-urgent`);
    expect(text).toContain('Call the control room first');
    expect(text).toMatch(/As P1 these clocks move/);
    expect(text).toContain('Terms of reference agreed');
    expect((await visitor.post(`/cases/${ref}/do/flag-urgent`, {})).status).toBe(422);
    expect((await visitor.post(`/cases/${ref}/do/flag-urgent`, flag)).to).toBe(`/cases/${ref}`);
    const page = (await visitor.get(`/cases/${ref}`)).text;
    expect(page).toContain('The case is flagged as urgent and runs as P1.');
    expect(page).toMatch(/To be confirmed or lowered by .+ or .+, by Fri 20 Nov 2026, 13:00/s);
    expect(page).toMatch(/P1.*, flagged urgent/s);
    expect(page).not.toContain('undefined');
    expect((await visitor.get(`/cases/${ref}/history`)).text).toMatch(
      /reference ALD-INC-4471\): runs as P1 instead of P2.*Two children were moved\./s,
    );
  });
  it('it is on the home page of the gateway managers, and answered from the case; lowering shows what moves back', async () => {
    const ref = await caseAt('terms');
    await give(house, ref, [MANAGER, 'flag-urgent', flag]);
    const other = await visitorOf(house, MANAGER2);
    expect((await other.get('/')).text).toContain('A case is flagged as urgent: confirm it or lower it');
    const own = await visitorOf(house, MANAGER);
    const refused = await own.get(`/cases/${ref}/do/confirm-urgent`);
    expect([refused.status, refused.text.includes('so another person must take this one')]).toEqual([403, true]);
    const form = (await other.get(`/cases/${ref}/do/lower-urgent`)).text;
    expect(form).toContain('Two children were moved.');
    expect(form).toMatch(/As P2 these clocks move/);
    await other.post(`/cases/${ref}/do/lower-urgent`, { reason: 'It was put off.' });
    const page = (await other.get(`/cases/${ref}`)).text;
    expect(page).not.toContain('To be confirmed or lowered');
    expect((await other.get(`/cases/${ref}/history`)).text).toMatch(/Urgent flag of .+ lowered by .+\. It runs as P2 again\./);
  });
  it('nobody looks for a flag where there is none', async () => {
    const ref = await caseAt('terms');
    expect((await (await visitorOf(house, MANAGER)).get(`/cases/${ref}`)).text).not.toContain('Lower the urgent flag');
  });
});

describe('CLK-6: another priority on pages', () => {
  it('each other priority is shown with the clocks that it would move', async () => {
    const ref = await caseAt('terms');
    const visitor = await visitorOf(house, TOEX);
    const { text } = await visitor.get(`/cases/${ref}/do/override-priority`);
    expect(text).toMatch(/As P1 these clocks move/);
    expect(text).toMatch(/As P3 these clocks move/);
    expect(text).not.toMatch(/As P2 these clocks move/);
    await visitor.post(`/cases/${ref}/do/override-priority`, { priority: 'P3', reason: 'The trial was put off.' });
    expect((await visitor.get(`/cases/${ref}/history`)).text).toContain('Priority set to P3 by');
  });
});
