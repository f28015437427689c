import { describe, expect, it } from 'vitest';
import { routesOf } from '../../api/json/routes/table.ts';
import { escalationDue, escalationView } from '../../api/json/views/escalation.ts';
import { penDue } from '../../domain/pen.ts';
import { decision, inSession as inCouncil } from '../domain/council.ts';
import { atSitting, CHAIR, DEPUTY, escalated, inSession, LEAD, OWNER, paper, SECRETARY, transfer } from './escalated.ts';
import { gatewayOf, type Gateway } from './gateway.ts';
import { callMeeting } from './meeting.ts';
import { asPromised } from './promised.ts';
import { give } from './walk.ts';

const caseOf = async ({ as }: Gateway, ref: string, who: string): Promise<unknown> => (await as(who).get(`/cases/${ref}`).expect(200)).body;
const sittingOf = async (gateway: Gateway, id: string, who: string): Promise<unknown> => {
  const body: unknown = (await gateway.as(who).get(`/meetings/${id}`).expect(200)).body;
  const promised = routesOf(gateway.ports).find(({ path, method }) => path === '/meetings/{meeting}' && method === 'get')!;
  expect(promised.answers[200]!.schema.safeParse(body).error?.issues).toBeUndefined();
  return body;
};

describe('GET /cases/{ref}: an escalation', () => {
  it('ESC-3: is due with the first of its clocks: the sitting that is planned lies after the decision that is owed', () => {
    const { c, ref, meeting } = inCouncil();
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'defer'));
    const far = c.call('extraordinary', '2027-03-16T10:00:00Z');
    const on = c.give([SECRETARY, ref], 'list-for-meeting', { meeting: far });
    expect(escalationView(on)?.dueAt).toBe(on.clocks['extraordinary-decision']?.dueAt);
    expect(escalationDue(on)).toBe(penDue(on));
  });
  it('is absent before, and then says its paper, where it is listed, what was decided, who is asked and by when', async () => {
    const gateway = gatewayOf();
    const { ref, meeting } = await inSession(gateway);
    await asPromised(gateway, ref, OWNER);
    expect(await caseOf(gateway, ref, OWNER)).toMatchObject({
      stage: 'escalated',
      step: 'escalation',
      pen: { party: 'body', role: 'chair', user: CHAIR },
      escalation: { id: 'e1', standing: 'listed', body: 'northmarch-ttcg', listed: { meeting }, papers: [{ version: 1, ...paper }] },
    });
    await give(gateway, ref, [SECRETARY, 'record-decision', transfer(meeting)]);
    const recorded = await caseOf(gateway, ref, OWNER);
    expect(recorded).toMatchObject({ escalation: { standing: 'recorded', decisions: [{ recordedBy: SECRETARY, decidedBy: CHAIR }] } });
    expect(recorded).not.toHaveProperty('escalation.decisions.0.effectiveAt');
    expect(recorded).not.toHaveProperty('escalation.receiver');
    expect((await gateway.as(LEAD).get(`/cases/${ref}`)).status).toBe(404);
    await give(gateway, ref, [CHAIR, 'confirm-decision', {}]);
    const offered = await caseOf(gateway, ref, LEAD);
    expect(offered).toMatchObject({
      pen: { party: 'force', role: 'owner-lead' },
      owner: { agency: 'aldershire', user: OWNER },
      escalation: { standing: 'transfer-decided', receiver: 'northmarch-rocu', decisions: [{ ...transfer(meeting), number: 1 }] },
    });
    expect(offered).toHaveProperty('escalation.dueAt');
    await asPromised(gateway, ref, LEAD);
    await give(gateway, ref, [LEAD, 'accept-transfer', { lead: 'sio.northmarch-rocu' }]);
    expect(await caseOf(gateway, ref, LEAD)).toMatchObject({
      stage: 'closing',
      owner: { agency: 'northmarch-rocu', user: 'sio.northmarch-rocu' },
      masterList: { agency: 'northmarch-rocu', keyedAgency: 'aldershire' },
      escalation: { standing: 'complete', decisions: [{ answer: { outcome: 'accepted', by: LEAD, lead: 'sio.northmarch-rocu' } }] },
    });
    await asPromised(gateway, ref, LEAD);
  });
  it('keeps refusals, and says no receiver once it was refused', async () => {
    const gateway = gatewayOf();
    const { ref, meeting } = await inSession(gateway);
    await give(gateway, ref, [CHAIR, 'record-decision', transfer(meeting)]);
    await give(gateway, ref, [LEAD, 'refuse-transfer', { reason: 'No capacity.' }]);
    const after = await caseOf(gateway, ref, OWNER);
    expect(after).toMatchObject({
      owner: { user: OWNER },
      escalation: { standing: 'to-list', refusals: 1, decisions: [{ answer: { outcome: 'refused', reason: 'No capacity.' } }] },
    });
    expect(after).not.toHaveProperty('escalation.receiver');
    expect((await gateway.as(LEAD).get(`/cases/${ref}`)).status).toBe(404);
  });
});

describe('GET /meetings/{id}: its agenda', () => {
  it('names each case with its paper, its status and what was decided, and who declared an interest', async () => {
    const gateway = gatewayOf();
    const { ref, meeting } = await inSession(gateway);
    expect(await sittingOf(gateway, meeting, SECRETARY)).toMatchObject({
      agenda: [{ case: ref, kind: 'transfer', paperVersion: 1, status: 'listed' }],
      interests: [],
    });
    await atSitting(gateway, meeting, [CHAIR, 'declare-interest', { case: ref, reason: 'My sister works there.' }]);
    await give(gateway, ref, [DEPUTY, 'record-decision', { ...transfer(meeting), outcome: 'retain', newOwner: undefined }]);
    expect(await sittingOf(gateway, meeting, CHAIR)).toMatchObject({
      status: 'decided',
      agenda: [{ case: ref, status: 'decided', decision: { outcome: 'retain', decidedBy: DEPUTY } }],
      interests: [{ case: ref, user: CHAIR, reason: 'My sister works there.' }],
    });
  });
  it('ACC-3, ACC-4: who may open the sitting and not the case sees its reference only, and nothing of a restricted one', async () => {
    const gateway = gatewayOf();
    const { ref, meeting } = await inSession(gateway);
    const guest = 'sio.brackenshire';
    await atSitting(gateway, meeting, [SECRETARY, 'record-attendance', { present: [CHAIR, guest], apologies: [] }]);
    await atSitting(gateway, meeting, [CHAIR, 'declare-interest', { case: ref, reason: 'My sister works there.' }]);
    await atSitting(gateway, meeting, [SECRETARY, 'add-action', { text: 'Tell them.', owner: guest, due: '2027-01-10', case: ref }]);
    const seen = await sittingOf(gateway, meeting, guest);
    expect(seen).toMatchObject({ agenda: [{ case: ref, kind: 'transfer', status: 'listed' }], interests: [], actions: [{ case: ref }] });
    expect(seen).not.toHaveProperty('agenda.0.paperVersion');
    const kept = gateway.world.cases.get(ref)!;
    gateway.world.cases.set(ref, { ...kept, state: { ...kept.state, restricted: true } });
    expect(JSON.stringify(await sittingOf(gateway, meeting, guest))).not.toContain(ref);
    expect(await sittingOf(gateway, meeting, CHAIR)).toMatchObject({ agenda: [{ case: ref, paperVersion: 1 }] });
  });
  it('ACC-3: what an action says of a case is for its owner, the officers, and whoever may open the case', async () => {
    const gateway = gatewayOf();
    const { ref, meeting } = await inSession(gateway);
    const [guest, outsider] = ['sio.brackenshire', 'spoc.brackenshire'];
    await atSitting(gateway, meeting, [SECRETARY, 'record-attendance', { present: [CHAIR, guest, outsider], apologies: [] }]);
    const action = { owner: guest, due: '2027-01-10' };
    await atSitting(gateway, meeting, [SECRETARY, 'add-action', { ...action, text: 'Move the informant.', case: ref }]);
    await atSitting(gateway, meeting, [SECRETARY, 'add-action', { ...action, text: 'Book the room.' }]);
    const read = async (who: string) => JSON.stringify(await sittingOf(gateway, meeting, who));
    for (const who of [CHAIR, DEPUTY, SECRETARY, guest]) expect(await read(who)).toContain('Move the informant.');
    expect(await read(outsider)).not.toContain('Move the informant.');
    expect(await read(outsider)).toContain('Book the room.');
  });
  it('ACC-3: an action is about a case of this agenda; of any other nothing is said, whether it exists or not', async () => {
    const gateway = gatewayOf();
    const { meeting } = await inSession(gateway);
    const other = await gateway.submit(3);
    const add = async (about: string) => {
      const action = { text: 'Look at it.', owner: SECRETARY, due: '2027-01-10', case: about };
      const { status, text } = await gateway.as(SECRETARY).post(`/meetings/${meeting}/commands/add-action`, action);
      return [status, text.replaceAll(about, 'REF')];
    };
    const absent = await add('TSK-SV-2026-09999-0');
    expect(absent).toEqual([409, expect.stringContaining('no-item') as unknown]);
    const strip = ([status, text]: readonly unknown[]) => [status, String(text).replace(/"(instance|requestId)":"[^"]*"/g, '')];
    expect(strip(await add(other))).toEqual(strip(absent));
  });
  it('an item that is carried says where it went on to', async () => {
    const gateway = gatewayOf();
    const ref = await escalated(gateway);
    const meeting = await callMeeting(gateway);
    await give(gateway, ref, [SECRETARY, 'list-for-meeting', { meeting }]);
    const next = await callMeeting(gateway, { body: 'northmarch-ttcg', at: '2027-01-19T10:00:00Z', kind: 'ordinary' });
    await atSitting(gateway, meeting, [SECRETARY, 'carry-item', { case: ref, reason: 'No time.' }]);
    expect(await sittingOf(gateway, meeting, SECRETARY)).toMatchObject({ agenda: [{ case: ref, status: 'carried', next }] });
    expect(await sittingOf(gateway, next, SECRETARY)).toMatchObject({ agenda: [{ case: ref, status: 'listed' }] });
    expect(await caseOf(gateway, ref, OWNER)).toMatchObject({ escalation: { listed: { meeting: next }, deferrals: 0 } });
  });
});
