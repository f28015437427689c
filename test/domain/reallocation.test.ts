import { describe, expect, it } from 'vitest';
import { mayOpen } from '../../domain/access.ts';
import { noticesOf } from '../../domain/notices.ts';
import { waitsFor } from '../../domain/waits.ts';
import { openOf } from '../../domain/versions.ts';
import { directory, factsFor, narrative, personOf, policy } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { answers, reassessment, terms } from './payloads.ts';
import { held } from './situations.ts';
import { digestOf, storyAt } from './story.ts';
import { decide } from '../../domain/decide.ts';

const why = narrative('Because.');
const [TOEX, SIA, SIA2, SIO] = ['toex-manager.northmarch', 'sia.northmarch', 'sia2.northmarch', 'sio.aldershire'] as const;
const to = { sia: SIA2, reason: why };

describe('ALL-2: a case is allocated to another SIA, from the terms to the close', () => {
  it.each(['terms', 'development', 'product-review', 'acceptance', 'reassessment', 'ownership', 'closing'] as const)(
    'in %s, and nothing else moves',
    (stage) => {
      const story = storyAt(stage);
      const before = story.on();
      const on = story.give(TOEX, 'reallocate', to);
      expect(on).toMatchObject({ stage, sia: SIA2, owner: before.owner, allocation: { sia: SIA2, by: TOEX }, clocks: before.clocks });
      expect(on.pen).toMatchObject(
        before.pen?.user === SIA ? { ...before.pen, user: SIA2, since: expect.any(String) as unknown } : { ...before.pen },
      );
    },
  );
  it.each(['triage-queue', 'in-triage', 'consideration', 'awaiting-capacity', 'closed'] as const)('not in %s', (stage) => {
    expect(storyAt(stage).refused(TOEX, 'reallocate', to)).toMatchObject({ code: 'wrong-stage', rule: 'ALL-2' });
  });
  it('to an SIA of the region who is active and there, and not to the one who has it', () => {
    const story = storyAt('terms');
    expect(story.refused(TOEX, 'reallocate', { ...to, sia: 'sia.southvale' })).toMatchObject({ code: 'sia-unfit', rule: 'ALL-2' });
    expect(story.refused(TOEX, 'reallocate', { ...to, sia: 'analyst.northmarch' })).toMatchObject({ code: 'sia-unfit' });
    expect(story.refused(TOEX, 'reallocate', { ...to, sia: SIA })).toMatchObject({ code: 'already-recorded' });
    for (const who of [SIA, SIO, 'toex-manager.southvale'])
      expect(story.refused(who, 'reallocate', to)).toMatchObject({ code: 'wrong-person' });
  });
  it('CLK-3: also while it is on hold', () => {
    const decision = decide(held('terms', TOEX), { name: 'reallocate', payload: to }, factsFor(TOEX));
    expect(decision).toMatchObject({ ok: true, entries: [{ type: 'reallocated', after: { sia: SIA2 } }] });
  });
  it('the former SIA loses the case, the new one has it; the team stays, without whoever leads it now', () => {
    const story = storyAt('development');
    story.give(SIA, 'assign-team', { members: ['analyst.northmarch', SIA2] });
    const on = story.give(TOEX, 'reallocate', to);
    expect(on.team).toEqual(['analyst.northmarch']);
    expect([SIA, SIA2].map((id) => mayOpen(on, personOf(id), { directory, policy }))).toEqual(['none', 'page']);
    expect(story.refused(SIA, 'assign-team', { members: [SIA] })).toMatchObject({ code: 'wrong-person' });
    story.give(SIA2, 'assign-team', { members: ['data.northmarch'] });
  });
  it('where the SIA has left, the pen goes from the TOEX manager to the new SIA (ACC-7)', () => {
    const story = storyAt('terms');
    story.bend({ pen: { party: 'toex', role: 'toex-manager', user: null, since: story.now() } });
    story.other.directory = directoryWith({ [SIA]: { active: false } });
    expect(story.give(TOEX, 'reallocate', to).pen).toMatchObject({ role: 'sia', user: SIA2 });
  });
  it('both SIAs and the SIO are told', () => {
    const story = storyAt('terms');
    const on = story.give(TOEX, 'reallocate', to);
    const notices = noticesOf({ on, entry: story.entries.at(-1) ?? story.entries[0]!, facts: factsFor(null) });
    expect(notices.map(({ to: people }) => people)).toEqual([[SIA2], [SIO, 'spoc.aldershire'], [SIA]]);
  });
});

describe('TOR-8: a change of SIA voids the signature of TOEX on what is not agreed; what is agreed stands and is acknowledged', () => {
  it('a version that the SIA proposed is on the table, signed by nobody, with the new SIA', () => {
    const story = storyAt('terms');
    story.give(SIA, 'propose-terms', { terms, basedOn: null });
    const on = story.give(TOEX, 'reallocate', to);
    expect(openOf(on.terms)).toMatchObject({ version: 1, signatures: [] });
    expect(on.pen).toMatchObject({ party: 'toex', user: SIA2 });
    expect(story.entries.at(-1)).toMatchObject({ type: 'reallocated', about: { from: SIA, voided: [1] } });
    story.give(SIA2, 'sign-terms', { version: 1, digest: digestOf(on.terms) });
    expect(story.give(SIO, 'sign-terms', { version: 1, digest: digestOf(on.terms) }).stage).toBe('development');
  });
  it('the signature of the SIO on a version stands', () => {
    const story = storyAt('terms');
    story.give(SIO, 'propose-terms', { terms, basedOn: null });
    const on = story.give(TOEX, 'reallocate', to);
    expect(openOf(on.terms)?.signatures.map(({ user }) => user)).toEqual([SIO]);
    expect(story.give(SIA2, 'sign-terms', { version: 1, digest: digestOf(on.terms) }).stage).toBe('development');
  });
  it('an open variation waits for the new SIA, and the stage with it where no product is open', () => {
    const story = storyAt('acceptance');
    story.give(SIA, 'propose-terms', { terms, basedOn: 1 });
    const on = story.give(TOEX, 'reallocate', to);
    expect(openOf(on.terms)?.signatures).toEqual([]);
    expect(waitsFor(on, personOf(SIA2), { directory, policy }).map(({ kind }) => kind)).toEqual(['acknowledgement', 'signature']);
  });
  it('OWN-8: while the SIO cannot act it waits for a successor where it would take the stage back, and nowhere else', () => {
    const story = storyAt('acceptance');
    story.give(SIA, 'propose-terms', { terms, basedOn: 1 });
    story.give(SIO, 'accept-product', { product: 'p1', comments: why, options: answers });
    expect(story.on().stage).toBe('acceptance');
    story.give('owner-lead.aldershire', 'report-sio-unavailable', { reason: why });
    expect(story.refused(TOEX, 'reallocate', to)).toMatchObject({ code: 'sio-unavailable', rule: 'OWN-8' });
    story.give('owner-lead.aldershire', 'report-sio-available', { reason: why });
    expect(story.give(TOEX, 'reallocate', to)).toMatchObject({ stage: 'development', sia: SIA2 });
    const other = storyAt('acceptance');
    other.give('owner-lead.aldershire', 'report-sio-unavailable', { reason: why });
    expect(other.give(TOEX, 'reallocate', to)).toMatchObject({ stage: 'acceptance', sia: SIA2 });
  });
  it('REA-2: a reassessment that waits for the SIO is off the table, for its signature is void', () => {
    const story = storyAt('reassessment');
    story.give(SIA, 'propose-reassessment', reassessment);
    const on = story.give(TOEX, 'reallocate', to);
    expect(on.reassessments['1']).toMatchObject({ status: 'countered', signatures: [] });
    expect(on.pen).toMatchObject({ party: 'toex', user: SIA2 });
    story.give(SIA2, 'propose-reassessment', reassessment);
    const both = story.give(SIO, 'sign-reassessment', { digest: digestOf(story.on().reassessments) });
    expect(both.reassessments['2']?.signatures.map(({ user }) => user)).toEqual([SIA2, SIO]);
  });
  it('the new SIA acknowledges the agreed digest, once and no other', () => {
    const story = storyAt('development');
    expect(story.refused(SIA, 'acknowledge-terms', { termsDigest: digestOf(story.on().terms) })).toMatchObject({
      code: 'already-recorded',
      rule: 'TOR-8',
    });
    const { terms: versions } = story.give(TOEX, 'reallocate', to);
    expect(versions['1']?.signatures).toHaveLength(2);
    expect(story.refused(SIA2, 'acknowledge-terms', { termsDigest: '0'.repeat(64) })).toMatchObject({
      code: 'digest-differs',
      rule: 'TOR-8',
    });
    const on = story.give(SIA2, 'acknowledge-terms', { termsDigest: digestOf(versions) });
    expect(on.terms['1']?.acknowledged).toMatchObject([{ side: 'toex', user: SIA2, digest: digestOf(versions) }]);
    expect(waitsFor(on, personOf(SIA2), { directory, policy })).toEqual([]);
    expect(story.refused(SIA2, 'acknowledge-terms', { termsDigest: digestOf(versions) })).toMatchObject({ code: 'already-recorded' });
  });
});
