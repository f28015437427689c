import { describe, expect, it } from 'vitest';
import { neverByCover } from '../../domain/cover-commands.ts';
import type { HumanCommand } from '../../domain/commands.ts';
import { decide, offered } from '../../domain/decide.ts';
import { directory, factsFor, narrative } from '../support/rulebook.ts';
import { away, present } from './covering.ts';
import { humanCommands } from '../../api/json/payloads/families.ts';
import { assessed, countersigning, named, proposedTerms } from './situations.ts';
import { caseAt, storyAt } from './story.ts';
import type { Case } from '../../domain/case.ts';

/** By hand, after journey.md ACC-6: what no deputy gives for anybody. */
const never: readonly HumanCommand[] = [
  // signatures, and what is signed or consented to by whoever gives it
  'propose-terms', 'sign-terms', 'acknowledge-terms', 'propose-reassessment', 'sign-reassessment', 'countersign-recommendation', 'consent-merge',
  // who holds the risk
  'confirm-ownership', 'accept-transfer', 'propose-handover', 'accept-handover', 'refuse-handover',
  // an appeal, and what a body decides: its deputy chair does (ESC-2), though its secretary's record has a cover (acting-body.test.ts)
  'decide-appeal', 'confirm-decision', 'contest-record',
  // whoever gave an entry
  'correct-entry',
]; // prettier-ignore

describe('ACC-6: signatures, ownership, transfers, appeals and a body’s decisions are never given by cover', () => {
  it('these and no others', () => {
    expect(humanCommands.filter((name) => neverByCover(name, null)).toSorted()).toEqual([...never].toSorted());
  });
  const SIO = 'sio.aldershire';
  /** By hand: a command, a case on which this person may give it, and their deputy. */
  const table: readonly (readonly [Exclude<HumanCommand, 'submit-bid'>, () => Case, string, string])[] = [
    ['propose-terms', () => caseAt('terms'), 'sia.northmarch', 'sia2.northmarch'],
    ['sign-terms', proposedTerms, SIO, 'sio2.aldershire'],
    ['propose-reassessment', () => caseAt('reassessment'), 'sia.northmarch', 'sia2.northmarch'],
    ['sign-reassessment', assessed, SIO, 'sio2.aldershire'],
    ['countersign-recommendation', countersigning, 'gateway-manager2.northmarch', 'triage.northmarch'],
    ['confirm-ownership', () => caseAt('ownership'), SIO, 'sio2.aldershire'],
    ['propose-handover', () => caseAt('terms'), SIO, 'sio2.aldershire'],
    ['accept-handover', named, 'sio2.aldershire', 'super.aldershire'],
    ['refuse-handover', named, 'sio2.aldershire', 'super.aldershire'],
  ];
  it.each(table)('%s: the person may, their deputy for them may not', (...[name, at, who, deputy]) => {
    const on = at();
    const people = away({ [who]: { deputy } });
    expect(offered(name, on, factsFor(who, { directory: people }))).toBeNull();
    const refusal = offered(name, on, factsFor(deputy, { directory: people, onBehalfOf: who }));
    expect(refusal).toMatchObject({ code: 'never-by-cover', rule: 'ACC-6' });
  });
  it('TOR-7: an impasse is resolved for a TOEX manager, but for what both managers sign', () => {
    const TOEX = 'toex-manager.northmarch';
    const story = storyAt('terms');
    story.give(SIO, 'declare-impasse', { reason: narrative('No end.') });
    const facts = factsFor('sia2.northmarch', {
      now: story.now(),
      directory: away({ [TOEX]: { deputy: 'sia2.northmarch' }, 'sia.northmarch': present() }),
      onBehalfOf: TOEX,
    });
    const resolution = (outcome: 'resume' | 'drop-product') => {
      const lineManager = directory.people[SIO]?.lineManager ?? '';
      return { outcome, lineManager, agreedAt: story.on().submittedAt, rationale: narrative('So.') };
    };
    const on = { ...story.on(), sia: 'sia2.northmarch' };
    expect(decide(on, { name: 'resolve-impasse', payload: resolution('resume') }, facts)).toMatchObject({
      ok: true,
      entries: [{ onBehalfOf: TOEX }],
    });
    expect(neverByCover('resolve-impasse', resolution('resume'))).toBe(false);
    expect(neverByCover('resolve-impasse', resolution('drop-product'))).toBe(true);
  });
});
