import { describe, expect, it } from 'vitest';
import { explain } from '../../domain/sentences.ts';
import { directoryWith } from './by-time.ts';
import { crowd } from './crowd.ts';
import { accept, LEAD, nominated, reason, SIO2, SPOC, SUPER } from './handing.ts';
import { assessment, rocuBid } from './payloads.ts';
import { storyAt, storyOf } from './story.ts';
import { SIO } from './work.ts';

describe('OWN-7: a handover takes effect when the successor accepts, and not before', () => {
  it('a nomination changes neither owner nor pen nor stage', () => {
    const before = storyAt('acceptance').on();
    const on = nominated('acceptance').on();
    expect(on).toMatchObject({ stage: before.stage, owner: before.owner, pen: before.pen, ownershipHistory: before.ownershipHistory });
    expect(on.handover).toMatchObject({ to: SIO2, by: SIO, reason });
  });
  it.each(['triage-queue', 'consideration', 'terms', 'development', 'acceptance', 'reassessment', 'ownership', 'closing'] as const)(
    'in %s, from that instant the successor is SIO and owner, and the agency is the same',
    (stage) => {
      const story = nominated(stage);
      const before = story.on();
      const at = story.now();
      const on = accept(story);
      expect(on.owner).toEqual({ agency: 'aldershire', user: SIO2 });
      expect(on.ownershipHistory).toEqual([
        ...before.ownershipHistory,
        { agency: 'aldershire', user: SIO2, from: at, by: 'accept-handover' },
      ]);
      expect(on).toMatchObject({ stage, handover: null, customer: before.customer, masterList: before.masterList, spoc: before.spoc });
      expect(on.clocks['handover']).toBeUndefined();
      expect(Object.keys(on.clocks).toSorted()).toEqual(
        Object.keys(before.clocks)
          .filter((clock) => clock !== 'handover')
          .toSorted(),
      );
    },
  );
  it.each([
    ['acceptance', 'sio'],
    ['ownership', 'owner'],
  ] as const)('the pen goes over where the SIO held it: %s', (stage, role) => {
    const story = nominated(stage);
    const at = story.now();
    expect(accept(story).pen).toEqual({ party: 'force', role, user: SIO2, since: at });
  });
  it('whoever else holds the pen keeps it, with the time they have had it (CLK-2)', () => {
    const story = nominated('development');
    const { pen } = story.on();
    expect(accept(story).pen).toBe(pen);
  });
  it('what the SIO may do is the successor’s from then on, and the predecessor’s no more', () => {
    const story = nominated('ownership');
    expect(story.refused(SIO2, 'confirm-ownership', { rationale: reason })).toMatchObject({ code: 'wrong-person' });
    accept(story);
    expect(story.refused(SIO, 'confirm-ownership', { rationale: reason })).toMatchObject({ code: 'wrong-person' });
    expect(story.give(SIO2, 'confirm-ownership', { rationale: reason }).stage).toBe('closing');
  });
  it('refused, everything is as it was', () => {
    const story = nominated('terms');
    story.give(SIO2, 'refuse-handover', { reason });
    expect(story.on()).toMatchObject({ handover: null, owner: { user: SIO } });
    expect(story.on().clocks['handover']).toBeUndefined();
    expect(story.refused(SIO2, 'accept-handover', {})).toMatchObject({ code: 'no-handover', rule: 'OWN-7' });
  });
  it('another nomination takes the place of an open one, which is void', () => {
    const story = nominated('terms');
    expect(story.refused(LEAD, 'propose-handover', { to: SIO2, reason })).toMatchObject({ code: 'already-recorded' });
    story.give(LEAD, 'propose-handover', { to: SUPER, reason });
    expect(story.entries.slice(-2)).toMatchObject([
      { type: 'handover-voided', about: { to: SIO2, by: SIO, why: 'another-named' } },
      { type: 'handover-proposed', about: { to: SUPER } },
    ]);
    expect(story.refused(SIO2, 'accept-handover', {})).toMatchObject({ code: 'wrong-person' });
    expect(accept(story, SUPER).owner.user).toBe(SUPER);
  });
  it('a case that is over needs no successor', () => {
    const story = nominated('terms');
    story.give(SPOC, 'withdraw', { reason });
    expect(story.on()).toMatchObject({ stage: 'withdrawn', handover: null, clocks: {} });
    expect(story.entries.at(-1)).toMatchObject({ type: 'handover-voided', about: { to: SIO2, by: SIO, why: 'case-over' } });
    expect(story.refused(SIO2, 'accept-handover', {})).toMatchObject({ code: 'wrong-stage' });
  });
});

describe('OWN-2, OWN-7: the successor is an active officer of the agency that owns the threat', () => {
  it.each([
    ['TOEX', 'sia.northmarch', 'not of the agency'],
    ['a partner', 'officer.partner', 'not of the agency'],
    ['another force', 'sio.brackenshire', 'not of the agency'],
    ['somebody who has left', 'left.aldershire', 'no longer active'],
    ['nobody', 'constructor', 'nobody of the directory'],
    ['the SIO', SIO, 'the SIO already'],
  ])('never %s', (_who, to, why) => {
    const story = storyAt('terms');
    story.other.directory = crowd;
    const refusal = story.refused(SIO, 'propose-handover', { to, reason });
    expect(refusal).toMatchObject({ code: 'successor-unfit', rule: 'OWN-7' });
    expect(explain(refusal)).toMatchObject({ status: 409 });
    expect(explain(refusal).detail).toContain(why);
  });
  it('one who has left since cannot accept', () => {
    const story = nominated('terms');
    story.other.directory = directoryWith({ [SIO2]: { active: false } });
    expect(story.refused(SIO2, 'accept-handover', {}).code).toBe('wrong-person');
  });
  it('one who was moved to another agency since cannot accept', () => {
    const story = nominated('terms');
    story.other.directory = directoryWith({ [SIO2]: { organisation: 'toex-northmarch' } });
    expect(story.refused(SIO2, 'accept-handover', {}).code).toBe('successor-unfit');
    expect(story.on().owner.user).toBe(SIO);
  });
});

describe('TRI-1: a successor triages the bid no more', () => {
  const [OFFICER, OFFICER2] = ['triage.northmarch', 'triage2.northmarch'] as const;
  const own = () => {
    const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
    story.give(OFFICER, 'claim', {});
    return story;
  };
  it('an officer who has claimed it is named only once they have released it', () => {
    const story = own();
    const to = { to: OFFICER, reason };
    expect(story.refused('sio.northmarch-rocu', 'propose-handover', to)).toMatchObject({ code: 'successor-unfit' });
    story.give(OFFICER, 'release', {});
    story.give('sio.northmarch-rocu', 'propose-handover', to);
    story.give(OFFICER, 'claim', {});
    expect(story.refused(OFFICER, 'accept-handover', {})).toMatchObject({ code: 'successor-unfit' });
    story.give(OFFICER, 'release', {});
    story.give(OFFICER, 'accept-handover', {});
    expect(story.refused(OFFICER, 'claim', {})).toMatchObject({ code: 'own-submission', rule: 'TRI-1' });
    story.give(OFFICER2, 'claim', {});
  });
  it('nor while the bid that they returned is to come back to them', () => {
    const story = own();
    story.give(OFFICER, 'return-for-information', { questions: [{ text: reason }] });
    const refusal = story.refused('sio.northmarch-rocu', 'propose-handover', { to: OFFICER, reason });
    expect(refusal).toMatchObject({ code: 'successor-unfit', rule: 'OWN-7' });
    expect(story.ask('sio.northmarch-rocu', 'propose-handover', { to: OFFICER2, reason }).ok).toBe(true);
  });
  it('a gateway manager who becomes SIO countersigns nothing of it', () => {
    const story = own();
    story.give(OFFICER, 'recommend', { assessment });
    story.give('sio.northmarch-rocu', 'propose-handover', { to: 'gateway-manager.northmarch', reason });
    story.give('gateway-manager.northmarch', 'accept-handover', {});
    expect(story.refused('gateway-manager.northmarch', 'countersign-recommendation', { rationale: reason })).toMatchObject({
      rule: 'TRI-1',
    });
  });
});
