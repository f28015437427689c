import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../domain/candidates.ts';
import { explain } from '../../domain/sentences.ts';
import type { Person } from '../../domain/directory.ts';
import { narrative } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { instant } from './calendars.ts';
import { bid } from './payloads.ts';
import { later, storyAt, type Story } from './story.ts';

const [TOEX, SIA, SECOND] = ['toex-manager.northmarch', 'sia.northmarch', 'sia2.northmarch'] as const;
const why = narrative('Because.');
const rationale = why;
const queued = (change: Readonly<Record<string, Partial<Person>>> = {}): Story => {
  const story = storyAt('awaiting-capacity');
  story.other.directory = directoryWith(change);
  return story;
};
const proposals = (story: Story) => candidatesFor(story.on(), story.facts(TOEX)).map(({ user }) => user);

describe('ALL-1: only a TOEX manager of the region considers and allocates', () => {
  it.each(['toex-manager.southvale', SIA, 'triage.northmarch', 'gateway-manager.northmarch', 'sio.aldershire', 'spoc.aldershire'])(
    'not %s',
    (who) => {
      const story = storyAt('consideration');
      const refusals = [
        story.refused(who, 'accept', { rationale }),
        story.refused(who, 'refer-back', { rationale }),
        story.refused(who, 'allocate', { sia: SIA, rationale }),
      ];
      for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'wrong-person', rule: 'ALL-1' });
      expect(refusals.map((refusal) => explain(refusal).status)).toEqual([403, 403, 403]);
    },
  );
  it('accepted it waits for capacity', () => {
    const on = storyAt('awaiting-capacity').on();
    expect(on.pen).toMatchObject({ party: 'toex', role: 'toex-manager', user: null });
    expect(Object.keys(on.clocks)).toEqual(['capacity']);
    expect(on.clocks['capacity']).toMatchObject({ party: 'toex', targetMinutes: 10 * 480 });
    expect(storyAt('awaiting-capacity').refused(TOEX, 'accept', { rationale }).code).toBe('wrong-stage');
  });
  it.each(['consideration', 'awaiting-capacity'] as const)('from %s it may be referred back to triage', (from) => {
    const on = storyAt(from).give(TOEX, 'refer-back', { rationale });
    expect(on).toMatchObject({ stage: 'triage-queue', offeredTo: 'triage.northmarch', triage: null });
  });
  it('allocating from consideration accepts, so it says why', () => {
    const story = storyAt('consideration');
    const refusal = story.refused(TOEX, 'allocate', { sia: SIA });
    expect(refusal).toMatchObject({ code: 'fields-refused', rule: 'ALL-1', problems: [{ path: 'rationale' }] });
    expect(story.give(TOEX, 'allocate', { sia: SIA, rationale }).stage).toBe('terms');
    expect(queued().give(TOEX, 'allocate', { sia: SIA }).stage).toBe('terms');
  });
  it('allocated it is the SIA’s, with two clocks', () => {
    const on = queued().give(TOEX, 'allocate', { sia: SIA });
    expect(on).toMatchObject({ stage: 'terms', sia: SIA, pen: { party: 'toex', role: 'sia', user: SIA } });
    expect(Object.keys(on.clocks).toSorted()).toEqual(['first-contact', 'terms-agreed']);
    expect(on.clocks['first-contact']).toMatchObject({ party: 'toex', targetMinutes: 2 * 480 });
    expect(on.clocks['terms-agreed']).toMatchObject({ party: 'toex', targetMinutes: 5 * 480 });
  });
});

const [before, until] = [instant('2026-11-01'), instant('2026-12-01')];
describe('ALL-2: the SIA is TOEX, active, there and not in conflict', () => {
  it.each<[string, { sia: string; altered?: Readonly<Record<string, Partial<Person>>> }, RegExp]>([
    ['nobody', { sia: 'nobody' }, /not an active SIA/],
    ['what every object has', { sia: 'constructor' }, /not an active SIA/],
    ['of another region', { sia: 'sia.southvale' }, /not an active SIA/],
    ['no SIA', { sia: 'analyst.northmarch' }, /not an active SIA/],
    ['a manager', { sia: TOEX }, /not an active SIA/],
    ['not TOEX', { sia: 'sio.aldershire', altered: { 'sio.aldershire': { roles: ['sio', 'sia'] } } }, /not an active SIA/],
    ['has left', { sia: SIA, altered: { [SIA]: { active: false } } }, /not an active SIA/],
    ['away', { sia: SIA, altered: { [SIA]: { absentFrom: before, absentUntil: until } } }, /^absent$/],
    ['away for good', { sia: SIA, altered: { [SIA]: { absentFrom: before } } }, /^absent$/],
    ['below the SIO', { sia: SIA, altered: { [SIA]: { lineManager: 'sio.aldershire' } } }, /in the line of .*$/],
    ['above the customer', { sia: SIA, altered: { 'requester.aldershire': { lineManager: SIA } } }, /in the line of .*$/],
    ['above the SPOC', { sia: SIA, altered: { 'spoc.aldershire': { lineManager: SIA } } }, /in the line of .*$/],
  ])('%s', (_name, { sia, altered = {} }, reason) => {
    const refusal = queued(altered).refused(TOEX, 'allocate', { sia, overrideReason: why });
    expect(refusal).toMatchObject({ code: 'sia-unfit', rule: 'ALL-2' });
    expect('why' in refusal && refusal.why).toMatch(reason);
    expect(proposals(queued(altered))).not.toContain(sia);
  });
  it.each([
    ['back again', { absentFrom: before, absentUntil: instant('2026-11-23T09:00:00Z') }],
    ['not yet away', { absentFrom: until, absentUntil: null }],
  ])('who is %s is there', (_name, absence) => {
    const story = queued({ [SIA]: absence });
    story.other.now = instant('2026-11-23T09:00:00Z');
    expect(story.give(TOEX, 'allocate', { sia: SIA, overrideReason: why }).sia).toBe(SIA);
  });
  it('only the SIA records the first contact, once, and not of tomorrow', () => {
    const story = storyAt('terms');
    const contact = { at: story.now(), sioConfirmed: true, note: why };
    expect(story.refused(SECOND, 'record-first-contact', contact)).toMatchObject({ code: 'wrong-person', rule: 'ALL-2' });
    const refusal = story.refused(SIA, 'record-first-contact', { ...contact, at: later(contact.at, 1) });
    expect(refusal).toMatchObject({ code: 'fields-refused', rule: 'ALL-2', problems: [{ path: 'at' }] });
    const on = story.give(SIA, 'record-first-contact', contact);
    expect(on.firstContact).toEqual({ at: contact.at, sioConfirmed: true });
    expect(Object.keys(on.clocks)).toEqual(['terms-agreed']);
    expect(story.refused(SIA, 'record-first-contact', contact)).toMatchObject({ code: 'already-recorded', rule: 'ALL-2' });
  });
});

describe('ALL-3: the service proposes a candidate with reasons; choosing another needs a reason; both are kept', () => {
  it('the lightest load first', () => {
    const story = queued();
    story.other.siaLoad = { [SIA]: 2, [SECOND]: 1 };
    expect(proposals(story)).toEqual([SECOND, SIA]);
    story.other.siaLoad = { [SIA]: 1, [SECOND]: 2 };
    expect(proposals(story)).toEqual([SIA, SECOND]);
  });
  it('with one load, whoever has more of the skills asked for', () => {
    const story = queued();
    story.bend({ bid: { ...bid, need: { ...bid.need, support: ['analytical-package', 'open-source'] } } });
    expect(proposals(story)).toEqual([SECOND, SIA]);
    story.bend({ bid: { ...bid, need: { ...bid.need, support: ['network-chart'] } } });
    expect(proposals(story)).toEqual([SIA, SECOND]);
    story.bend({ bid });
    expect(proposals(story)).toEqual([SIA, SECOND]);
  });
  it('each with load, skills and availability as reasons', () => {
    const story = queued();
    story.other.siaLoad = { [SIA]: 2 };
    story.bend({ bid: { ...bid, need: { ...bid.need, support: ['network-chart'] } } });
    expect(candidatesFor(story.on(), story.facts(TOEX))).toEqual([
      { user: SECOND, reasons: ['0 of 6 cases held', 'available'] },
      { user: SIA, reasons: ['2 of 6 cases held', 'skilled in network chart', 'available'] },
    ]);
  });
  it('another than the first needs a reason, and is told whom they pass over', () => {
    const story = queued();
    const refusal = story.refused(TOEX, 'allocate', { sia: SECOND });
    expect(refusal).toMatchObject({ code: 'override-reason-needed', rule: 'ALL-3' });
    expect(explain(refusal).detail).toContain(story.facts(SIA).actor?.name);
    const on = story.give(TOEX, 'allocate', { sia: SECOND, overrideReason: why });
    expect(on.allocation).toMatchObject({ sia: SECOND, by: TOEX, candidates: [{ user: SIA }, { user: SECOND }] });
    expect(story.entries.at(-1)).toMatchObject({ type: 'allocated', about: { overrideReason: why } });
  });
});
