import { describe, expect, it } from 'vitest';
import type { Bid } from '../../domain/bid.ts';
import { decide } from '../../domain/decide.ts';
import type { Facts } from '../../domain/facts.ts';
import { explain } from '../../domain/sentences.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { accepted, directoryWith, refusal } from './by-time.ts';
import { date } from './calendars.ts';
import { bid, nationalBid, rocuBid, score } from './payloads.ts';
import { storyOf } from './story.ts';

const SPOC = 'spoc.aldershire';
const submit = (asked: Bid, who = SPOC, other: Partial<Facts> = {}) =>
  decide(null, { name: 'submit-bid', payload: asked }, factsFor(who, other));
const problems = (asked: Bid, who = SPOC, other: Partial<Facts> = {}) => {
  const why = refusal(submit(asked, who, other));
  return 'problems' in why ? why.problems : [];
};
/** path and rule of each problem. */
const told = (asked: Bid, who = SPOC) => problems(asked, who).map(({ path, rule }) => `${path} ${rule ?? '-'}`);

describe('BID-1: a bid enters only through a SPOC of the owning agency, to the gateway of its owner’s region', () => {
  it.each(['sio.aldershire', 'requester.aldershire', 'owner-lead.aldershire', 'triage.northmarch', 'admin.national'])(
    '%s is no SPOC',
    (who) => {
      const why = refusal(submit(bid, who));
      expect(why).toMatchObject({ code: 'wrong-person', rule: 'BID-1' });
      expect(explain(why).status).toBe(403);
    },
  );
  it.each(['spoc.brackenshire', 'spoc.northmarch-rocu', 'spoc.national-agency'])('%s submits for their own agency only', (who) => {
    expect(refusal(submit(bid, who))).toEqual({ code: 'not-your-agency', rule: 'BID-1', agency: 'Aldershire Police' });
  });
  it('a SPOC who has left submits nothing', () => {
    const directory = directoryWith({ [SPOC]: { active: false } });
    expect(refusal(submit(bid, SPOC, { directory })).code).toBe('wrong-person');
  });
  it('the region is the owner’s; naming it is allowed, naming another is not', () => {
    expect(accepted(submit(bid))[0]?.after).toMatchObject({ region: 'northmarch' });
    expect(submit({ ...bid, region: 'northmarch' }).ok).toBe(true);
    expect(told({ ...bid, region: 'southvale' })).toEqual(['region BID-1']);
  });
  it('a national agency names the region', () => {
    expect(accepted(submit({ ...nationalBid, region: 'southvale' }, 'spoc.national-agency'))[0]?.after).toMatchObject({
      region: 'southvale',
    });
    const { region, ...without } = nationalBid;
    expect(region).toBe('northmarch');
    expect(told(without, 'spoc.national-agency')).toEqual(['region BID-1']);
  });
  it.each(['atlantis', 'constructor', '__proto__', 'toString'])('there is no region %s', (region) => {
    expect(told({ ...nationalBid, region }, 'spoc.national-agency')).toEqual(['region BID-1']);
  });
  it('opens in the triage queue, with the gateway’s pen and one claim clock', () => {
    const on = storyOf().on();
    expect(on).toMatchObject({ stage: 'triage-queue', round: 1, spoc: SPOC, ownRocu: false, restricted: false, seq: 1, version: 1 });
    expect(on.pen).toMatchObject({ party: 'gateway', role: 'triage-officer', user: null });
    expect(Object.keys(on.clocks)).toEqual(['claim']);
    expect(on.clocks['claim']).toMatchObject({ party: 'gateway', targetMinutes: 480, dueAt: '2026-11-20T17:00:00.000Z' });
  });
});

describe('OWN-1, OWN-2: the owner is the agency and the SIO who are named; TOEX never is', () => {
  it('from the first entry on, with its history', () => {
    const on = storyOf().on();
    const owner = { agency: 'aldershire', user: 'sio.aldershire' };
    expect(on.owner).toEqual(owner);
    expect(on.ownershipHistory).toEqual([{ ...owner, from: on.submittedAt, by: 'submit-bid' }]);
    expect(on.masterList).toMatchObject({ agency: 'aldershire', keyedAgency: 'aldershire' });
  });
  it.each(['toex-northmarch', 'northmarch-ttcg', 'national-oversight', 'nowhere', 'constructor'])('%s owns nothing', (owningAgency) => {
    const asked = { ...bid, owningAgency };
    expect(told(asked)).toContain('owningAgency OWN-2');
    expect(refusal(submit(asked))).toMatchObject({ code: 'bid-refused', rule: 'OWN-2' });
  });
});

describe('OWN-3: SIO and customer are separate fields', () => {
  it('the customer is kept beside the SIO, and owns nothing', () => {
    const on = storyOf().on();
    expect([on.customer, on.owner.user]).toEqual(['requester.aldershire', 'sio.aldershire']);
    expect(storyOf(rocuBid, 'spoc.northmarch-rocu').on()).toMatchObject({
      customer: 'sio.northmarch-rocu',
      owner: { user: 'sio.northmarch-rocu' },
    });
  });
  it.each(['customer', 'deputySio'] as const)('the %s is a person of the directory', (field) => {
    expect(told({ ...bid, [field]: { userId: 'nobody' } })).toEqual([`${field}.userId -`]);
  });
});

describe('BID-2: the SIO is named, active and of the owning agency', () => {
  it.each(['nobody', 'sio.brackenshire', 'sia.northmarch'])('%s is not', (userId) => {
    expect(told({ ...bid, sio: { userId } })).toEqual(['sio.userId BID-2']);
  });
  it('nor is one who has left', () => {
    const directory = directoryWith({ 'sio.aldershire': { active: false } });
    expect(problems(bid, SPOC, { directory })).toMatchObject([{ path: 'sio.userId', rule: 'BID-2' }]);
  });
  it('SIO is the relation, not the role: an owner-lead may be one', () => {
    expect(submit({ ...bid, sio: { userId: 'owner-lead.aldershire' } }).ok).toBe(true);
  });
});

const { controlStrategyPriority, ...tasking } = bid.forceTasking;
const off = { offStrategyReason: narrative('New threat.') };
describe('BID-3: the owner’s own tasking decision is present', () => {
  it.each<[string, Bid['forceTasking'], string[]]>([
    ['today', { ...bid.forceTasking, meetingDate: date('2026-11-20') }, []],
    ['tomorrow', { ...bid.forceTasking, meetingDate: date('2026-11-21') }, ['forceTasking.meetingDate BID-3']],
    ['no reference', { ...bid.forceTasking, decisionRef: ' ' }, ['forceTasking.decisionRef BID-3']],
    ['neither priority nor reason', tasking, ['forceTasking.controlStrategyPriority BID-3']],
    ['both', { ...bid.forceTasking, ...off }, ['forceTasking.controlStrategyPriority BID-3']],
    ['a reason alone', { ...tasking, ...off }, []],
  ])('%s', (_name, forceTasking, expected) => {
    expect(controlStrategyPriority).toBeDefined();
    const made = submit({ ...bid, forceTasking });
    expect(made.ok ? [] : told({ ...bid, forceTasking })).toEqual(expected);
  });
});

const safeguarding = narrative('Plans.');
describe('BID-4: immediate risk goes to the control room at once; acted on says what was done, with its reference', () => {
  it.each<[string, Bid['risk'], string[]]>([
    ['not acted on', { immediate: 'present', safeguarding }, ['risk.immediate BID-4']],
    ['acted on, nothing said', { immediate: 'acted-on', safeguarding }, ['risk.actionTaken BID-4', 'risk.actionRef BID-4']],
    ['no reference', { immediate: 'acted-on', actionTaken: narrative('Moved.'), actionRef: '  ', safeguarding }, ['risk.actionRef BID-4']],
    ['no action', { immediate: 'acted-on', actionRef: 'LOG-1', safeguarding }, ['risk.actionTaken BID-4']],
  ])('%s is refused with that advice', (_name, risk, expected) => {
    expect(told({ ...bid, risk })).toEqual(expected);
    for (const { message } of problems({ ...bid, risk })) expect(message).toContain('control room at once');
  });
  it('acted on with both is taken, and is P1 (CLK-5)', () => {
    const risk = { immediate: 'acted-on', actionTaken: narrative('Moved.'), actionRef: 'LOG-1', safeguarding };
    expect(accepted(submit({ ...bid, risk }))[0]?.after).toMatchObject({ priority: 'P1', priorityProvisional: true });
  });
});

describe('BID-5: every problem is reported at once', () => {
  it('of people, tasking, risk, lists and marking in one answer', () => {
    const wrong: Bid = {
      ...bid,
      sio: { userId: 'nobody' },
      forceTasking: { ...bid.forceTasking, decisionRef: '' },
      risk: { immediate: 'present', safeguarding },
      threat: { ...bid.threat, types: ['cse-group', 'gossip'], recordType: 'poem' },
      scale: { ...bid.scale, suspects: 'many', victims: 'few', forcesAffected: ['aldershire', 'toex-northmarch'] },
      need: { reasons: ['whim'], support: ['magic'] },
      investigation: { ...bid.investigation, stage: 'finished' },
      legal: { ...bid.legal, policingPurpose: 'fun', dataCategories: ['secrets'] },
      initialScore: { ...score, schemeVersion: 9 },
    };
    expect(told(wrong)).toEqual([
      'sio.userId BID-2', 'forceTasking.decisionRef BID-3', 'risk.immediate BID-4', 'threat.types.1 -', 'threat.recordType -',
      'scale.suspects -', 'scale.victims -', 'need.reasons.0 -', 'need.support.0 -', 'investigation.stage -', 'legal.policingPurpose -',
      'legal.dataCategories.0 -', 'scale.forcesAffected.1 -', 'initialScore.scheme -',
    ]); // prettier-ignore
    const why = refusal(submit(wrong));
    expect(why).toMatchObject({ code: 'bid-refused', rule: 'BID-2' });
    expect(explain(why).status).toBe(422);
    expect(explain(why).detail).toContain('14 to put right');
  });
  it('speaks for itself where no other rule does', () => {
    expect(refusal(submit({ ...bid, need: { ...bid.need, support: ['magic'] } }))).toMatchObject({ code: 'bid-refused', rule: 'BID-5' });
  });
});

describe('BID-6: the marking is at most OFFICIAL-SENSITIVE', () => {
  it('and the list is policy', () => {
    const { policy } = factsFor(SPOC);
    expect(submit({ ...bid, legal: { ...bid.legal, marking: 'OFFICIAL' } }).ok).toBe(true);
    expect(problems(bid, SPOC, { policy: { ...policy, markings: ['OFFICIAL'] } })).toMatchObject([
      { path: 'legal.marking', rule: 'BID-6' },
    ]);
  });
});
