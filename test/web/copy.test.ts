import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { give } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { hidden, valueOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const [SPOC, OFFICER, MANAGER, OTHER] = [
  'spoc.aldershire',
  'triage.northmarch',
  'gateway-manager.northmarch',
  'gateway-manager2.northmarch',
] as const;
const drafts = () => house.ports.drafts.ofAgency('aldershire');
const asked = z.object({
  operationName: z.string(),
  threat: z.object({ types: z.array(z.string()), recordType: z.string(), summary: z.string() }),
});
const COPY = 'Copy to a new draft';
let old: string;
beforeEach(async () => {
  for (const { id } of await drafts()) await house.ports.drafts.discard(id);
  old = await house.submit(0);
});
const withdraw = () => give(house, old, [SPOC, 'withdraw', { reason: 'No longer needed.' }]);
const decline = async () => {
  await give(house, old, [OFFICER, 'claim', {}]);
  await give(house, old, [OFFICER, 'propose-decline', { reasonCode: 'capacity', rationale: 'Full.', advice: 'Bid again.' }]);
  await give(house, old, [MANAGER, 'approve-decline', { rationale: 'Agreed.' }]);
};
const overturn = async () => {
  await give(house, old, [SPOC, 'appeal', { grounds: 'There is room now.' }]);
  await give(house, old, [OTHER, 'decide-appeal', { outcome: 'overturn', rationale: 'There is.' }]);
};
const visitor = (who: string = SPOC) => visitorOf(house, who);
/** What a copy leaves out, answered on its pages. */
const anew: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['tasking', { 'forceTasking.meetingDate.day': '18', 'forceTasking.meetingDate.month': '11', 'forceTasking.meetingDate.year': '2026', 'forceTasking.decisionRef': 'ALD-TTCG-26-130', 'forceTasking.controlStrategyPriority': 'Exploitation' }],
  ['risk', { 'risk.immediate': 'none', 'risk.safeguarding': 'In place.' }],
]; // prettier-ignore
const copied = async () => {
  const spoc = await visitor();
  await spoc.get(`/cases/${old}`);
  const { to } = await spoc.post(`/cases/${old}/copy`);
  expect(to).toMatch(/^\/drafts\/[\w-]{36}\/tasks$/);
  return { spoc, at: to.replace('/tasks', '') };
};
const answered = async () => {
  const { spoc, at } = await copied();
  for (const [step, fields] of anew) {
    const { text } = await spoc.get(`${at}/steps/${step}`);
    await spoc.post(`${at}/steps/${step}`, { _seen: hidden(text, '_seen'), ...fields, _do: 'list' });
  }
  const [draft] = await drafts();
  const bid = { ...draft?.bid, legal: { ...(draft?.bid['legal'] as object), necessity: 'Nothing less would do.' } };
  await house.ports.drafts.save({ id: draft?.id ?? '', by: SPOC, bid, version: null });
  return { spoc, at };
};

describe('REO-1: “Copy to a new draft” on the page of an ended case', () => {
  it('is there for a SPOC of the case, once it is over, and for nobody else', async () => {
    expect((await (await visitor()).get(`/cases/${old}`)).text).not.toContain(COPY);
    await withdraw();
    expect((await (await visitor()).get(`/cases/${old}`)).text).toContain(COPY);
    for (const who of ['sio.aldershire', OFFICER, 'requester.aldershire'])
      expect((await (await visitor(who)).get(`/cases/${old}`)).text, who).not.toContain(COPY);
  });
  it('lands on the task list of the draft, which says what it follows, and what was not copied and why', async () => {
    await decline();
    const { spoc, at } = await copied();
    const { text } = await spoc.get(`${at}/tasks`);
    expect(text).toMatch(new RegExp(`This bid follows <a class="govuk-link" href="/cases/${old}">${old}</a>, which was declined`));
    for (const part of [
      'is copied to this draft',
      'tasking decision',
      'immediate risk',
      'necessity and proportionality',
      'each bid says them anew',
    ])
      expect(text).toContain(part);
    expect(text).toContain('Complete');
    expect((await spoc.get(`${at}/tasks`)).text).not.toContain('is copied to this draft');
    expect(valueOf((await spoc.get(`${at}/steps/threat`)).text, 'follows')).toBe(old);
  });
  it('is one draft, however often the button is clicked, also once it has been gone on with', async () => {
    await withdraw();
    const spoc = await visitor();
    const { text } = await spoc.get(`/cases/${old}`);
    const form = { _csrf: hidden(text, '_csrf'), _key: hidden(text, '_key') };
    const [one, two] = await Promise.all([spoc.send(`/cases/${old}/copy`, form), spoc.send(`/cases/${old}/copy`, form)]);
    expect([one.to, (await drafts()).length]).toEqual([two.to, 1]);
    await house.ports.drafts.save({ id: form._key, by: SPOC, bid: { follows: old, operationName: 'GORSE' }, version: 1 });
    expect((await spoc.send(`/cases/${old}/copy`, form)).to).toBe(one.to);
    expect((await drafts()).map(({ bid }) => bid['operationName'])).toEqual(['GORSE']);
  });
  it('submitted, it links both, and both pages say so', async () => {
    await withdraw();
    const { spoc, at } = await answered();
    const { text } = await spoc.get(`${at}/problems`);
    expect(text).toContain('Nothing. By the rules, this bid can be submitted as it is.');
    expect(text).toContain(old);
    const { to } = await spoc.post(`${at}/submit`);
    const ref = /^\/bids\/(.+)\/receipt$/.exec(to)?.[1] ?? expect.fail(to);
    expect((await spoc.get(`/cases/${ref}`)).text).toContain(`This case follows <a class="govuk-link" href="/cases/${old}">`);
    expect((await spoc.get(`/cases/${old}`)).text).toContain(`This case is followed by <a class="govuk-link" href="/cases/${ref}">`);
    expect((await spoc.get(`/cases/${ref}/links`)).text).toMatch(new RegExp(`Follows <a[^>]*>${old}`));
    expect((await spoc.get(`/cases/${ref}/links`)).text).not.toContain('>Reason<');
    expect((await spoc.get(`/cases/${old}/history`)).text).toContain(`Linked to ${ref} (Is followed by)`);
  });
});

describe('REO-1: a page that is stale, a case that came back', () => {
  it('the button of a page from before is refused, with why and a way back', async () => {
    await decline();
    const spoc = await visitor();
    await spoc.get(`/cases/${old}`);
    await overturn();
    const { status, text } = await spoc.post(`/cases/${old}/copy`);
    expect([status, await drafts()]).toEqual([409, []]);
    for (const part of ['is live, so nothing follows it yet', 'This is rule REO-1', `Back to ${old}`]) expect(text).toContain(part);
  });
  it('at check answers it says to take the reference out, leads to where, and loses nothing', async () => {
    await decline();
    const { spoc, at } = await answered();
    await overturn();
    expect((await spoc.get(`${at}/tasks`)).text).toContain('As it stands it cannot');
    const { text } = await spoc.get(`${at}/problems`);
    expect(text).toContain(`href="${at}/steps/threat?mend#f-follows"`);
    expect(text).toContain('take the reference out, and the gateway links the two');
    const sent = await spoc.post(`${at}/submit`);
    expect(sent.status).toBe(422);
    const [before] = await drafts();
    const page = await spoc.get(`${at}/steps/threat?mend`);
    const { operationName, threat } = asked.parse(before?.bid);
    const said = {
      operationName,
      'threat.types': threat.types,
      'threat.recordType': threat.recordType,
      'threat.summary': threat.summary,
    };
    await spoc.post(`${at}/steps/threat`, { _seen: hidden(page.text, '_seen'), ...said, follows: '', _do: 'list' });
    const [now] = await drafts();
    expect(now?.bid).toEqual(Object.fromEntries(Object.entries(before?.bid ?? {}).filter(([name]) => name !== 'follows')));
    await spoc.get(`${at}/problems`);
    expect((await spoc.post(`${at}/submit`)).to).toMatch(/receipt$/);
  });
  it('a case that is absent or not theirs is not there (ACC-3)', async () => {
    await withdraw();
    const dunmere = await visitor('spoc.dunmere');
    await dunmere.get('/bids/start');
    expect((await dunmere.post(`/cases/${old}/copy`)).status).toBe(404);
    expect((await dunmere.post('/cases/TSK-NM-2026-00099-A/copy')).status).toBe(404);
    const sio = await visitor('sio.aldershire');
    await sio.get('/bids/start');
    expect((await sio.post(`/cases/${old}/copy`)).status).toBe(403);
  });
});
