import { describe, expect, it } from 'vitest';
import { atSitting, escalated, OWNER, SECRETARY } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { give } from '../api/walk.ts';
import { instant } from '../domain/calendars.ts';
import { houseOf } from './house.ts';
import { paper } from './paper-form.ts';
import { textOf, visitorOf } from './visitor.ts';

const house = await houseOf();

describe('a paper and an agenda, on pages, as long as something can be done to them', () => {
  it('ESC-1: where its papers close while the form is open, what was written stands there again; after that nobody is offered it', async () => {
    const ref = await escalated(house);
    const meeting = await callMeeting(house);
    await give(house, ref, [SECRETARY, 'list-for-meeting', { meeting }]);
    const owner = await visitorOf(house, OWNER);
    const address = `/cases/${ref}/do/revise-paper`;
    expect((await owner.get(`/cases/${ref}`)).text).toContain(address);
    await owner.get(address);
    await atSitting(house, meeting, [SECRETARY, 'close-papers', {}]);
    const refused = await owner.post(address, { ...paper, 'paper.interimRiskPlan': 'Patrols, and a second camera.' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Patrols, and a second camera.');
    expect(textOf(refused.text)).toContain(`The papers of ${meeting} are closed, and the body decides on the paper as it is.`);
    const page = await owner.get(`/cases/${ref}`);
    expect(page.text).not.toContain(address);
    expect(textOf(page.text)).toContain('Ask its secretary to carry or strike the case first');
    expect((await owner.get(address)).status).toBe(409);
    await atSitting(house, meeting, [SECRETARY, 'strike-item', { case: ref, reason: 'The owner has more to say.' }]);
    await owner.get(address);
    expect((await owner.post(address, { ...paper, 'paper.interimRiskPlan': 'Patrols, and a second camera.' })).to).toBe(`/cases/${ref}`);
  });
  it('ESC-1, ESC-2: what nothing waits for is offered to nobody, neither in their own right nor by cover, and says why', async () => {
    const called = await house
      .as('secretary.southvale')
      .post('/meetings', { body: 'southvale-ttcg', at: '2026-12-16T10:00:00Z', kind: 'ordinary' });
    const { id: meeting } = called.body as { readonly id: string };
    const [chair, secretary] = [await visitorOf(house, 'chair.southvale'), await visitorOf(house, 'secretary.southvale')];
    expect((await chair.get(`/meetings/${meeting}`)).text).not.toContain('do/supplement-pack');
    const adding = await chair.get(`/meetings/${meeting}/do/supplement-pack`);
    expect([adding.status, textOf(adding.text)]).toEqual([409, expect.stringContaining('waits to be listed')]);
    for (const name of ['strike-item', 'carry-item', 'declare-interest'] as const) {
      const refused = await secretary.get(`/meetings/${meeting}/do/${name}`);
      expect([name, refused.status, textOf(refused.text)]).toEqual([name, 409, expect.stringContaining('No item of this agenda waits')]);
    }
    await atSitting(house, meeting, ['chair.southvale', 'start', {}]);
    const keeping = await secretary.get(`/meetings/${meeting}/do/complete-action`);
    expect([keeping.status, textOf(keeping.text)]).toEqual([
      409,
      expect.stringContaining('No action of this sitting that is yours to keep'),
    ]);
  });
});

// Last, since time goes on in it.
describe('ESC-6: a change of SIO on the pages of an escalation', () => {
  it('a paper that a predecessor gave stands as not confirmed until the successor has sent one', async () => {
    const ref = await escalated(house);
    await give(house, ref, [OWNER, 'propose-handover', { to: 'sio2.aldershire', reason: 'Leave.' }]);
    const { terms } = house.world.cases.get(ref)!.state;
    const termsDigest = Object.values(terms).find(({ status }) => status === 'agreed')?.digest;
    const said = 'Not yet confirmed by the present SIO';
    const successor = await visitorOf(house, 'sio2.aldershire');
    expect((await (await visitorOf(house, OWNER)).get(`/cases/${ref}/ownership`)).text).not.toContain(said);
    house.world.now = instant('2026-11-20T10:00:00Z');
    await give(house, ref, ['sio2.aldershire', 'accept-handover', { termsDigest }]);
    expect((await successor.get(`/cases/${ref}/ownership`)).text).toContain(said);
    await successor.get(`/cases/${ref}/do/revise-paper`);
    await successor.post(`/cases/${ref}/do/revise-paper`, paper);
    expect((await successor.get(`/cases/${ref}/ownership`)).text).not.toContain(said);
  });
});
