import { describe, expect, it } from 'vitest';
import {
  barAdministration,
  decideAdministration,
  isAdministration,
  lessened,
  sealedAdministration,
  type Given,
} from '../../domain/administration.ts';
import { startOf } from '../../domain/administration-days.ts';
import type { AdministrationFacts } from '../../domain/administration-ruling.ts';
import { isAdministered, policyOf, withBook, withDirectory, type PolicyBook } from '../../domain/administration-state.ts';
import { directory, factsFor, policy } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { date, instant } from './calendars.ts';
import { why } from './neighbours.ts';

const ADMIN = 'admin.national';
const book: PolicyBook = { versions: { 1: policy, 2: { ...policy, version: 2 } }, inForce: 1, previous: null, upcoming: null };
const facts = (other: Partial<AdministrationFacts> = {}, who: string | null = ADMIN): AdministrationFacts => ({
  ...factsFor(who, other),
  holdings: [],
  ...other,
});
const ruled = (given: Given, other: Partial<AdministrationFacts> = {}, on: PolicyBook = book) =>
  decideAdministration(given, { directory, book: on }, facts(other, given.name === 'bring-into-force' ? null : ADMIN));
const problemOf = (answer: ReturnType<typeof ruled>) =>
  answer.ok ? null : 'problems' in answer.refusal ? answer.refusal.problems[0] : answer.refusal.code;

describe('ACC-6: an absence is set by its first and last day, both of them away', () => {
  const absent = (from: string, until: string) =>
    ruled({ name: 'set-absence', payload: { person: 'sia.northmarch', from: date(from), until: date(until) } });
  it('from the first moment of the one to the first moment after the other, as the wall shows it', () => {
    expect(absent('2026-07-06', '2026-07-10')).toEqual({
      ok: true,
      carries: null,
      drafts: [
        {
          type: 'absence-set',
          about: { person: 'sia.northmarch', from: '2026-07-06', until: '2026-07-10' },
          after: { people: { 'sia.northmarch': { absentFrom: '2026-07-05T23:00:00.000Z', absentUntil: '2026-07-10T23:00:00.000Z' } } },
        },
      ],
    });
    expect(absent('2026-12-01', '2026-12-01')).toMatchObject({ ok: true });
    expect(startOf(date('2026-12-01'))).toBe('2026-12-01T00:00:00.000Z');
  });
  it('and not backwards, nor of somebody whom the directory does not know', () => {
    const message = 'Give a last day of the absence that is not before its first.';
    expect(problemOf(absent('2026-12-02', '2026-12-01'))).toEqual({ path: 'until', rule: 'ACC-6', message });
    const nobody = { name: 'set-absence', payload: { person: 'nobody', from: date('2026-12-01'), until: date('2026-12-01') } } as const;
    expect(ruled(nobody)).toEqual({ ok: false, refusal: { code: 'moved-on', rule: 'ACC-1' } });
  });
});

describe('ACC-7: whoever is made inactive is shown with what they hold first', () => {
  const leave = (person: string, { confirm = false, ...other }: Partial<AdministrationFacts> & { readonly confirm?: boolean } = {}) =>
    ruled({ name: 'make-inactive', payload: { person, reason: why, ...(confirm ? { confirm } : {}) } }, other);
  const holdings = [{ ref: 'TSK-NM-2026-00042-C', kinds: ['pen', 'sia'] as const }];
  it('confirmed, it is taken from them case by case', () => {
    expect(leave('sia.northmarch', { holdings })).toEqual({
      ok: false,
      refusal: { code: 'still-holds', rule: 'ACC-7', name: 'Senior Intelligence Analyst Priya Nair', holds: holdings, offices: [] },
    });
    expect(leave('sia.northmarch', { holdings, confirm: true })).toEqual({
      ok: true,
      carries: { name: 'release-leaver', to: ['TSK-NM-2026-00042-C'], body: { person: 'sia.northmarch' } },
      drafts: [
        { type: 'person-made-inactive', about: { person: 'sia.northmarch', reason: why }, after: { people: { 'sia.northmarch': { active: false } } } },
      ],
    }); // prettier-ignore
    expect(leave('finance.northmarch')).toMatchObject({ ok: true, carries: { to: [] } });
  });
  it.each(['chair.northmarch', 'chair2.northmarch', 'secretary.northmarch'])('an office of a body is held too: %s', (id) => {
    expect(leave(id)).toMatchObject({ ok: false, refusal: { code: 'still-holds', holds: [], offices: ['northmarch-ttcg'] } });
    expect(leave(id, { confirm: true })).toMatchObject({ ok: true });
  });
  it('nobody twice, and nobody themselves', () => {
    const gone = directoryWith({ 'finance.northmarch': { active: false } });
    const refusal = { code: 'already-recorded', rule: 'ACC-7' };
    expect(leave('finance.northmarch', { directory: gone })).toMatchObject({ ok: false, refusal });
    expect(leave(ADMIN)).toEqual({ ok: false, refusal: { code: 'wrong-person', rule: 'ACC-7', who: ['another administrator'] } });
  });
});

describe('ACC-1: roles are given to people who are here', () => {
  const give = (person: string, roles: readonly ('sia' | 'administrator' | 'auditor')[], other = {}) =>
    ruled({ name: 'assign-role', payload: { person, roles } }, other);
  it('each once; those that are not named are taken', () => {
    expect(give('sia.northmarch', ['auditor', 'sia', 'auditor'])).toMatchObject({
      ok: true,
      carries: null,
      drafts: [{ type: 'roles-assigned', after: { people: { 'sia.northmarch': { roles: ['auditor', 'sia'] } } } }],
    });
  });
  it('there always is an administrator, and nobody who has left', () => {
    const own = 'Another administrator takes this role from you, so that there always is one.';
    expect(problemOf(give(ADMIN, ['auditor']))).toEqual({ path: 'roles', rule: 'ACC-1', message: own });
    expect(give(ADMIN, ['administrator'])).toMatchObject({ ok: true });
    const gone = { directory: directoryWith({ 'sia.northmarch': { active: false } }) };
    const message = 'Only somebody who is active is given roles.';
    expect(problemOf(give('sia.northmarch', ['sia'], gone))).toEqual({ path: 'roles', rule: 'ACC-1', message });
  });
  it('nobody gives themselves a role that they do not hold', () => {
    const message = 'Leave out the roles that you do not hold: another administrator gives them to you.';
    for (const roles of [
      ['auditor', 'administrator'],
      ['administrator', 'sia'],
    ] as const)
      expect(problemOf(give(ADMIN, roles))).toEqual({ path: 'roles', rule: 'ACC-1', message });
    const more = directoryWith({ [ADMIN]: { roles: ['administrator', 'auditor'] } });
    for (const roles of [['auditor', 'administrator'], ['administrator']] as const)
      expect(give(ADMIN, roles, { directory: more, actor: more.people[ADMIN] })).toMatchObject({ ok: true });
  });
  it('ACC-7: what they hold by a role that is taken is listed first; confirmed, it is taken from them with it', () => {
    const holdings = [{ ref: 'TSK-NM-2026-00042-C', kinds: ['pen', 'sia'] as const }];
    expect(give('sia.northmarch', ['auditor'], { holdings })).toMatchObject({
      ok: false,
      refusal: { code: 'still-holds', rule: 'ACC-7', holds: holdings, offices: [] },
    });
    const confirmed = ruled(
      { name: 'assign-role', payload: { person: 'sia.northmarch', roles: ['auditor'], confirm: true } },
      { holdings },
    );
    expect(confirmed).toEqual({
      ok: true,
      carries: { name: 'release-leaver', to: ['TSK-NM-2026-00042-C'], body: { person: 'sia.northmarch' } },
      drafts: [
        { type: 'roles-assigned', about: { person: 'sia.northmarch', roles: ['auditor'] }, after: { people: { 'sia.northmarch': { roles: ['auditor'] } } } },
      ],
    }); // prettier-ignore
    const as = (payload: Given) => lessened(payload, { directory });
    const [officer] = [directory.people['sia.northmarch']!];
    expect(as({ name: 'assign-role', payload: { person: officer.id, roles: [] } })).toEqual({ ...officer, roles: [] });
    expect(as({ name: 'make-inactive', payload: { person: officer.id, reason: why } })).toEqual({ ...officer, active: false });
    expect(as({ name: 'assign-role', payload: { person: 'nobody', roles: [] } })).toBeNull();
    expect(as({ name: 'bring-into-force', payload: { version: 2 } })).toBeNull();
  });
});

describe('CLK-6: a version of the policy is adopted for a day', () => {
  const adopt = (version: number, from: string) => ruled({ name: 'adopt-policy', payload: { version, from: date(from) } });
  const recompute = { name: 'recompute-clocks', to: 'every-case-with-clocks', body: { policyVersion: 2, from: 1 } };
  it('of today or before it is in force at once, and clocks are worked out anew', () => {
    for (const from of ['2026-11-20', '2026-11-01'])
      expect(adopt(2, from)).toMatchObject({
        ok: true,
        carries: recompute,
        drafts: [
          { type: 'policy-adopted', after: { versions: { 2: { version: 2, from } } } },
          { type: 'policy-in-force', about: { version: 2 }, after: { inForce: 2, previous: 1, upcoming: null } },
        ],
      });
  });
  it('of a later day it waits for it, and time brings it into force then', () => {
    const upcoming = { version: 2, from: date('2026-11-23'), at: instant('2026-11-23T00:00:00Z') };
    expect(adopt(2, '2026-11-23')).toMatchObject({ ok: true, carries: null, drafts: [{ type: 'policy-adopted', after: { upcoming } }] });
    const bring = (version: number, now: string) =>
      ruled({ name: 'bring-into-force', payload: { version } }, { now: instant(now) }, { ...book, upcoming });
    expect(bring(2, '2026-11-23T00:00:00Z')).toMatchObject({ ok: true, carries: recompute, drafts: [{ type: 'policy-in-force' }] });
    expect(problemOf(bring(2, '2026-11-22T23:59:00Z'))).toBe('not-due');
    expect(problemOf(bring(1, '2026-11-23T00:00:00Z'))).toBe('moved-on');
    expect(problemOf(ruled({ name: 'bring-into-force', payload: { version: 2 } }))).toBe('moved-on');
  });
  it('and only one that there is, and that is not in force', () => {
    expect(problemOf(adopt(9, '2026-11-20'))).toEqual({ path: 'version', rule: 'CLK-6', message: 'Give a version that there is: 1, 2.' });
    expect(adopt(1, '2026-11-20')).toMatchObject({ refusal: { code: 'already-recorded', rule: 'CLK-6', what: 'Policy version 1' } });
  });
});

describe('REC-1: what an administrator decides is an entry like any other', () => {
  it('numbered after the last, by whom and by which right', () => {
    const drafts = [
      { type: 'policy-in-force', about: { version: 2 }, after: { inForce: 2, previous: 1, upcoming: null } },
      { type: 'policy-in-force', about: { version: 2 }, after: { inForce: 2, previous: 1, upcoming: null } },
    ] as const;
    const by = (who: string | null) => sealedAdministration(drafts, 4, facts({}, who)).map(({ seq, actor, authority, at, policyVersion }) => [seq, actor, authority, at, policyVersion]); // prettier-ignore
    const now = factsFor(null).now;
    expect(by(ADMIN)).toEqual([[5, ADMIN, 'an administrator', now, policy.version], [6, ADMIN, 'an administrator', now, policy.version]]); // prettier-ignore
    expect(by(null)[0]).toEqual([5, 'system', 'time', now, policy.version]);
  });
  it('the directory and the book are what was, with the change', () => {
    const changed = withDirectory(directory, { people: { 'sia.northmarch': { active: false }, nobody: { active: true } } });
    expect([changed.people['sia.northmarch']?.active, changed.people['sia2.northmarch'], changed.people['nobody']]).toEqual([
      false, directory.people['sia2.northmarch'], undefined,
    ]); // prettier-ignore
    expect(withBook(book, { inForce: 2, versions: { 3: { ...policy, version: 3 } } })).toEqual({
      ...book, inForce: 2, versions: { ...book.versions, 3: { ...policy, version: 3 } },
    }); // prettier-ignore
    expect([policyOf(book), policyOf({ ...book, inForce: 7 })]).toEqual([policy, undefined]);
  });
  it('two streams are an administrator’s, and nine commands; a bar says who', () => {
    expect(['directory', 'policy', 'TSK-NM-2026-00042-C'].map(isAdministered)).toEqual([true, true, false]);
    expect(['set-absence', 'bring-into-force', 'claim', 'constructor'].map(isAdministration)).toEqual([true, true, false, false]);
    expect(barAdministration(facts())).toBeNull();
    expect(barAdministration(facts({}, 'sia.northmarch'))).toEqual({ code: 'wrong-person', rule: 'ACC-1', who: ['an administrator'] });
    const bring = decideAdministration({ name: 'bring-into-force', payload: { version: 2 } }, { directory, book }, facts());
    expect(bring).toEqual({ ok: false, refusal: { code: 'wrong-person', rule: 'ACC-1', who: ['time'] } });
  });
});
