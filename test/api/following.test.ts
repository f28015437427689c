import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { begun, draftingOn, fielded, problems, requester, sio, spoc } from './drafting.ts';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { bids } from './samples.ts';
import { give } from './walk.ts';

const bid = z.record(z.string(), z.unknown()).parse(bids[0]?.bid);
const said = { reason: 'No longer needed.' };
let gateway: MemoryGateway;
let drafting: ReturnType<typeof draftingOn>;
let old: string;
beforeEach(async () => {
  gateway = gatewayOf();
  drafting = draftingOn(gateway);
  old = await gateway.submit(0);
});
const withdrawn = async (): Promise<string> => {
  await give(gateway, old, [spoc, 'withdraw', said]);
  return old;
};
const bidOf = async (id: string, who = spoc) =>
  z.object({ bid: z.record(z.string(), z.unknown()) }).parse((await gateway.as(who).get(`/drafts/${id}`).expect(200)).body).bid;
const links = z.object({ links: z.array(z.looseObject({ ref: z.string(), relation: z.string(), status: z.string() })) });
const linksOf = async (who: string, ref: string) => links.parse((await gateway.as(who).get(`/cases/${ref}`).expect(200)).body).links;
const without = (of: object, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(of).filter(([name]) => !names.includes(name)));
const made = z.object({ ref: z.string() });
/** What a copy leaves out, as a SPOC would say it anew. */
const anew = (copied: Readonly<Record<string, unknown>>) => ({
  ...copied,
  forceTasking: bid['forceTasking'],
  risk: bid['risk'],
  legal: bid['legal'],
});
const refusedFor = (body: unknown) => fielded.parse(body).fields.filter(({ path }) => path === 'follows');

describe('REO-1: an ended case is copied to a new draft over HTTP', () => {
  it('with the words of its last bid, and without what each bid says anew', async () => {
    const id = await drafting.begin({ follows: await withdrawn() });
    const copied = await bidOf(id);
    expect(copied).toMatchObject({ ...without(bid, 'forceTasking', 'risk', 'legal'), follows: old });
    expect(copied['forceTasking']).not.toHaveProperty('decisionRef');
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(copied['risk']))).toEqual(['safeguarding']);
    expect(copied['legal']).not.toHaveProperty('necessity');
    const missing = problems.parse((await gateway.as(spoc).get(`/drafts/${id}/problems`).expect(200)).body).items.map(({ path }) => path);
    expect(missing.toSorted()).toEqual(['forceTasking.decisionRef', 'forceTasking.meetingDate', 'legal.necessity', 'risk.immediate']);
    const log: unknown = (await gateway.as('auditor.national').get(`/audit?object=copy:${old}`).expect(200)).body;
    expect(log).toMatchObject({ items: [{ actor: spoc, action: 'read', object: `copy:${old}` }] });
  });
  it('what is sent besides stands in place of what was copied; the same request twice begins one', async () => {
    const sent = { follows: (await withdrawn()).toLowerCase(), operationName: 'GORSE' };
    const [one, two] = [await gateway.as(spoc).post('/drafts', sent, 'k').expect(201), await gateway.as(spoc).post('/drafts', sent, 'k')];
    expect(two.body).toEqual(one.body);
    expect(await bidOf(begun.parse(one.body).id)).toMatchObject({ operationName: 'GORSE', follows: old, threat: bid['threat'] });
  });
  it('submitting it links both, in their journals and for whoever may see', async () => {
    const id = await drafting.begin({ follows: await withdrawn() });
    await drafting.put(spoc, id, anew(await bidOf(id))).expect(200);
    const { ref } = made.parse((await drafting.submit(spoc, id).expect(201)).body);
    expect(await linksOf(spoc, ref)).toMatchObject([{ ref: old, relation: 'follows', status: 'linked', opens: true, by: spoc }]);
    expect((await linksOf(spoc, ref))[0]).not.toHaveProperty('reason');
    expect(await linksOf('triage.northmarch', old)).toMatchObject([{ ref, relation: 'followed-by', status: 'linked' }]);
    const shown: unknown = (await gateway.as(spoc).get(`/cases/${old}`)).body;
    expect(shown).toMatchObject({ stage: 'withdrawn', live: false });
    const journal: unknown = (await gateway.as(spoc).get(`/cases/${old}/journal`).expect(200)).body;
    expect(JSON.stringify(journal)).toContain('linked@1');
    expect((await gateway.as('auditor.national').post('/audit/verify', {})).body).toMatchObject({ ok: true });
  });
  it('a bid may be brought at once as well', async () => {
    const { ref } = made.parse(
      (
        await gateway
          .as(spoc)
          .post('/bids', { ...bid, follows: await withdrawn() })
          .expect(201)
      ).body,
    );
    expect(await linksOf(spoc, ref)).toMatchObject([{ ref: old, relation: 'follows' }]);
  });
});

describe('REO-1, ACC-3: for a SPOC who may open the case, once it is over', () => {
  it('a live case is refused with what to do, and so is one that is not there or not theirs: in the same words', async () => {
    const live: unknown = (await gateway.as(spoc).post('/drafts', { follows: old }).expect(422)).body;
    expect(refusedFor(live)).toMatchObject([{ rule: 'REO-1', message: expect.stringMatching(/is live/) as string }]);
    await withdrawn();
    const elsewhere: unknown = (await gateway.as('spoc.dunmere').post('/drafts', { follows: old }).expect(422)).body;
    const nowhere: unknown = (await gateway.as(spoc).post('/drafts', { follows: 'TSK-NM-2026-00099-A' }).expect(422)).body;
    expect(refusedFor(elsewhere)).toEqual(refusedFor(nowhere));
    expect(await gateway.ports.drafts.ofAgency('dunmere')).toEqual([]);
  });
  it.each([requester, sio])('%s, who brings no bids, copies none', async (who) => {
    const refused: unknown = (
      await gateway
        .as(who)
        .post('/drafts', { follows: await withdrawn() })
        .expect(403)
    ).body;
    expect(refused).toMatchObject({ rule: 'BID-1' });
  });
  it('one that was overturned on appeal meanwhile: refused when it is submitted, and nothing of the draft is lost', async () => {
    await give(gateway, old, ['triage.northmarch', 'claim', {}]);
    const decline = { reasonCode: 'capacity', rationale: 'Full.', advice: 'Bid again.' };
    await give(gateway, old, ['triage.northmarch', 'propose-decline', decline]);
    await give(gateway, old, ['gateway-manager.northmarch', 'approve-decline', { rationale: 'Agreed.' }]);
    const id = await drafting.begin({ follows: old });
    const whole = anew(await bidOf(id));
    await drafting.put(spoc, id, whole).expect(200);
    await give(gateway, old, [spoc, 'appeal', { grounds: 'There is room now.' }]);
    await give(gateway, old, ['gateway-manager2.northmarch', 'decide-appeal', { outcome: 'overturn', rationale: 'There is.' }]);
    const refused: unknown = (await drafting.submit(spoc, id).expect(422)).body;
    expect(refusedFor(refused)).toMatchObject([{ message: expect.stringMatching(/take the reference out/) as string }]);
    expect(await bidOf(id)).toEqual(whole);
    await drafting.put(spoc, id, without(whole, 'follows')).expect(200);
    const { ref } = made.parse((await drafting.submit(spoc, id).expect(201)).body);
    expect([await linksOf(spoc, ref), await linksOf(spoc, old)]).toEqual([[], []]);
  });
  it('a restricted case begins a restricted draft (ACC-1)', async () => {
    const restricted = { ...bid, legal: { ...z.record(z.string(), z.unknown()).parse(bid['legal']), restricted: true } };
    const { ref } = made.parse((await gateway.as(spoc).post('/bids', restricted).expect(201)).body);
    await give(gateway, ref, [spoc, 'withdraw', said]);
    const id = await drafting.begin({ follows: ref });
    expect((await bidOf(id))['legal']).toMatchObject({ restricted: true });
    await gateway.as('sio2.aldershire').get(`/drafts/${id}`).expect(404);
  });
});
