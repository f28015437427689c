import { describe, expect, it } from 'vitest';
import { decideAdministration, type Given } from '../../domain/administration.ts';
import { startOf } from '../../domain/administration-days.ts';
import { withBook, type PolicyBook } from '../../domain/administration-state.ts';
import { factsFor, personOf, policy } from '../support/rulebook.ts';
import { directory } from '../support/rulebook.ts';
import { date, instant } from './calendars.ts';

const [TODAY, CHRISTMAS, NEW_YEAR] = [date('2026-11-20'), date('2026-12-25'), date('2027-01-01')];
const versions = { 1: policy, 2: { ...policy, version: 2 }, 3: { ...policy, version: 3 } };
const book: PolicyBook = { versions, inForce: 1, previous: null, upcoming: null };
const ADMIN = Object.values(directory.people).find(({ roles }) => roles.includes('administrator'))?.id ?? expect.fail('no administrator');
const given = (on: PolicyBook, command: Given, now = '2026-11-20T09:00:00Z') => {
  const facts = { ...factsFor(null), actor: command.name === 'adopt-policy' ? personOf(ADMIN) : null, now: instant(now), holdings: [] };
  const ruled = decideAdministration(command, { directory, book: on }, facts);
  if (!ruled.ok) throw new Error(JSON.stringify(ruled.refusal));
  const after = ruled.drafts.reduce((state, draft) => ('people' in draft.after ? state : withBook(state, draft.after)), on);
  return { ...ruled, after };
};
const adopt = (on: PolicyBook, version: number, from: typeof TODAY) => given(on, { name: 'adopt-policy', payload: { version, from } });
const waiting = adopt(book, 3, NEW_YEAR).after;

describe('CLK-6: a version of the policy that is adopted for a later day', () => {
  it('waits for that day', () => {
    expect(waiting).toMatchObject({ inForce: 1, upcoming: { version: 3, from: NEW_YEAR, at: startOf(NEW_YEAR) } });
  });
  it('still waits when another is adopted from today, and comes into force on its day', () => {
    const { drafts, after } = adopt(waiting, 2, TODAY);
    expect(drafts.map(({ type }) => type)).toEqual(['policy-adopted', 'policy-in-force']);
    expect(after).toMatchObject({ inForce: 2, previous: 1, upcoming: waiting.upcoming });
    const later = given(after, { name: 'bring-into-force', payload: { version: 3 } }, '2027-01-01T00:00:00Z');
    expect(later.after).toMatchObject({ inForce: 3, previous: 2, upcoming: null });
    expect(later.carries).toMatchObject({ name: 'recompute-clocks', body: { policyVersion: 3 } });
  });
  it('waits no longer once it is adopted from today itself', () => {
    expect(adopt(waiting, 3, TODAY).after).toMatchObject({ inForce: 3, upcoming: null });
  });
  it('gives its place to another that is adopted for a later day, and the entry says so', () => {
    const { drafts, after } = adopt(waiting, 2, CHRISTMAS);
    expect(drafts).toMatchObject([
      { type: 'policy-adopted', about: { version: 2, from: CHRISTMAS, insteadOf: { version: 3, from: NEW_YEAR } } },
    ]);
    expect(after).toMatchObject({ inForce: 1, upcoming: { version: 2, from: CHRISTMAS } });
  });
});
