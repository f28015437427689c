import { describe, expect, it } from 'vitest';
import { give, look, walkTo } from '../api/walk.ts';
import { terms } from '../api/examples.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [SIO, OFFICER, MANAGER] = ['sio.aldershire', 'triage.northmarch', 'gateway-manager.northmarch'];
const caseAt = async (stage: string): Promise<string> => {
  const ref = await house.submit();
  await walkTo(house, ref, stage);
  return ref;
};
const nameOf = (id: string): string => house.world.directory.people[id]?.name ?? '';
const said = (html: string): { readonly able: string; readonly next: string } => ({
  able: /Who can do this now: ([^<]*)\.</.exec(html)?.[1] ?? '',
  next: /Next: ([^<]*)</.exec(html)?.[1] ?? '',
});

describe('whoever is refused is told who could do it now', () => {
  it('whoever loses the race for a bid, that nobody can claim it any more and with whom it is', async () => {
    const ref = await caseAt('triage-queue');
    const loser = await visitorOf(house, MANAGER);
    await loser.get(`/cases/${ref}/do/claim`);
    await give(house, ref, [OFFICER, 'claim', {}]);
    const { status, text } = await loser.post(`/cases/${ref}/do/claim`, { _version: '' });
    expect(status).toBe(409);
    expect(said(text).able).toBe('');
    expect(said(text).next).toContain(nameOf(OFFICER));
    expect(text).not.toContain('The regional gateway: any triage officer');
  });
  it('an officer at what is for the manager, the manager by name and right', async () => {
    const ref = await caseAt('development');
    const { text } = await (await visitorOf(house, SIO)).get(`/cases/${ref}/do/reallocate`);
    expect(said(text).able).toMatch(new RegExp(`${nameOf('toex-manager.northmarch')} \\(the TOEX manager of the region\\)`));
    expect(said(text).able).not.toContain('gateway');
  });
  it('themselves, where it is only the version that they answered that is gone', async () => {
    const ref = await caseAt('terms');
    const sia = (await look(house, ref, SIO)).sia ?? '';
    const visitor = await visitorOf(house, SIO);
    await visitor.get(`/cases/${ref}/do/propose-terms`);
    await give(house, ref, [sia, 'propose-terms', { basedOn: null, terms }]);
    const { digest } = house.world.cases.get(ref)!.state.terms['1']!;
    await give(house, ref, [sia, 'propose-terms', { basedOn: 1, terms: { ...terms, purpose: 'Wider.' } }]);
    await visitor.get(`/cases/${ref}/do/sign-terms`);
    const { status, text } = await visitor.post(`/cases/${ref}/do/sign-terms`, { version: '1', digest });
    expect(status).toBe(409);
    expect(said(text).able).toBe('you (the SIO)');
  });
  it('at the wrong stage, what the case waits for and with whom, by the stages’ own names', async () => {
    const ref = await caseAt('consideration');
    const { text } = await (await visitorOf(house, SIO)).get(`/cases/${ref}/do/accept-product`);
    expect(text).toContain(
      'The case stands at “Considered by TOEX”; this can be done at “In development”, “Product in review” or “Product with the SIO”.',
    );
    expect(said(text).next).toContain('The TOEX manager considers the bid. That is with TOEX: any TOEX manager');
  });
});
