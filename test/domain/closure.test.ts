import { describe, expect, it } from 'vitest';
import { directory, narrative } from '../support/rulebook.ts';
import { contribution, disruption } from './payloads.ts';
import { storyAt, storyOf } from './story.ts';

const [SIA, SIO, ANALYST, MANAGER] = ['sia.northmarch', 'sio.aldershire', 'analyst.northmarch', 'toex-manager.northmarch'] as const;
const comments = narrative('Seen.');
const reason = narrative('No longer needed.');
const close = { apmis: 'not-applicable', feedbackRequested: true } as const;
const withoutSio = () => {
  const sio = directory.people[SIO];
  if (sio === undefined) throw new Error('no SIO');
  return { ...directory, people: { ...directory.people, [SIO]: { ...sio, active: false } } };
};

describe('VAL-1: closing needs a value entry, or “no value” with a reason, and no open master-list task', () => {
  it('without either it is refused', () => {
    expect(storyAt('closing').refused(SIA, 'close', close)).toEqual({ code: 'no-value-logged', rule: 'VAL-1' });
  });
  it('a reason is enough; no pen is left, and a review is due', () => {
    const on = storyAt('closing').give(SIA, 'close', { ...close, noValueReason: reason });
    expect(on).toMatchObject({ stage: 'closed', pen: null, closure: { noValue: true, apmis: 'not-applicable', feedbackRequested: true } });
    expect(Object.keys(on.clocks)).toEqual(['operational-review']);
  });
  it('an entry is enough, verified or not; its verification goes on', () => {
    const on = storyAt('closed').on();
    expect(on.closure?.noValue).toBe(false);
    expect(Object.keys(on.clocks).toSorted()).toEqual(['operational-review', 'value-verified:v1']);
  });
  it('the master list is keyed first', () => {
    const story = storyAt('closing');
    story.bend({ masterList: { agency: 'northmarch-rocu', keyedAgency: 'aldershire', keyedAt: null, keyedBy: null } });
    expect(story.refused(SIA, 'close', { ...close, noValueReason: reason })).toMatchObject({ code: 'master-list-open', rule: 'VAL-1' });
  });
  it('VAL-6: it says the APMIS reference or that there is none', () => {
    expect(storyAt('closing').refused(SIA, 'close', { ...close, apmis: ' ' })).toMatchObject({ code: 'fields-refused', rule: 'VAL-6' });
  });
  it('late values and verifications come in after closure', () => {
    const story = storyAt('closed');
    story.give(SIO, 'log-value', { value: disruption });
    story.give(SIA, 'verify-value', { entry: 'v2', comments });
    story.give('spoc.aldershire', 'verify-value', { entry: 'v1', comments });
    expect(story.on().value).toMatchObject({ v1: { status: 'verified' }, v2: { status: 'verified', verifiedBy: SIA } });
    expect(Object.keys(story.on().clocks)).toEqual(['operational-review']);
  });
});

describe('OWN-9: a withdrawal ends the case before development, and goes through closing after', () => {
  it.each(['triage-queue', 'in-triage', 'consideration', 'awaiting-capacity', 'terms'] as const)('from %s at once', (stage) => {
    for (const who of ['spoc.aldershire', SIO, 'owner-lead.aldershire']) {
      const { stage: end, pen, clocks } = storyAt(stage).give(who, 'withdraw', { reason });
      expect({ end, pen, clocks }).toEqual({ end: 'withdrawn', pen: null, clocks: {} });
    }
  });
  it.each(['development', 'product-review', 'acceptance', 'reassessment', 'ownership'] as const)(
    'from %s it is accounted for first',
    (stage) => {
      const story = storyAt(stage);
      story.give(SIA, 'log-value', { value: contribution });
      const on = story.give(SIO, 'withdraw', { reason });
      expect(on).toMatchObject({ stage: 'closing', endsAs: 'withdrawn', pen: { party: 'toex', user: SIA } });
      expect(Object.keys(on.clocks).toSorted()).toEqual(['value-and-closure', 'value-verified:v1']);
      const ended = story.give(SIA, 'close', close);
      expect(ended).toMatchObject({ stage: 'withdrawn', pen: null, owner: { user: SIO } });
      expect(Object.keys(ended.clocks)).toEqual(['value-verified:v1']);
    },
  );
  it.each(['closing', 'closed'] as const)('not from %s', (stage) =>
    expect(storyAt(stage).refused(SIO, 'withdraw', { reason }).code).toBe('wrong-stage'),
  );
  it('not by TOEX, nor by another agency', () => {
    for (const who of [SIA, MANAGER, 'spoc.brackenshire'])
      expect(storyAt('terms').refused(who, 'withdraw', { reason }).code).toBe('wrong-person');
  });
});

describe('OWN-8: while the SIO is inactive work and value go on, and only an owner-lead withdraws', () => {
  it('withdrawal', () => {
    const story = storyAt('development');
    story.other.directory = withoutSio();
    expect(story.refused('spoc.aldershire', 'withdraw', { reason })).toMatchObject({ code: 'sio-unavailable', rule: 'OWN-8' });
    story.give(SIA, 'log-value', { value: contribution });
    story.give(SIA, 'assign-team', { members: [ANALYST] });
    story.give(SIA, 'note', { text: reason });
    story.give('owner-lead.aldershire', 'withdraw', { reason });
  });
});

describe('ACC-1: whoever may open the case may note on it, at any time', () => {
  it('nothing changes but the journal', () => {
    for (const stage of ['triage-queue', 'development', 'closed'] as const) {
      const story = storyAt(stage);
      const { seq, version, ...before } = story.on();
      expect(story.give('spoc.aldershire', 'note', { text: reason })).toEqual({ ...before, seq: seq + 1, version: seq + 1 });
      expect(version).toBeLessThanOrEqual(seq);
    }
  });
  it('others may not', () => expect(storyOf().refused('sio.dunmere', 'note', { text: reason }).code).toBe('wrong-person'));
});
