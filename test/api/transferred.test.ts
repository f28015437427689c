// OWN-4, OWN-6: bids of a force, a ROCU and a national agency, escalated, referred, taken over and closed. What holds after each command
// is written by hand, from sections 2, 3 and 6 of the journey (every case is P2), and never asked of the rules.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { paper } from './escalated.ts';
import { value } from './examples.ts';
import { gatewayOf, type MemoryGateway } from './gateway.ts';
import { bids } from './samples.ts';
import { walkTo } from './walk.ts';
import { instant } from '../domain/calendars.ts';

const [TTCG, FTT] = ['northmarch-ttcg', 'federated-tasking-team'] as const;
const [ROCU_LEAD, NATIONAL_LEAD] = ['owner-lead.northmarch-rocu', 'owner-lead.national-agency'] as const;
type Owner = readonly [agency: string, user: string];
const force: Owner = ['aldershire', 'sio.aldershire'];
const rocu: Owner = ['northmarch-rocu', ROCU_LEAD];
const national: Owner = ['national-agency', 'sio.national-agency'];

/** Owner; stage; party, role and person of the pen; by when; what the SOC master list is to show, and what it is known to show. */
type Stands = readonly [Owner, string, readonly [string, string, string | null] | null, string | null, readonly [string, string]];
type Step = {
  readonly at?: string;
  /** `sitting` is the regional one, `national` that of the FTT; else the case. */
  readonly on?: 'sitting' | 'national';
  readonly give: readonly [who: string, command: string, body: object];
  readonly then?: Stands;
};
const shown = z.looseObject({
  stage: z.string(),
  owner: z.object({ agency: z.string(), user: z.string() }),
  pen: z.looseObject({ party: z.string(), role: z.string(), user: z.string().optional(), dueAt: z.string().optional() }).nullish(),
  masterList: z.looseObject({ agency: z.string(), keyedAgency: z.string() }),
});
const contact = z.looseObject({ spoc: z.string() });
const stands = async ({ as }: MemoryGateway, ref: string, who: string): Promise<Stands> => {
  const { owner, stage, pen, masterList } = shown.parse((await as(who).get(`/cases/${ref}`).expect(200)).body);
  const holder = pen == null ? null : ([pen.party, pen.role, pen.user ?? null] as const);
  return [[owner.agency, owner.user], stage, holder, pen?.dueAt ?? null, [masterList.agency, masterList.keyedAgency]];
};
const called = async ({ as }: MemoryGateway, secretary: string, given: object): Promise<string> =>
  z.looseObject({ id: z.string() }).parse((await as(secretary).post('/meetings', given).expect(201)).body).id;

/** The bid at `ownership`, and a sitting of each body: Tuesday 15 December and Tuesday 12 January. */
const opened = async (spoc: string, bid: object) => {
  const gateway = gatewayOf();
  const { ref } = z.object({ ref: z.string() }).parse((await gateway.as(spoc).post('/bids', bid).expect(201)).body);
  gateway.spocs.set(ref, spoc);
  await walkTo(gateway, ref, 'ownership');
  const sitting = await called(gateway, 'secretary.northmarch', { body: TTCG, at: '2026-12-15T10:00:00Z', kind: 'ordinary' });
  const ftt = await called(gateway, 'secretary.ftt', { body: FTT, at: '2027-01-12T10:00:00Z', kind: 'ordinary' });
  return { gateway, ref, sitting, ftt };
};
type Opened = Awaited<ReturnType<typeof opened>>;
const walked = async ({ gateway, ref, sitting, ftt }: Opened, steps: readonly Step[]): Promise<void> => {
  for (const {
    at,
    on,
    give: [who, command, body],
    then,
  } of steps) {
    if (at !== undefined) gateway.world.now = instant(at);
    const path = on === undefined ? `/cases/${ref}` : `/meetings/${on === 'sitting' ? sitting : ftt}`;
    const answer = await gateway.as(who).post(`${path}/commands/${command}`, body);
    expect([command, who, answer.status, answer.status === 200 ? null : (answer.body as unknown)]).toEqual([command, who, 200, null]);
    if (then === undefined) continue;
    expect([command, await stands(gateway, ref, then[0][1])]).toEqual([command, then]);
  }
};
const decided = (meeting: string, outcome: string, more: object = {}) => ({
  meeting, outcome, optionsConsidered: ['Retain.', 'Transfer.'], rationale: 'The picture is wider.', ...more,
}); // prettier-ignore
const asks = (proposedOwner: string) => ({ paper: { ...paper, proposedOwner } });

/** From `ownership` to the FTT's decision for the national agency, its acceptance, and closure; owned by `from` until then. */
const toTheNationalAgency = ({ sitting, ftt }: Opened, { from, by }: { readonly from: Owner; readonly by: string }): readonly Step[] => {
  const list = [from[0], from[0]] as const;
  const after = [national[0], from[0]] as const;
  const keyed = [national[0], national[0]] as const;
  const sia = ['toex', 'sia', by] as const;
  return [
    { give: [from[1], 'escalate', asks('national-agency')], then: [from, 'escalated', ['body', 'secretary', 'secretary.northmarch'], '2026-11-23T17:00:00.000Z', list] },
    { give: ['secretary.northmarch', 'list-for-meeting', { meeting: sitting }], then: [from, 'escalated', ['body', 'chair', 'chair.northmarch'], '2026-12-15T17:00:00.000Z', list] },
    { at: '2026-12-15T10:00:00Z', on: 'sitting', give: ['chair.northmarch', 'start', {}] },
    { give: ['chair.northmarch', 'record-decision', decided(sitting, 'refer-to-ftt')], then: [from, 'escalated', ['body', 'secretary', 'secretary.ftt'], '2026-12-17T10:00:00.000Z', list] },
    { give: ['secretary.ftt', 'list-for-meeting', { meeting: ftt }], then: [from, 'escalated', ['body', 'chair', 'chair.ftt'], '2027-01-12T17:00:00.000Z', list] },
    { at: '2027-01-12T10:30:00Z', on: 'national', give: ['chair.ftt', 'start', {}] },
    { give: ['secretary.ftt', 'record-decision', decided(ftt, 'transfer', { newOwner: 'national-agency' })], then: [from, 'escalated', ['body', 'chair', 'chair.ftt'], '2027-01-14T10:30:00.000Z', list] },
    { give: ['chair.ftt', 'confirm-decision', {}], then: [from, 'escalated', ['force', 'owner-lead', null], '2027-01-15T10:30:00.000Z', list] },
    { at: '2027-01-13T11:00:00Z', give: [NATIONAL_LEAD, 'accept-transfer', { lead: national[1] }], then: [national, 'closing', sia, '2027-01-27T11:00:00.000Z', after] },
    { give: ['triage.northmarch', 'record-master-list-change', { changedAt: '2027-01-13', keyedBy: 'triage.northmarch' }], then: [national, 'closing', sia, '2027-01-27T11:00:00.000Z', keyed] },
    { give: [national[1], 'log-value', { value: { ...value, kind: 'disruption', dateOfEvent: '2027-01-13' } }], then: [national, 'closing', sia, '2027-01-27T11:00:00.000Z', keyed] },
    { give: [by, 'verify-value', { entry: 'v1', comments: 'Seen.' }], then: [national, 'closing', sia, '2027-01-27T11:00:00.000Z', keyed] },
    { give: [by, 'close', { apmis: 'not-applicable', feedbackRequested: true }], then: [national, 'closed', null, null, keyed] },
  ]; // prettier-ignore
};
const forceBid = bids[0]?.bid ?? {};
const rocuBid = bids[2]?.bid ?? {};
const nationalBid = {
  ...forceBid,
  owningAgency: 'national-agency',
  region: 'northmarch',
  sio: { userId: national[1] },
  customer: { userId: national[1] },
};
/** At ownership since Friday 20 November, nine o'clock: five working days. */
const atOwnership = (owner: Owner): Stands => [owner, 'ownership', ['force', 'owner', owner[1]], '2026-11-26T17:00:00.000Z', [owner[0], owner[0]]]; // prettier-ignore

describe('a national agency receives', () => {
  it.each([
    ['what a force owned', { spoc: 'spoc.aldershire', bid: forceBid, from: force, by: 'sia.northmarch' }],
    [
      'what a ROCU owned: escalated to the regional TTCG, referred to the FTT, transferred',
      { spoc: 'spoc.northmarch-rocu', bid: rocuBid, from: rocu, by: 'sia2.northmarch' },
    ],
  ] as const)('%s', async (_what, { spoc, bid, from, by }) => {
    const road = await opened(spoc, bid);
    expect(await stands(road.gateway, road.ref, from[1])).toEqual(atOwnership(from));
    await walked(road, toTheNationalAgency(road, { from, by }));
    // Its own SPOC is the one to turn to; the former owner reads the case as it was while it was theirs (ACC-1).
    const read = async (who: string) => contact.parse((await road.gateway.as(who).get(`/cases/${road.ref}`).expect(200)).body).spoc;
    expect([await read(national[1]), await read(by), await read(from[1])]).toEqual(['spoc.national-agency', 'spoc.national-agency', spoc]);
  });
  it('only of the FTT: the regional TTCG may not transfer to it (OWN-5)', async () => {
    const road = await opened('spoc.northmarch-rocu', rocuBid);
    const [escalate, list, start] = toTheNationalAgency(road, { from: rocu, by: 'sia2.northmarch' });
    await walked(road, [escalate!, list!, start!]);
    const given = decided(road.sitting, 'transfer', { newOwner: 'national-agency' });
    const answer = await road.gateway.as('chair.northmarch').post(`/cases/${road.ref}/commands/record-decision`, given);
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'not-transferable', rule: 'OWN-5' }]);
  });
});

describe('a national agency owns', () => {
  const list = ['national-agency', 'national-agency'] as const;
  it('and confirms: the threat stays with it to the end', async () => {
    const road = await opened('spoc.national-agency', nationalBid);
    expect(await stands(road.gateway, road.ref, national[1])).toEqual(atOwnership(national));
    const sia = ['toex', 'sia', 'sia.northmarch'] as const;
    await walked(road, [
      { give: [national[1], 'confirm-ownership', { rationale: 'It is ours.' }], then: [national, 'closing', sia, '2026-12-03T17:00:00.000Z', list] },
      { give: [national[1], 'log-value', { value: { ...value, kind: 'disruption', dateOfEvent: '2026-11-20' } }], then: [national, 'closing', sia, '2026-12-03T17:00:00.000Z', list] },
      { give: ['sia.northmarch', 'verify-value', { entry: 'v1', comments: 'Seen.' }], then: [national, 'closing', sia, '2026-12-03T17:00:00.000Z', list] },
      { give: ['sia.northmarch', 'close', { apmis: 'not-applicable', feedbackRequested: true }], then: [national, 'closed', null, null, list] },
    ]); // prettier-ignore
  });
  it('and gives to the ROCU of the region, which refuses once and takes it the second time', async () => {
    const road = await opened('spoc.national-agency', nationalBid);
    const { sitting, gateway } = road;
    const chair = ['body', 'chair', 'chair.northmarch'] as const;
    const secretary = ['body', 'secretary', 'secretary.northmarch'] as const;
    const lead = ['force', 'owner-lead', null] as const;
    const sia = ['toex', 'sia', 'sia.northmarch'] as const;
    const transfer = { newOwner: 'northmarch-rocu' };
    await walked(road, [
      { give: [national[1], 'escalate', asks('northmarch-rocu')], then: [national, 'escalated', secretary, '2026-11-23T17:00:00.000Z', list] },
      { give: ['secretary.northmarch', 'list-for-meeting', { meeting: sitting }], then: [national, 'escalated', chair, '2026-12-15T17:00:00.000Z', list] },
      { at: '2026-12-15T10:00:00Z', on: 'sitting', give: ['chair.northmarch', 'start', {}] },
      { give: ['chair.northmarch', 'record-decision', decided(sitting, 'transfer', transfer)], then: [national, 'escalated', lead, '2026-12-18T10:00:00.000Z', list] },
      { at: '2026-12-16T09:00:00Z', give: [ROCU_LEAD, 'refuse-transfer', { reason: 'No capacity.' }], then: [national, 'escalated', secretary, '2026-12-17T17:00:00.000Z', list] },
    ]); // prettier-ignore
    const again = await called(gateway, 'secretary.northmarch', { body: TTCG, at: '2026-12-21T10:00:00Z', kind: 'extraordinary' });
    await walked({ ...road, sitting: again }, [
      { give: ['secretary.northmarch', 'list-for-meeting', { meeting: again }], then: [national, 'escalated', chair, '2026-12-21T17:00:00.000Z', list] },
      { at: '2026-12-21T10:00:00Z', on: 'sitting', give: ['chair.northmarch', 'start', {}] },
      { give: ['chair.northmarch', 'record-decision', decided(again, 'transfer', transfer)], then: [national, 'escalated', lead, '2026-12-24T10:00:00.000Z', list] },
      { at: '2026-12-22T09:00:00Z', give: [ROCU_LEAD, 'accept-transfer', { lead: 'sio.northmarch-rocu' }], then: [['northmarch-rocu', 'sio.northmarch-rocu'], 'closing', sia, '2027-01-07T17:00:00.000Z', ['northmarch-rocu', 'national-agency']] },
      { give: [ROCU_LEAD, 'record-master-list-change', { changedAt: '2026-12-22', keyedBy: ROCU_LEAD }], then: [['northmarch-rocu', 'sio.northmarch-rocu'], 'closing', sia, '2027-01-07T17:00:00.000Z', ['northmarch-rocu', 'northmarch-rocu']] },
      { give: ['sia.northmarch', 'close', { apmis: 'not-applicable', feedbackRequested: true, noValueReason: 'Too early.' }], then: [['northmarch-rocu', 'sio.northmarch-rocu'], 'closed', null, null, ['northmarch-rocu', 'northmarch-rocu']] },
    ]); // prettier-ignore
  });
});
