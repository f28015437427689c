import { describe, expect, it } from 'vitest';
import type { Submission } from '../../domain/bid.ts';
import type { Case } from '../../domain/case.ts';
import { decide } from '../../domain/decide.ts';
import { carriedOver } from '../../domain/following.ts';
import { writeReference } from '../../domain/reference.ts';
import { linkTo } from '../../domain/link-state.ts';
import { noticesOf } from '../../domain/notices.ts';
import { sightOf } from '../../domain/link-sight.ts';
import type { Stage } from '../../domain/words.ts';
import { streams } from '../simulator/streams.ts';
import { factsFor } from '../support/rulebook.ts';
import { instant } from './calendars.ts';
import { brackenshire, dunmere } from './neighbours.ts';
import { bid, nationalBid } from './payloads.ts';
import { caseAt, storyOf } from './story.ts';

const reference = (number: number): string => writeReference({ code: 'NM', year: 2026, number });
const [OLD, NEW] = [reference(1), reference(2)];
const ended = ['declined', 'withdrawn', 'lapsed'] as const;
/** A bid of Aldershire that ended in this stage, beside which another is brought. */
const after = (
  stage: Stage = 'withdrawn',
  change: Partial<Case> = {},
  [of, spoc]: readonly [Submission, string] = [bid, 'spoc.aldershire'],
) => {
  const all = streams({ at: instant('2026-11-20T14:00:00Z') });
  const old = { ...storyOf(of, spoc).on(), ref: OLD, stage, pen: null, clocks: {}, ...change };
  all.cases[OLD] = old;
  const bring = (who = 'spoc.aldershire', payload: Submission = bid) => all.submit({ who }, NEW, { follows: OLD, ...payload });
  const refused = (who?: string, payload?: Submission) => {
    const refusal = bring(who, payload);
    return refusal !== null && 'problems' in refusal ? { rule: refusal.rule, problems: refusal.problems } : refusal;
  };
  return { all, old, bring, refused };
};
const onlyFollows = (message: RegExp) => ({
  rule: 'REO-1',
  problems: [{ path: 'follows', rule: 'REO-1', message: expect.stringMatching(message) as string }],
});

describe('REO-1: a bid follows a case that was declined or withdrawn, or has lapsed', () => {
  it.each(ended)('%s: both cases hold the link, made by one decision', (stage) => {
    const { all, old, bring } = after(stage);
    expect(bring()).toBeNull();
    expect(linkTo(all.caseOf(NEW), OLD)).toMatchObject({ relation: 'follows', status: 'linked', by: 'spoc.aldershire', confirmed: null });
    expect(linkTo(all.caseOf(OLD), NEW)).toMatchObject({ relation: 'followed-by', status: 'linked', by: 'spoc.aldershire' });
    expect(all.caseOf(NEW).links?.[OLD]).not.toHaveProperty('reason');
    expect(all.written.cases[NEW]?.map(({ type }) => type)).toEqual(['bid-submitted', 'linked']);
    expect(all.written.cases[OLD]?.map(({ type }) => type)).toEqual(['linked']);
    const { links, seq, version, ...kept } = all.caseOf(OLD);
    expect({ links: Object.keys(links ?? {}), seq, version }).toEqual({ links: [NEW], seq: old.seq + 1, version: old.seq + 1 });
    expect(kept).toEqual(Object.fromEntries(Object.entries(old).filter(([field]) => !['links', 'seq', 'version'].includes(field))));
  });
  it('the bid of the new case is its own: what it follows is no part of it', () => {
    const { all, bring } = after();
    bring();
    expect(all.caseOf(NEW).bid).toEqual(bid);
    expect(all.caseOf(NEW)).toMatchObject({ stage: 'triage-queue', round: 1, owner: { agency: 'aldershire' } });
  });
  it('by a reference typed as people type it', () => {
    const { all, bring } = after();
    expect(bring('spoc.aldershire', { ...bid, follows: OLD.toLowerCase().replaceAll('-', ' ') })).toBeNull();
    expect(linkTo(all.caseOf(NEW), OLD)?.relation).toBe('follows');
  });
  it('any number of times, and a bid that followed may be followed', () => {
    const { all, bring } = after();
    bring();
    all.cases[NEW] = { ...all.caseOf(NEW), stage: 'lapsed', pen: null, clocks: {} };
    const [third, fourth] = [reference(3), reference(4)];
    expect(all.submit({ who: 'spoc.aldershire' }, third, { ...bid, follows: OLD })).toBeNull();
    expect(all.submit({ who: 'spoc.aldershire' }, fourth, { ...bid, follows: NEW })).toBeNull();
    expect(Object.keys(all.caseOf(OLD).links ?? {})).toEqual([NEW, third]);
    expect(Object.keys(all.caseOf(NEW).links ?? {})).toEqual([OLD, fourth]);
  });
  it.each([
    ['triage-queue', /is live, so nothing follows it yet/],
    ['decline-review', /take the reference out, and the gateway links the two/],
    ['closed', /have it reopened/],
    ['merged', /goes on in the case that it was merged into/],
    ['redirected', /is with the body that took it up/],
  ] as const)('not one that is %s: refused with what to do instead, and nothing is written', (stage, message) => {
    const { all, refused } = after(stage);
    expect(refused()).toEqual(onlyFollows(message));
    expect([all.cases[NEW], all.caseOf(OLD).links]).toEqual([undefined, undefined]);
  });
  it('told at once with all else that is wrong (BID-5)', () => {
    const { refused } = after('closed');
    const refusal = refused('spoc.aldershire', { ...bid, sio: { userId: 'sia.northmarch' } });
    expect(refusal).toMatchObject({ rule: 'BID-2', problems: [{ path: 'sio.userId' }, { path: 'follows' }] });
  });
});

describe('ACC-3, OWN-4: only a case that its giver may open, of whatever agency', () => {
  it.each(['TSK', 'TSK-NM-2026-00099-A', 'constructor', '__proto__', 'northmarch-ttcg-2026-01'])('not %s, which is none', (follows) => {
    expect(after().refused('spoc.aldershire', { ...bid, follows })).toEqual(onlyFollows(/Check the reference/));
  });
  it('a case of another agency that does not open looks as if it were not there', () => {
    expect(after('withdrawn').refused('spoc.brackenshire', brackenshire)).toEqual(onlyFollows(/No case that you may open has it/));
  });
  it('one that does open is followed: the threat goes on with another agency by a new, linked bid, and no risk moves', () => {
    const { all, old, bring } = after('withdrawn', {}, [{ ...bid, customer: { userId: 'spoc.brackenshire' } }, 'spoc.aldershire']);
    expect(bring('spoc.brackenshire', brackenshire)).toBeNull();
    expect(all.caseOf(NEW).owner.agency).toBe('brackenshire');
    expect(all.caseOf(OLD).owner).toEqual(old.owner);
    expect(linkTo(all.caseOf(OLD), NEW)?.relation).toBe('followed-by');
  });
  it('a stub is not the case (ACC-4)', () => {
    const restricted = {
      restricted: true,
      spoc: 'another',
      customer: 'another',
      owner: { agency: 'northmarch-rocu', user: 'sio.northmarch-rocu' },
    };
    expect(after('withdrawn', restricted).refused()).toEqual(onlyFollows(/No case that you may open has it/));
  });
  it('of another region as well: whoever brings the bid has both before them, so no gateway confirms', () => {
    const { all, bring } = after('lapsed', { region: 'southvale' }, [
      { ...dunmere, customer: { userId: 'spoc.aldershire' } },
      'spoc.dunmere',
    ]);
    expect(bring()).toBeNull();
    expect(linkTo(all.caseOf(NEW), OLD)).toMatchObject({ status: 'linked', gateway: 'southvale-rocu' });
    expect(linkTo(all.caseOf(OLD), NEW)).toMatchObject({ status: 'linked', gateway: 'northmarch-rocu' });
  });
  it('DUP-2: the force that withdrew is not told who follows, the gateway is', () => {
    const { all, bring } = after('withdrawn', {}, [{ ...bid, customer: { userId: 'spoc.brackenshire' } }, 'spoc.aldershire']);
    bring('spoc.brackenshire', brackenshire);
    const on = all.caseOf(OLD);
    const link = linkTo(on, NEW) ?? expect.fail();
    const sight = (who: string) => sightOf(on, { other: all.caseOf(NEW), link }, factsFor(who));
    expect([sight('spoc.aldershire'), sight('sio.aldershire'), sight('triage.northmarch'), sight('spoc.brackenshire')]).toEqual([
      'hidden',
      'hidden',
      'case',
      'case',
    ]);
  });
});

describe('section 8: who is told that a case is followed', () => {
  it('of the ended case the gateway, nobody of the force; of the new one nobody twice', () => {
    const { all, old } = after('declined');
    const facts = factsFor('spoc.aldershire', { reference: NEW, beside: { cases: { [OLD]: old }, sittings: {}, next: null } });
    const decision = decide(null, { name: 'submit-bid', payload: { ...bid, follows: OLD } }, facts);
    if (!decision.ok) throw new Error(decision.refusal.code);
    const of = (entry: (typeof decision.entries)[number], on: Case) => noticesOf({ on, entry, facts });
    expect(decision.entries.slice(1).flatMap((entry) => of(entry, { ...all.caseOf(OLD), ref: NEW }))).toEqual([]);
    const [touched] = decision.touched;
    if (touched?.kind !== 'case') throw new Error('nothing was touched');
    expect(touched.entries.flatMap((entry) => of(entry, old))).toMatchObject([
      {
        event: 'linked',
        to: ['gateway-manager.northmarch', 'gateway-manager2.northmarch'],
        text: 'Another case follows this one. Open it to see which.',
      },
    ]);
  });
});

describe('what is carried over from an ended case', () => {
  const old = {
    ...caseAt('in-triage'),
    bid: {
      ...bid,
      risk: { immediate: 'acted-on', actionTaken: bid.threat.summary, actionRef: 'LOG 7', safeguarding: bid.risk.safeguarding },
    },
  };
  it('all that its last bid said, but what every bid says anew: tasking decision, immediate risk, necessity', () => {
    const { forceTasking, risk, legal, ...rest } = bid;
    const handling = Object.fromEntries(Object.entries(legal).filter(([field]) => field !== 'necessity'));
    expect(carriedOver(old, 'aldershire')).toEqual({
      ...rest,
      follows: old.ref,
      forceTasking: { controlStrategyPriority: forceTasking.controlStrategyPriority },
      risk: { safeguarding: risk.safeguarding },
      legal: handling,
    });
  });
  it('marking and restriction as the case has them', () => {
    expect(carriedOver({ ...old, marking: 'OFFICIAL', restricted: true }, 'aldershire')['legal']).toMatchObject({
      marking: 'OFFICIAL',
      restricted: true,
    });
  });
  it('OWN-4: of another agency’s case nobody who asked or held the risk there, no tasking, no strategy of theirs', () => {
    const copied = carriedOver(old, 'brackenshire');
    expect(copied).toMatchObject({ owningAgency: 'brackenshire', follows: old.ref, threat: bid.threat });
    for (const field of ['sio', 'customer', 'deputySio', 'forceTasking', 'region']) expect(copied).not.toHaveProperty(field);
    expect(copied['investigation']).not.toHaveProperty('strategyRef');
  });
  it('the region of a national agency’s bid stays with it', () => {
    const national = storyOf(nationalBid, 'spoc.national-agency').on();
    expect(carriedOver(national, 'national-agency')['region']).toBe(nationalBid.region);
  });
});
