import { describe, expect, it } from 'vitest';
import { whoCould } from '../../domain/could.ts';
import type { CaseCommand } from '../../domain/commands.ts';
import { offered } from '../../domain/decide.ts';
import { explain } from '../../domain/sentences.ts';
import { narrative } from '../support/rulebook.ts';
import { appealedIn, SECOND } from './appealing.ts';
import { directoryWith } from './by-time.ts';
import { away } from './covering.ts';
import { contribution, disruption, submitted, work } from './payloads.ts';
import { storyAt, type Story } from './story.ts';
import { ANALYST, comments, disputed, LEAD, logged, on, reason, SIA, SIO, TOEX, verified } from './valued.ts';
import { SIA2, staffed } from './work.ts';

const [OFFICER, MANAGER, SIO2] = ['triage.northmarch', 'gateway-manager.northmarch', 'sio2.aldershire'] as const;
/** The code with which it is refused before anything is filled in; nothing where it is offered. */
const said = (story: Story, who: string, name: CaseCommand) => offered(name, story.on(), story.facts(who))?.code ?? null;
const rule = (story: Story, who: string, name: CaseCommand) => offered(name, story.on(), story.facts(who))?.rule ?? null;
const detail = (story: Story, who: string, name: CaseCommand): string => {
  const refusal = offered(name, story.on(), story.facts(who));
  return refusal === null ? '' : explain(refusal).detail;
};
const able = (story: Story, name: CaseCommand): readonly string[] =>
  whoCould(name, story.on(), story.facts(SIO)).flatMap(({ people }) => people);

describe('DEV-3: a PND recording is confirmed where a search waits for it', () => {
  const searched = (pndRecorded: boolean): Story => {
    const story = staffed();
    story.give(ANALYST, 'log-work', { ...work, pndRecorded });
    return story;
  };
  it.each([SIA, ANALYST])('%s is offered it while one waits', (who) => {
    expect(said(searched(false), who, 'confirm-pnd')).toBeNull();
  });
  it('nobody is where none was logged, or all are recorded; it says that nothing is left', () => {
    for (const story of [staffed(), searched(true), storyAt('closed')]) {
      expect([said(story, ANALYST, 'confirm-pnd'), rule(story, ANALYST, 'confirm-pnd')]).toEqual(['nothing-to-confirm', 'DEV-3']);
      expect(able(story, 'confirm-pnd')).toEqual([]);
    }
  });
  it('the last confirmation ends it; whoever comes second is still told that theirs is recorded', () => {
    const story = searched(false);
    const given = { work: 'w1', at: story.now() };
    story.give(ANALYST, 'confirm-pnd', given);
    expect(said(story, SIA, 'confirm-pnd')).toBe('nothing-to-confirm');
    expect(story.refused(SIA, 'confirm-pnd', given)).toMatchObject({ code: 'already-recorded', rule: 'DEV-3' });
  });
});

describe('ALL-2: an SIA is allocated where one could take the case', () => {
  const without = (story: Story, ...gone: readonly string[]): Story => {
    story.other.directory = directoryWith(Object.fromEntries(gone.map((id) => [id, { active: false }])));
    return story;
  };
  it.each(['consideration', 'awaiting-capacity'] as const)('in %s to any who could, and not where there is none', (stage) => {
    expect(said(without(storyAt(stage), SIA), TOEX, 'allocate')).toBeNull();
    const none = without(storyAt(stage), SIA, SIA2);
    expect([said(none, TOEX, 'allocate'), rule(none, TOEX, 'allocate')]).toEqual(['nobody-to-choose', 'ALL-2']);
    expect(detail(none, TOEX, 'allocate')).toMatch(/^No SIA of the region can take this case now/);
    expect(none.refused(TOEX, 'allocate', { sia: SIA2, rationale: reason })).toMatchObject({ code: 'sia-unfit' });
    // Nobody waits for ever: the manager can still send it back.
    expect(said(none, TOEX, 'refer-back')).toBeNull();
  });
  it('whoever is away cannot take it either', () => {
    const story = storyAt('awaiting-capacity');
    story.other.directory = away({ [SIA]: {}, [SIA2]: {} });
    expect(said(story, TOEX, 'allocate')).toBe('nobody-to-choose');
  });
  it('to another: not where nobody but the one who has it could', () => {
    expect(said(storyAt('terms'), TOEX, 'reallocate')).toBeNull();
    const none = without(storyAt('terms'), SIA2);
    expect([said(none, TOEX, 'reallocate'), rule(none, TOEX, 'reallocate')]).toEqual(['nobody-to-choose', 'ALL-2']);
    expect(detail(none, TOEX, 'reallocate')).toMatch(/^No other SIA of the region/);
    expect(none.refused(TOEX, 'reallocate', { sia: SIA, reason })).toMatchObject({ code: 'already-recorded' });
    expect(said(without(storyAt('terms'), SIA), TOEX, 'reallocate')).toBeNull();
  });
});

describe('TRI-2: a bid is given to another officer where there is one', () => {
  it('and not where everybody else is away', () => {
    const story = storyAt('in-triage');
    expect(said(story, MANAGER, 'reassign-triage')).toBeNull();
    story.other.directory = directoryWith(
      Object.fromEntries(['triage2.northmarch', MANAGER, 'gateway-manager2.northmarch'].map((id) => [id, { roles: [] }])),
    );
    const facts = { ...story.facts(MANAGER), actor: storyAt('in-triage').facts(MANAGER).actor };
    expect(offered('reassign-triage', story.on(), facts)).toMatchObject({ code: 'nobody-to-choose', rule: 'TRI-2' });
    expect(story.on().claimer).toBe(OFFICER);
  });
});

describe('TRI-7: an appeal is decided where one runs', () => {
  it('and not where a bid is declined anew after an appeal that was won, until somebody appeals again', () => {
    const story = appealedIn('consideration');
    story.give(SECOND, 'decide-appeal', { outcome: 'overturn', rationale: reason });
    story.give(TOEX, 'propose-decline', { reasonCode: 'capacity', rationale: reason, advice: reason });
    story.give(MANAGER, 'approve-decline', { rationale: reason });
    expect([said(story, SECOND, 'decide-appeal'), rule(story, SECOND, 'decide-appeal')]).toEqual(['no-appeal', 'TRI-7']);
    expect(story.refused(SECOND, 'decide-appeal', { outcome: 'uphold', rationale: reason })).toMatchObject({ code: 'no-appeal' });
  });
});

describe('DEV-4: a product is reviewed by somebody else', () => {
  it('an SIA is not offered the review of what they wrote themselves; another and the TOEX manager are', () => {
    const story = staffed(['p1', 'p2']);
    story.give(SIA, 'submit-product', { product: { ...submitted, authors: [SIA] } });
    expect([SIA, SIA2, TOEX].map((who) => said(story, who, 'review-product'))).toEqual(['author-reviews', null, null]);
    story.give(ANALYST, 'submit-product', { product: { ...submitted, termsProductId: 'p2' } });
    expect(said(story, SIA, 'review-product')).toBeNull();
  });
});

describe('VAL-2: value is verified or disputed where an entry of the other side waits', () => {
  const both = (): Story => {
    const story = logged();
    story.give(SIO, 'log-value', { value: disruption });
    return story;
  };
  it.each(['verify-value', 'dispute-value'] as const)('%s', (name) => {
    expect([SIO, LEAD, SIA, TOEX].map((who) => said(logged(), who, name))).toEqual([null, null, 'own-entry', 'own-entry']);
    expect([SIO, LEAD, SIA, TOEX].map((who) => said(logged(SIO), who, name))).toEqual(['own-entry', 'own-entry', null, null]);
    expect([SIO, SIA].map((who) => said(both(), who, name))).toEqual([null, null]);
    expect(rule(logged(), SIA, name)).toBe('VAL-2');
  });
  it('what is left when the other side’s is verified is one’s own; who comes second is told that theirs is recorded', () => {
    const story = both();
    story.give(SIO, 'verify-value', on);
    expect([SIO, SIA].map((who) => said(story, who, 'verify-value'))).toEqual(['own-entry', null]);
    expect(story.refused(LEAD, 'verify-value', on)).toMatchObject({ code: 'already-recorded', rule: 'VAL-2' });
    for (const entry of ['v1', 'v2']) expect(story.ask(SIO, 'verify-value', { entry, comments }).ok).toBe(false);
  });
  it('ACC-6: whoever covers for the SIO is asked as the SIO', () => {
    const asCover = (by: string) => {
      const story = logged(by);
      story.other.directory = away({ [SIO]: { deputy: SIO2 } });
      return offered('verify-value', story.on(), { ...story.facts(SIO2), onBehalfOf: SIO })?.code ?? null;
    };
    expect([SIA, SIO].map(asCover)).toEqual([null, 'own-entry']);
  });
});

describe('VAL-3: a dispute is answered, and value taken back, where an entry of one’s own side stands so', () => {
  it('a dispute waits for the side that logged', () => {
    const story = disputed();
    expect([SIA, TOEX, SIO].map((who) => said(story, who, 'answer-dispute'))).toEqual([null, null, 'wrong-person']);
    expect(detail(story, SIO, 'answer-dispute')).toContain('the SIA or the TOEX manager of the region');
    expect(rule(story, SIO, 'answer-dispute')).toBe('VAL-3');
    expect(able(story, 'answer-dispute').toSorted()).toEqual([SIA, TOEX].toSorted());
    expect(story.refused(SIO, 'answer-dispute', on).code).toBe('wrong-person');
  });
  it('what the other side logged is theirs to take back', () => {
    expect([SIA, TOEX, SIO].map((who) => said(verified(), who, 'reverse-value'))).toEqual([null, null, 'wrong-person']);
    expect([SIA, TOEX, SIO].map((who) => said(logged(SIO), who, 'reverse-value'))).toEqual(['wrong-person', 'wrong-person', null]);
  });
  it('what was taken back, and what takes it back, are not taken back; a further entry is', () => {
    const story = logged();
    story.give(SIA, 'reverse-value', { entry: 'v1', reason });
    expect([said(story, SIA, 'reverse-value'), rule(story, SIA, 'reverse-value')]).toEqual(['reverses-already', 'VAL-3']);
    for (const entry of ['v1', 'v2']) expect(story.ask(SIA, 'reverse-value', { entry, reason }).ok).toBe(false);
    story.give(SIA, 'log-value', { value: { ...contribution, evidenceRef: 'ALD/EX/9' } });
    expect(said(story, SIA, 'reverse-value')).toBeNull();
  });
  it('everybody who may be asked is named once', () => {
    const story = logged(ANALYST);
    story.give(ANALYST, 'log-value', { value: { ...contribution, evidenceRef: 'ALD/EX/9', basis: narrative('Again.') } });
    const told = detail(story, SIO, 'reverse-value');
    expect(told.split('the SIA or the TOEX manager').length).toBe(2);
  });
});
