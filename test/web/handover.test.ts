import { describe, expect, it } from 'vitest';
import { walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { textOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const [SIO, SIO2] = ['sio.aldershire', 'sio2.aldershire'];
const named = async (stage: string): Promise<string> => {
  const ref = await house.submit();
  await walkTo(house, ref, stage);
  const visitor = await visitorOf(house, SIO);
  const { text } = await visitor.get(`/cases/${ref}/do/propose-handover`);
  expect(text).toContain('value="sio2.aldershire"');
  expect(text).not.toContain('value="sia.northmarch"');
  expect((await visitor.post(`/cases/${ref}/do/propose-handover`, { to: SIO2, reason: 'Posted elsewhere.' })).to).toBe(`/cases/${ref}`);
  return ref;
};

describe('OWN-7: a handover on its pages', () => {
  it('the successor sees why, and the terms in force; accepting makes them SIO', async () => {
    const ref = await named('development');
    const visitor = await visitorOf(house, SIO2);
    expect(textOf((await visitor.get(`/cases/${ref}`)).text)).toContain('Named as successor Detective Inspector Dervla Quinn');
    const { text } = await visitor.get(`/cases/${ref}/do/accept-handover`);
    expect(textOf(text)).toContain('Posted elsewhere.');
    expect(textOf(text)).toContain('Terms in force: version 1');
    const digest = /name="termsDigest" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? '';
    expect((await visitor.post(`/cases/${ref}/do/accept-handover`, { termsDigest: digest })).to).toBe(`/cases/${ref}`);
    const ownership = textOf((await visitor.get(`/cases/${ref}/ownership`)).text);
    expect(ownership).toContain('The risk rests with Detective Inspector Dervla Quinn, Aldershire Police');
    const terms = textOf((await visitor.get(`/cases/${ref}/terms`)).text);
    expect(terms).toContain('Version 1 names Detective Chief Inspector Rowan Hale, who held it when it was proposed.');
    expect(terms).toContain('Acknowledged on taking over as SIO Detective Inspector Dervla Quinn');
    expect(textOf((await visitor.get(`/cases/${ref}/history`)).text)).toContain(
      'is the SIO and holds the risk, in place of Detective Chief Inspector Rowan Hale',
    );
  });
  it('before any terms are agreed nothing is to be acknowledged', async () => {
    const ref = await named('terms');
    const visitor = await visitorOf(house, SIO2);
    expect(textOf((await visitor.get(`/cases/${ref}/do/accept-handover`)).text)).toContain('No terms of reference are agreed yet.');
    expect((await visitor.post(`/cases/${ref}/do/accept-handover`)).to).toBe(`/cases/${ref}`);
  });
  it('a refusal leaves the risk where it is, and others are not asked', async () => {
    const ref = await named('terms');
    const visitor = await visitorOf(house, SIO2);
    await visitor.get(`/cases/${ref}/do/refuse-handover`);
    expect((await visitor.post(`/cases/${ref}/do/refuse-handover`, { reason: 'On leave.' })).to).toBe(`/cases/${ref}`);
    expect((await visitor.get(`/cases/${ref}/do/accept-handover`)).status).toBe(409);
    const history = textOf((await visitor.get(`/cases/${ref}/history`)).text);
    expect(history).toContain('Handover refused by Detective Inspector Dervla Quinn. The SIO is unchanged.');
  });
});
