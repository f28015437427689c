import { describe, expect, it } from 'vitest';
import { actsByCover } from '../../domain/acts-by-cover.ts';
import type { Case } from '../../domain/case.ts';
import { factsFor } from '../support/rulebook.ts';
import { away, present } from './covering.ts';
import { caseAt, storyAt } from './story.ts';

const [OFFICER, OFFICER2, SIA, SIO, MANAGER] = ['triage.northmarch', 'triage2.northmarch', 'sia.northmarch', 'sio.aldershire', 'toex-manager.northmarch'] as const; // prettier-ignore
const covered = (on: Case, people: Parameters<typeof away>[0]) => actsByCover(on, factsFor(null, { directory: away(people) }));

describe('ACC-6: an absent holder of the pen stalls nothing that their deputy may take on', () => {
  it('where the command is one that a deputy gives, and the deputy is here, of the agency and passes every rule', () => {
    const on = caseAt('in-triage');
    expect(covered(on, { [OFFICER]: {} })).toBe(OFFICER2);
    expect(covered(on, { [OFFICER]: {}, [OFFICER2]: { deputy: null } })).toBeNull();
    expect(covered(on, { [OFFICER]: { deputy: null } })).toBeNull();
    expect(covered({ ...on, customer: OFFICER2 }, { [OFFICER]: {} })).toBeNull();
    expect(covered({ ...on, restricted: true }, { [OFFICER]: {} })).toBeNull();
  });
  it('not where they are here, where the pen is a role’s, and where the case is over', () => {
    expect(covered(caseAt('in-triage'), { [OFFICER]: present() })).toBeNull();
    expect(covered(caseAt('triage-queue'), { [OFFICER]: {} })).toBeNull();
    expect(covered({ ...caseAt('in-triage'), stage: 'withdrawn' }, { [OFFICER]: {} })).toBeNull();
  });
  it.each(['terms', 'reassessment'] as const)('not in %s, where what takes it on is a signature', (stage) => {
    expect(covered(caseAt(stage), { [SIA]: { deputy: 'sia2.northmarch' } })).toBeNull();
  });
  it('what is held is taken on by whoever may resume it, where that is the holder of the pen', () => {
    const on = storyAt('in-triage').give('gateway-manager.northmarch', 'hold', {
      reasonCode: 'court',
      reviewBy: '2026-12-04' as never,
      reason: caseAt('in-triage').bid.threat.summary,
    });
    expect(covered(on, { [OFFICER]: {} })).toBeNull();
    const held = { ...on, pen: { ...on.pen!, user: 'gateway-manager.northmarch' } };
    expect(covered(held, { 'gateway-manager.northmarch': { deputy: 'gateway-manager2.northmarch' } })).toBe('gateway-manager2.northmarch');
  });
  it('for the SIO and the TOEX manager as for anybody', () => {
    const accepts = caseAt('acceptance');
    expect(covered(accepts, { [SIO]: { deputy: 'sio2.aldershire' } })).toBe('sio2.aldershire');
    const queued = { ...caseAt('consideration'), pen: { ...caseAt('consideration').pen!, user: MANAGER } };
    expect(covered(queued, { [MANAGER]: { deputy: null } })).toBeNull();
  });
});
