import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { callMeeting } from './meeting.ts';
import { give as onCase, walkTo } from './walk.ts';

const [CHAIR, SECRETARY, OWNER] = ['chair.northmarch', 'secretary.northmarch', 'sio.aldershire'];
const paper = {
  whyBeyondOwner: 'It spans three forces.',
  resourcesAsked: 'A regional investigation team.',
  interimRiskPlan: 'Weekly review of the named addresses.',
  safeguarding: 'Referrals for two named children.',
  proposedOwner: 'northmarch-rocu',
};
const unlisted = [paper.interimRiskPlan, paper.safeguarding];
const at = async ({ as }: MemoryGateway, id: string, [who, command, body]: readonly [string, string, object]) => {
  const answer = await as(who).post(`/meetings/${id}/commands/${command}`, body);
  expect([command, answer.status, answer.body]).toMatchObject([command, 200, {}]);
};
const escalated = async (gateway: MemoryGateway, meeting: string | null): Promise<string> => {
  const ref = await gateway.submit();
  await walkTo(gateway, ref, 'ownership');
  await onCase(gateway, ref, [OWNER, 'escalate', { paper }]);
  if (meeting !== null) await onCase(gateway, ref, [SECRETARY, 'list-for-meeting', { meeting }]);
  return ref;
};
const answered = z.object({ body: z.instanceof(Buffer), headers: z.record(z.string(), z.unknown()) });
const file = async ({ as }: MemoryGateway, id: string, [who, what]: readonly [string, string]) => {
  const { body: bytes, headers } = answered.parse(await as(who).get(`/meetings/${id}/${what}`).responseType('blob').expect(200));
  return { bytes, headers };
};
const html = async (gateway: MemoryGateway, id: string, wanted: readonly [string, string]) =>
  (await file(gateway, id, wanted)).bytes.toString('utf8');
const inSession = async () => {
  const gateway = gatewayOf();
  const id = await callMeeting(gateway);
  const ref = await escalated(gateway, id);
  return { gateway, id, ref };
};

describe('GET /meetings/{id}/pack: what a sitting decides on', () => {
  it('is a preview while papers are open, and fixed by the close: the same to the byte whatever happens after', async () => {
    const { gateway, id, ref } = await inSession();
    const preview = await html(gateway, id, [CHAIR, 'pack']);
    expect(preview).toContain('Preview, made of what is on record now.');
    await at(gateway, id, [SECRETARY, 'close-papers', {}]);
    const formats = ['html', 'docx', 'pdf'];
    const taken = () => Promise.all(formats.map(async (format) => (await file(gateway, id, [CHAIR, `pack?format=${format}`])).bytes));
    const before = await taken();
    const fixed = before[0]?.toString('utf8') ?? '';
    expect(fixed).not.toContain('Preview');
    for (const part of [
      ref,
      paper.whyBeyondOwner,
      paper.resourcesAsked,
      'Northmarch Regional Organised Crime Unit',
      'Scores before and after',
      'Since the last sitting',
    ])
      expect(fixed).toContain(part);
    await onCase(gateway, ref, [OWNER, 'note', { text: 'Something new.' }]);
    await at(gateway, id, [CHAIR, 'start', {}]);
    const decision = { meeting: id, outcome: 'retain', optionsConsidered: ['Retain.', 'Transfer.'], rationale: 'It fits.' };
    await onCase(gateway, ref, [CHAIR, 'record-decision', decision]);
    expect(await taken()).toEqual(before);
    expect((await file(gateway, id, [CHAIR, 'pack?format=pdf'])).headers).toMatchObject({
      'content-disposition': `attachment; filename=${id}-pack-1.pdf`,
      'repr-digest': expect.stringMatching(/^sha-256=:.{44}:$/) as unknown,
    });
  });
  it('holds no narrative beside what a pack is for: a summary is made of codes', async () => {
    const { gateway, id, ref } = await inSession();
    const { bid } = (gateway.world.cases.get(ref) ?? expect.fail('no case')).state;
    const texts = [bid.threat.summary, bid.legal.necessity, bid.risk.safeguarding].map(
      ({ narrative }) => gateway.world.texts.get(narrative) ?? 'none',
    );
    const shown = await html(gateway, id, [CHAIR, 'pack']);
    for (const text of [...unlisted, ...texts]) expect(shown).not.toContain(text.slice(0, 24));
  });
  it('is marked at the head and foot with the highest marking of its items', async () => {
    const { gateway, id, ref } = await inSession();
    const { state } = gateway.world.cases.get(ref) ?? expect.fail('no case');
    const shown = await html(gateway, id, [CHAIR, 'pack']);
    expect(shown.match(new RegExp(`<p class="marking">${state.marking}</p>`, 'g'))).toHaveLength(2);
    expect(shown).toContain(`@top-center{content:"${state.marking}"}`);
  });
  it('ESC-1: a late item and a replaced paper are addenda, each with its case alone; the pack stays', async () => {
    const { gateway, id } = await inSession();
    await at(gateway, id, [SECRETARY, 'close-papers', {}]);
    const pack = await html(gateway, id, [CHAIR, 'pack']);
    const late = await escalated(gateway, null);
    await at(gateway, id, [CHAIR, 'supplement-pack', { case: late, reason: 'It cannot wait.' }]);
    const addendum = await html(gateway, id, [CHAIR, 'pack?issue=2']);
    expect(addendum).toContain('Addendum to the pack 2');
    expect(addendum).toContain('a late item');
    expect(addendum).toContain(late);
    expect(addendum).not.toContain('Since the last sitting');
    expect(await html(gateway, id, [CHAIR, 'pack'])).toBe(pack);
    expect(pack).not.toContain(late);
    await gateway.as(CHAIR).get(`/meetings/${id}/pack?issue=3`).expect(409);
  });
  it('ESC-1: where nobody has closed the papers, the start fixes the pack', async () => {
    const { gateway, id, ref } = await inSession();
    await at(gateway, id, [CHAIR, 'start', {}]);
    const pack = await html(gateway, id, [CHAIR, 'pack?issue=1']);
    expect(pack).toContain(`Fixed on`);
    expect(pack).toContain(ref);
  });
  it('ACC-1: holds for its reader the cases that open for them, and says nothing of the others', async () => {
    const { gateway, id, ref } = await inSession();
    const named = 'analyst.southvale';
    await at(gateway, id, [CHAIR, 'start', {}]);
    await at(gateway, id, [SECRETARY, 'record-attendance', { present: [CHAIR, SECRETARY, named], apologies: [] }]);
    await at(gateway, id, [SECRETARY, 'add-action', { text: 'Ask the schools.', owner: named, due: '2027-01-10', case: ref }]);
    const shown = await html(gateway, id, [named, 'pack']);
    expect(shown).toContain('Extract: what of it opens for its reader.');
    for (const part of [ref, 'MARLPIT', paper.whyBeyondOwner]) expect(shown).not.toContain(part);
    await gateway.as('sio.aldershire').get(`/meetings/${id}/pack`).expect(404);
  });
  it('ESC-2: a declared interest takes the decision away, and not the reading', async () => {
    const { gateway, id, ref } = await inSession();
    await at(gateway, id, [CHAIR, 'declare-interest', { case: ref, reason: 'A former colleague.' }]);
    expect(await html(gateway, id, [CHAIR, 'pack'])).toContain(paper.whyBeyondOwner);
  });
  it('REC-4: every reading and every file taken is logged, under the sitting and under each case', async () => {
    const { gateway, id, ref } = await inSession();
    await at(gateway, id, [SECRETARY, 'close-papers', {}]);
    await file(gateway, id, [CHAIR, 'pack?format=pdf']);
    const logged = gateway.world.consulted.filter(({ actor }) => actor === CHAIR).map(({ action, object }) => `${action} ${object}`);
    expect(logged).toEqual([`export paper:${id}/pack-1.pdf`, `export paper:${ref}`]);
  });
});

describe('GET /meetings/{id}/minutes: the decision log', () => {
  it('says who was there, what was decided and why, and what is to be done, once the minutes are approved', async () => {
    const { gateway, id, ref } = await inSession();
    await gateway.as(CHAIR).get(`/meetings/${id}/minutes`).expect(409);
    await at(gateway, id, [CHAIR, 'start', {}]);
    await at(gateway, id, [SECRETARY, 'record-attendance', { present: [CHAIR, SECRETARY], apologies: ['chair2.northmarch'] }]);
    const decision = { meeting: id, outcome: 'transfer', newOwner: 'northmarch-rocu', optionsConsidered: ['Leave it.', 'Move it.'], rationale: 'It spans forces.', dissent: 'One member would wait.' }; // prettier-ignore
    await onCase(gateway, ref, [SECRETARY, 'record-decision', decision]);
    await onCase(gateway, ref, [CHAIR, 'confirm-decision', {}]);
    await at(gateway, id, [SECRETARY, 'add-action', { text: 'Brief the ROCU.', owner: 'triage.northmarch', due: '2027-01-10', case: ref }]);
    await at(gateway, id, [CHAIR, 'approve-minutes', {}]);
    const log = await html(gateway, id, [CHAIR, 'minutes']);
    for (const part of [
      'Leave it.',
      'Move it.',
      'It spans forces.',
      'One member would wait.',
      'Brief the ROCU.',
      'Transfer of the risk to Northmarch Regional Organised Crime Unit',
      '10 January 2027',
    ])
      expect(log).toContain(part);
    expect(log).toMatch(/Decided by [^<]+\. Recorded by [^<]+ Confirmed on/);
    await onCase(gateway, ref, ['owner-lead.northmarch-rocu', 'accept-transfer', { lead: 'owner-lead.northmarch-rocu' }]);
    expect(await html(gateway, id, [CHAIR, 'minutes'])).toBe(log);
  });
});
