import { describe, expect, it } from 'vitest';
import { explain } from '../../domain/sentences.ts';
import { narrative } from '../support/rulebook.ts';
import { date } from './calendars.ts';
import { contribution, disruption } from './payloads.ts';
import { storyAt } from './story.ts';

const [SIA, SIO, ANALYST, MANAGER] = ['sia.northmarch', 'sio.aldershire', 'analyst.northmarch', 'toex-manager.northmarch'] as const;
const comments = narrative('Seen.');

describe('VAL-2: nobody verifies their own entry; the force confirms TOEX’s, TOEX the force’s', () => {
  const logged = () => {
    const story = storyAt('development');
    story.give(SIA, 'assign-team', { members: [ANALYST] });
    story.give(SIA, 'log-value', { value: contribution });
    story.give(SIO, 'log-value', { value: disruption });
    return story;
  };
  it.each([
    [SIO, 'v1', 'verified'],
    ['owner-lead.aldershire', 'v1', 'verified'],
    ['spoc.aldershire', 'v1', 'verified'],
    [SIA, 'v1', 'own-entry'],
    [MANAGER, 'v1', 'own-entry'],
    [SIA, 'v2', 'verified'],
    [MANAGER, 'v2', 'verified'],
    [SIO, 'v2', 'own-entry'],
    ['owner-lead.aldershire', 'v2', 'own-entry'],
    ['spoc.brackenshire', 'v1', 'wrong-person'],
    [ANALYST, 'v2', 'wrong-person'],
  ])('%s and %s: %s', (who, entry, expected) => {
    const decision = logged().ask(who, 'verify-value', { entry, comments });
    expect(decision.ok ? 'verified' : decision.refusal.code).toBe(expected);
    if (!decision.ok) expect(explain(decision.refusal).status).toBe(403);
  });
  it('once is enough; what nobody logged is not verified', () => {
    const story = logged();
    story.give(SIO, 'verify-value', { entry: 'v1', comments });
    expect(story.on().clocks['value-verified:v1']).toBeUndefined();
    expect(story.refused(SIO, 'verify-value', { entry: 'v1', comments }).code).toBe('already-recorded');
    expect(story.refused(SIO, 'verify-value', { entry: 'toString', comments }).code).toBe('unknown-entry');
    expect(storyAt('development').refused(SIO, 'verify-value', { entry: 'v1', comments }).code).toBe('nothing-to-verify');
  });
  it('CLK-2: the clock is that of the other side', () => {
    const { clocks } = logged().on();
    expect([clocks['value-verified:v1']?.party, clocks['value-verified:v2']?.party]).toEqual(['force', 'toex']);
  });
});

describe('VAL-3: value is append only', () => {
  it('a further entry is a further id; the earlier one stays as it was', () => {
    const story = storyAt('development');
    const first = story.give(SIA, 'log-value', { value: contribution }).value['v1'];
    const { value } = story.give(SIA, 'log-value', { value: { ...contribution, evidenceRef: 'ALD/EX/8' } });
    expect(value['v1']).toEqual(first);
    expect(Object.keys(value)).toEqual(['v1', 'v2']);
  });
});

describe('VAL-4: the force claims the disruption, TOEX its contribution', () => {
  it.each([
    [SIA, 'disruption', 'force'],
    [MANAGER, 'disruption', 'force'],
    [SIO, 'product-delivered', 'TOEX'],
    [SIO, 'seizure', 'TOEX'],
  ])('%s does not claim %s', (who, kind, side) => {
    expect(storyAt('development').refused(who, 'log-value', { value: { ...contribution, kind } })).toEqual({
      code: 'other-side-claims',
      rule: 'VAL-4',
      kind,
      side,
    });
  });
  it('an entry says who claims it, for which agency', () => {
    const { value } = storyAt('development').give(MANAGER, 'log-value', { value: contribution });
    expect(value['v1']).toMatchObject({
      side: 'toex',
      claimedBy: { user: MANAGER, organisation: 'toex-northmarch' },
      status: 'logged',
      apmisStatus: 'not-entered',
    });
  });
  it.each([
    [{ dateOfEvent: date('2026-11-21') }, 'value.dateOfEvent'],
    [{ kind: 'glory' }, 'value.kind'],
    [{ recordType: 'gang' }, 'value.recordType'],
    [{ evidenceRef: '' }, 'value.evidenceRef'],
    [{ counts: { arrests: -1 } }, 'value.counts.arrests'],
    [{ counts: { arrests: 1.5 } }, 'value.counts.arrests'],
    [{ hoursSaved: -1 }, 'value.hoursSaved'],
    [{ attributionPercent: 101 }, 'value.attributionPercent'],
  ])('%j is refused at its field', (wrong, path) => {
    expect(storyAt('development').refused(SIA, 'log-value', { value: { ...contribution, ...wrong } })).toMatchObject({
      code: 'fields-refused',
      problems: [{ path }],
    });
  });
});

describe('VAL-5: no event counts twice', () => {
  it('the same kind, date and evidence on one case is refused', () => {
    const story = storyAt('development');
    story.give(SIA, 'log-value', { value: contribution });
    expect(story.refused(MANAGER, 'log-value', { value: { ...contribution, level: 'major' } })).toEqual({
      code: 'counted-elsewhere',
      rule: 'VAL-5',
      ref: story.on().ref,
    });
    story.give(SIO, 'log-value', { value: disruption });
  });
});
