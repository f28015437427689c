import { describe, expect, it } from 'vitest';
import { coveredBy, coverOf, isAbsent } from '../../domain/cover.ts';
import { FRIDAY, personOf } from '../support/rulebook.ts';
import { away, NEXT_WEEK, present } from './covering.ts';
import { later } from './story.ts';

const [X, FIRST, SECOND] = ['sio.aldershire', 'sio2.aldershire', 'super.aldershire'] as const;
type People = Parameters<typeof away>[0];
const coverIn = (people: People, now = FRIDAY): string | null => {
  const directory = away(people);
  return coverOf(directory.people[X] ?? personOf(X), { directory, now })?.id ?? null;
};

/** By hand: who is away and whose deputy is who, and who covers for X. */
const table: readonly (readonly [string, People, string | null])[] = [
  ['nobody for somebody who is here', {}, null],
  ['the deputy, while they are away', { [X]: {} }, FIRST],
  ['nobody where they have no deputy', { [X]: { deputy: null } }, null],
  ['nobody where the deputy is nobody whom one knows', { [X]: { deputy: 'nobody.aldershire' } }, null],
  ['the deputy’s deputy, where the deputy is away too', { [X]: {}, [FIRST]: { deputy: SECOND } }, SECOND],
  ['the deputy’s deputy, where the deputy has left', { [X]: {}, [FIRST]: present({ active: false, deputy: SECOND }) }, SECOND],
  ['nobody, where the deputy is away and has no deputy', { [X]: {}, [FIRST]: { deputy: null } }, null],
  ['nobody at a third step', { [X]: {}, [FIRST]: { deputy: SECOND }, [SECOND]: { deputy: 'chief.aldershire' } }, null],
  ['nobody in a circle of two', { [X]: {}, [FIRST]: { deputy: X } }, null],
  ['nobody who is their own deputy', { [X]: { deputy: X } }, null],
  ['nobody of another agency', { [X]: { deputy: 'sio.brackenshire' } }, null],
  ['nobody of another agency at the second step', { [X]: {}, [FIRST]: { deputy: 'sio.brackenshire' } }, null],
  ['nobody who is away', { [X]: {}, [FIRST]: { deputy: null, active: true } }, null],
  ['nobody for somebody who has left: what they held is taken from them', { [X]: { active: false } }, null],
  ['the deputy, for as long as nobody knows when they are back', { [X]: { until: null } }, FIRST],
];
describe('ACC-6: while somebody is absent their deputy covers for them, then theirs, two steps and no circle', () => {
  it.each(table)('%s', (_what, people, cover) => {
    expect(coverIn(people)).toBe(cover);
  });
  it('begins and ends with the absence, to the instant', () => {
    expect(coverIn({ [X]: {} }, later(FRIDAY, -24 * 60))).toBe(FIRST);
    expect(coverIn({ [X]: {} }, later(FRIDAY, -24 * 60 - 1))).toBeNull();
    expect(coverIn({ [X]: {} }, later(NEXT_WEEK, -1))).toBe(FIRST);
    expect(coverIn({ [X]: {} }, NEXT_WEEK)).toBeNull();
  });
  it('names everybody for whom one covers, at both steps', () => {
    const directory = away({ [X]: {}, [FIRST]: { deputy: SECOND } });
    const of = (id: string) => coveredBy(directory.people[id] ?? personOf(id), { directory, now: FRIDAY }).map((who) => who.id);
    expect([of(SECOND), of(FIRST), of('chief.aldershire')]).toEqual([[X, FIRST], [], []]);
    expect(isAbsent(directory.people[X] ?? personOf(X), { now: FRIDAY })).toBe(true);
  });
});
