import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { textOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const [SPOC, OFFICER, MANAGER, SECOND] = [
  'spoc.aldershire',
  'triage.northmarch',
  'gateway-manager.northmarch',
  'gateway-manager2.northmarch',
] as const;
const shown = z.looseObject({ appeals: z.array(z.looseObject({ dueAt: z.string() })), pen: z.looseObject({ dueAt: z.string() }) });
const declined = async (): Promise<string> => {
  const ref = await house.submit();
  await walkTo(house, ref, 'in-triage');
  await give(house, ref, [OFFICER, 'propose-decline', { reasonCode: 'capacity', rationale: 'No capacity.', advice: 'Try the ROCU.' }]);
  await give(house, ref, [MANAGER, 'approve-decline', { rationale: 'Agreed.' }]);
  return ref;
};
const appealedWith = async (grounds: string): Promise<string> => {
  const ref = await declined();
  const visitor = await visitorOf(house, SPOC);
  const form = textOf((await visitor.get(`/cases/${ref}/do/appeal`)).text);
  for (const part of ['Try the ROCU.', 'There is one appeal against a decline.', 'An appeal can be made until'])
    expect(form).toContain(part);
  expect((await visitor.post(`/cases/${ref}/do/appeal`, { grounds })).to).toBe(`/cases/${ref}`);
  return ref;
};

describe('TRI-7: an appeal on its pages and as JSON', () => {
  it('is made with the decline before one’s eyes, waits on the home of whoever may decide it, and is decided', async () => {
    const ref = await appealedWith('A second source came in.');
    const page = textOf((await (await visitorOf(house, SPOC)).get(`/cases/${ref}`)).text);
    expect(page).toContain('An appeal against the decline waits to be decided.');
    const decider = await visitorOf(house, SECOND);
    const home = (await decider.get('/')).text;
    expect(home).toContain(`/cases/${ref}/triage`);
    expect(textOf(home)).toContain('An appeal against a decline: decide it');
    expect(textOf((await decider.get(`/cases/${ref}/do/decide-appeal`)).text)).toContain('A second source came in.');
    expect((await decider.post(`/cases/${ref}/do/decide-appeal`, { outcome: 'overturn', rationale: 'It changes the picture.' })).to).toBe(
      `/cases/${ref}`,
    );
    const triage = textOf((await decider.get(`/cases/${ref}/triage`)).text);
    for (const part of ['It changes the picture.', 'A second source came in.', 'the decline is overturned']) expect(triage).toContain(part);
    const history = textOf((await decider.get(`/cases/${ref}/history`)).text);
    expect(history).toContain('the decline is overturned; back in the triage queue.');
    expect((await house.as(SPOC).get(`/cases/${ref}`).expect(200)).body).toMatchObject({
      stage: 'triage-queue',
      appeals: [
        { by: SPOC, grounds: 'A second source came in.', against: { from: 'in-triage' }, decided: { outcome: 'overturn', by: SECOND } },
      ],
    });
  });
  it('whoever had a part in the decline is told that it is for somebody else, and another region sees nothing (ACC-3)', async () => {
    const ref = await appealedWith('Look again.');
    const decision = { outcome: 'uphold', rationale: 'It stands.' };
    expect((await house.as(MANAGER).post(`/cases/${ref}/commands/decide-appeal`, decision)).body).toMatchObject({
      status: 403,
      code: 'took-part',
      rule: 'TRI-7',
    });
    expect((await house.as('gateway-manager.southvale').post(`/cases/${ref}/commands/decide-appeal`, decision)).status).toBe(404);
    const body = shown.parse((await house.as(SECOND).get(`/cases/${ref}`).expect(200)).body);
    expect(body).toMatchObject({ stage: 'declined', live: false, pen: { party: 'gateway', role: 'gateway-manager', overdue: false } });
    expect(body.appeals[0]?.dueAt).toBe(body.pen.dueAt);
    await give(house, ref, [SECOND, 'decide-appeal', decision]);
    const again = await house.as(SPOC).post(`/cases/${ref}/commands/appeal`, { grounds: 'Once more.' });
    expect(again.body).toMatchObject({ status: 409, code: 'appeal-window-over', rule: 'TRI-7' });
  });
});
