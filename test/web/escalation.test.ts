import { describe, expect, it } from 'vitest';
import { atSitting, CHAIR, DEPUTY, escalated, inSession, LEAD, OWNER, SECRETARY, transfer } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { paper } from './paper-form.ts';
import { textOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const options = { 'optionsConsidered.count': '2', 'optionsConsidered.0': 'Retain it.', 'optionsConsidered.1': 'Transfer it.' };
const decided = {
  outcome: 'transfer',
  newOwner: 'northmarch-rocu',
  ...options,
  rationale: 'The ROCU sees more.',
  dissent: 'One would wait.',
};

describe('an escalation on its pages', () => {
  it('ESC-1: the owner escalates without being asked who agreed; the paper stands on the ownership part, and a new version beside the old', async () => {
    const ref = await house.submit(0);
    await walkTo(house, ref, 'ownership');
    const owner = await visitorOf(house, OWNER);
    const { text } = await owner.get(`/cases/${ref}/do/escalate`);
    expect(text).toContain('value="northmarch-rocu"');
    expect(text).not.toContain('value="toex-northmarch"');
    expect(text).not.toContain('value="aldershire"');
    expect(text).not.toContain('ownerAgreement');
    expect((await owner.post(`/cases/${ref}/do/escalate`, paper)).to).toBe(`/cases/${ref}`);
    expect(textOf((await owner.get(`/cases/${ref}`)).text)).toContain('The secretary of Northmarch regional TTCG lists it for a sitting.');
    const form = (await owner.get(`/cases/${ref}/do/revise-paper`)).text;
    expect(form).toContain('The force keeps its patrols.');
    await owner.post(`/cases/${ref}/do/revise-paper`, { ...paper, 'paper.interimRiskPlan': 'Patrols, and a camera.' });
    const shown = textOf((await owner.get(`/cases/${ref}/ownership`)).text);
    expect(shown).toContain('Paper, version 2');
    expect(shown).toContain('Patrols, and a camera.');
    expect(shown).toContain('Earlier versions of the paper (1)');
    expect(shown).toContain('Waits to be listed');
  });
  it('OWN-4: the TOEX manager is asked when the owner agreed', async () => {
    const ref = await house.submit(0);
    await walkTo(house, ref, 'ownership');
    const manager = await visitorOf(house, 'toex-manager.northmarch');
    const { text } = await manager.get(`/cases/${ref}/do/escalate`);
    expect(textOf(text)).toContain('Agreement of the owner');
    const refused = await manager.post(`/cases/${ref}/do/escalate`, paper);
    expect(refused.status).toBe(422);
    const agreed = { 'ownerAgreement.by': OWNER, 'ownerAgreement.at.day': '20', 'ownerAgreement.at.month': '11' };
    const when = { 'ownerAgreement.at.year': '2026', 'ownerAgreement.at.time': '09:00' };
    expect((await manager.post(`/cases/${ref}/do/escalate`, { ...paper, ...agreed, ...when })).to).toBe(`/cases/${ref}`);
    expect(textOf((await manager.get(`/cases/${ref}/ownership`)).text)).toContain('agreed by Detective Chief Inspector Rowan Hale on');
  });
  it('is listed among the sittings of the body, decided in words, confirmed by the chair, and answered on the page of the receiver', async () => {
    const ref = await escalated(house);
    const meeting = await callMeeting(house);
    const elsewhere = await house
      .as('secretary.southvale')
      .post('/meetings', { body: 'southvale-ttcg', at: '2026-12-15T10:00:00Z', kind: 'ordinary' });
    expect(elsewhere.status).toBe(201);
    const [secretary, chair, lead] = [await visitorOf(house, SECRETARY), await visitorOf(house, CHAIR), await visitorOf(house, LEAD)];
    const listing = (await secretary.get(`/cases/${ref}/do/list-for-meeting`)).text;
    expect(listing).toContain(`value="${meeting}"`);
    expect(listing).not.toContain('southvale-ttcg-2026');
    expect((await secretary.post(`/cases/${ref}/do/list-for-meeting`, { meeting })).to).toBe(`/cases/${ref}`);
    expect((await secretary.get(`/cases/${ref}/do/record-decision`)).status).toBe(409);
    await chair.get(`/meetings/${meeting}/do/start`);
    await chair.post(`/meetings/${meeting}/do/start`);
    const form = (await secretary.get(`/cases/${ref}/do/record-decision`)).text;
    expect(form).toContain('Commission further development');
    expect(form).toContain('value="brackenshire"');
    expect(form).not.toContain('value="national-agency"');
    expect(form).not.toContain('name="meeting"');
    expect((await secretary.post(`/cases/${ref}/do/record-decision`, decided)).to).toBe(`/meetings/${meeting}`);
    const sitting = await chair.get(`/meetings/${meeting}`);
    expect(textOf(sitting.text)).toContain('Recorded, not confirmed');
    expect(sitting.text).toContain(`/cases/${ref}/do/confirm-decision`);
    expect(sitting.text).toContain(`/cases/${ref}/do/contest-record`);
    expect(textOf((await chair.get(`/cases/${ref}/do/confirm-decision`)).text)).toContain('The ROCU sees more.');
    expect((await chair.post(`/cases/${ref}/do/confirm-decision`)).to).toBe(`/meetings/${meeting}`);
    expect(textOf((await chair.get(`/meetings/${meeting}`)).text)).toContain('Decided: Transfer to another agency');
    const home = (await lead.get('/')).text;
    expect(home).toContain(`href="/cases/${ref}/offer"`);
    // It waits for the lead, who waits for nobody there.
    expect(home.split('You wait for others')[1]).not.toContain(ref);
    const offer = await lead.get(`/cases/${ref}/offer`);
    expect(textOf(offer.text)).toContain('A threat is offered to');
    expect(textOf(offer.text)).toContain('The force keeps its patrols until it is decided.');
    expect(textOf(offer.text)).toContain('The ROCU sees more.');
    const accept = (await lead.get(`/cases/${ref}/do/accept-transfer`)).text;
    expect(accept).toContain('value="sio.northmarch-rocu"');
    expect(accept).not.toContain(`value="${OWNER}"`);
    expect((await lead.post(`/cases/${ref}/do/accept-transfer`, { lead: 'sio.northmarch-rocu' })).to).toBe(`/cases/${ref}`);
    expect((await lead.get(`/cases/${ref}/offer`)).status).toBe(404);
    const ownership = textOf((await lead.get(`/cases/${ref}/ownership`)).text);
    expect(ownership).toContain('The risk is held by');
    expect(ownership).toContain('To be keyed');
    const gateway = await visitorOf(house, 'triage.northmarch');
    await gateway.get(`/cases/${ref}/do/record-master-list-change`);
    const keyed = { 'changedAt.day': '20', 'changedAt.month': '11', 'changedAt.year': '2026', keyedBy: 'triage.northmarch' };
    expect((await gateway.post(`/cases/${ref}/do/record-master-list-change`, keyed)).to).toBe(`/cases/${ref}`);
    expect(textOf((await gateway.get(`/cases/${ref}`)).text)).toMatch(/Escalation ✓ Done/);
  });
  it('ESC-2: what a body commissions stands in the form of the next terms, with a row for each product', async () => {
    const { ref, meeting } = await inSession(house);
    const products = [{ type: 'network-chart', question: 'Who is linked to whom?' }];
    const commission = { ...transfer(meeting), newOwner: undefined, outcome: 'commission-development', products };
    await give(house, ref, [CHAIR, 'record-decision', commission]);
    const { text } = await (await visitorOf(house, house.world.cases.get(ref)!.state.sia)).get(`/cases/${ref}/do/propose-terms`);
    expect(textOf(text)).toContain('Who is linked to whom?');
    expect(text).toContain('name="terms.products.count" value="2"');
    expect(text).toMatch(/name="terms\.products\.1\.type"[\s\S]*?value="network-chart" selected/);
  });
  it('a refusal takes the lead home, and the body sees the reason', async () => {
    const { ref, meeting } = await inSession(house);
    await give(house, ref, [CHAIR, 'record-decision', transfer(meeting)]);
    const lead = await visitorOf(house, LEAD);
    await lead.get(`/cases/${ref}/do/refuse-transfer`);
    expect((await lead.post(`/cases/${ref}/do/refuse-transfer`, { reason: 'No capacity this quarter.' })).to).toBe('/');
    expect((await lead.get(`/cases/${ref}`)).status).toBe(404);
    expect(textOf((await (await visitorOf(house, SECRETARY)).get(`/cases/${ref}/ownership`)).text)).toContain('No capacity this quarter.');
  });
});

describe('the agenda of a sitting on its page', () => {
  it('ESC-2: with an interest of the chair the deputy decides, and only the deputy is offered to record', async () => {
    const { ref, meeting } = await inSession(house);
    const [chair, deputy] = [await visitorOf(house, CHAIR), await visitorOf(house, DEPUTY)];
    const form = (await chair.get(`/meetings/${meeting}/do/declare-interest?case=${ref}`)).text;
    expect(form).toContain(`value="${ref}" checked`);
    await chair.post(`/meetings/${meeting}/do/declare-interest`, { case: ref, reason: 'My sister works there.' });
    const [seen, by] = [await chair.get(`/meetings/${meeting}`), await deputy.get(`/meetings/${meeting}`)];
    expect(textOf(seen.text)).toContain('deputy chair: the chair has an interest');
    expect(textOf(seen.text)).toContain('My sister works there.');
    expect(seen.text).not.toContain('/do/record-decision');
    expect(by.text).toContain(`/cases/${ref}/do/record-decision`);
  });
  it('the secretary carries and strikes by item; the chair adds what waits to be listed as a late item', async () => {
    const { ref, meeting } = await inSession(house);
    const waiting = await escalated(house);
    const [chair, secretary] = [await visitorOf(house, CHAIR), await visitorOf(house, SECRETARY)];
    const adding = (await chair.get(`/meetings/${meeting}/do/supplement-pack`)).text;
    expect(adding).toContain(`value="${waiting}"`);
    expect(adding).not.toContain(`value="${ref}"`);
    await chair.post(`/meetings/${meeting}/do/supplement-pack`, { case: waiting, reason: 'It cannot wait.' });
    const { text } = await secretary.get(`/meetings/${meeting}`);
    expect(textOf(text)).toContain('Late item');
    expect(text).toContain(`/meetings/${meeting}/do/strike-item?case=${ref}`);
    await secretary.get(`/meetings/${meeting}/do/strike-item?case=${ref}`);
    await secretary.post(`/meetings/${meeting}/do/strike-item`, { case: ref, reason: 'The owner is away.' });
    await secretary.get(`/meetings/${meeting}/do/carry-item?case=${waiting}`);
    await secretary.post(`/meetings/${meeting}/do/carry-item`, { case: waiting, reason: 'No time left.' });
    const after = textOf((await secretary.get(`/meetings/${meeting}`)).text);
    expect(after).toContain('Struck from the agenda');
    expect(after).toContain('Carried');
  });
  it('ESC-1: an extraordinary decision is ratified on the agenda of the next sitting', async () => {
    const ref = await escalated(house);
    const extraordinary = await callMeeting(house, { body: 'northmarch-ttcg', at: '2026-12-01T10:00:00Z', kind: 'extraordinary' });
    const next = await callMeeting(house, { body: 'northmarch-ttcg', at: '2026-12-08T10:00:00Z', kind: 'ordinary' });
    await give(house, ref, [SECRETARY, 'list-for-meeting', { meeting: extraordinary }]);
    await atSitting(house, extraordinary, [CHAIR, 'start', {}]);
    await give(house, ref, [CHAIR, 'record-decision', { ...transfer(extraordinary), outcome: 'retain', newOwner: undefined }]);
    await atSitting(house, next, [CHAIR, 'start', {}]);
    const chair = await visitorOf(house, CHAIR);
    const { text } = await chair.get(`/meetings/${next}`);
    expect(textOf(text)).toContain('To be ratified');
    expect(text).toContain(`/meetings/${next}/do/ratify-decision?case=${ref}`);
    await chair.get(`/meetings/${next}/do/ratify-decision?case=${ref}`);
    expect((await chair.post(`/meetings/${next}/do/ratify-decision`, { case: ref, reason: 'Rightly decided.' })).to).toBe(
      `/meetings/${next}`,
    );
    expect(textOf((await chair.get(`/cases/${ref}/ownership`)).text)).toContain(`At ${next} by`);
  });
  it('ACC-3, ACC-4: a guest of the sitting sees the reference of a case that does not open, and nothing of a restricted one', async () => {
    const { ref, meeting } = await inSession(house);
    await atSitting(house, meeting, [SECRETARY, 'record-attendance', { present: [CHAIR, 'sio.brackenshire'], apologies: [] }]);
    await atSitting(house, meeting, [CHAIR, 'declare-interest', { case: ref, reason: 'My sister works there.' }]);
    const guest = await visitorOf(house, 'sio.brackenshire');
    const seen = (await guest.get(`/meetings/${meeting}`)).text;
    expect(seen).toContain(ref);
    expect(seen).not.toContain(`/cases/${ref}`);
    expect(seen).not.toContain('My sister');
    const kept = house.world.cases.get(ref)!;
    house.world.cases.set(ref, { ...kept, state: { ...kept.state, restricted: true } });
    expect((await guest.get(`/meetings/${meeting}`)).text).not.toContain(ref);
    expect((await guest.get(`/meetings/${meeting}/do/declare-interest`)).text).not.toContain(ref);
  });
});
