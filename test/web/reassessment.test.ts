// REA-2: whoever signs a reassessment has read every word and number that the digest is taken of. Its leaves are walked, so that a field that is added later is asked for too.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { reassessmentText } from '../../domain/reassessment.ts';
import { reassessment } from '../api/examples.ts';
import { give, look, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const SIO = 'sio.aldershire';
const full = {
  ...reassessment,
  recommendation: 'regional-owner',
  proposedOwner: 'northmarch-rocu',
  schemeReason: 'The scheme was changed in between.',
  droppedReason: 'The product was dropped by agreement.',
};
let ref: string;
let visitor: Awaited<ReturnType<typeof visitorOf>>;
beforeAll(async () => {
  ref = await house.submit();
  await walkTo(house, ref, 'reassessment');
  const sia = (await look(house, ref, SIO)).sia ?? '';
  await give(house, ref, [sia, 'propose-reassessment', full]);
  visitor = await visitorOf(house, SIO);
});

type Branch = Readonly<Record<string, unknown>>;
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;
/** Every leaf by its path; what refers to a text is one. */
const leavesOf = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  isBranch(value) && !('narrative' in value) ? Object.keys(value).flatMap((name) => leavesOf(value[name], [...path, name])) : [path];
const other = (leaf: unknown): unknown => {
  if (typeof leaf === 'boolean') return !leaf;
  if (typeof leaf === 'number') return leaf === 3 ? 2 : 3;
  if (!isBranch(leaf)) return `${String(leaf)}-other`;
  house.world.texts.set('another-text', 'Something else altogether.');
  return { ...leaf, narrative: 'another-text' };
};
const altered = (value: unknown, [name, ...rest]: readonly string[]): unknown =>
  name === undefined ? other(value) : isBranch(value) ? { ...value, [name]: altered(value[name], rest) } : value;
/** What is read of the page: not what is hidden in it, nor the sums that follow from the levels. */
const read = async (at: string): Promise<string> => {
  const { status, text } = await visitor.get(`/cases/${ref}${at}`);
  expect(status).toBe(200);
  const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';
  return main.replaceAll(/<input[^>]*>/g, '').replaceAll(/<tr[^>]*><th[^>]*>(Total|Band)<[\s\S]*?<\/tr>/g, '');
};
const withVersion = (state: Case, version: unknown): Case => Object.assign({ ...state }, { reassessments: { '1': version } });

describe('REA-2: the whole of what is signed is read where it is signed', () => {
  it.each(['/do/sign-reassessment', '/do/reject-reassessment', '/reassessment'])('at %s', async (at) => {
    const filed = house.world.cases.get(ref)!;
    const version = filed.state.reassessments['1']!;
    const leaves = leavesOf(reassessmentText(version));
    expect(leaves).toHaveLength(13 + 4 + 5);
    const before = await read(at);
    const unread: string[] = [];
    for (const path of leaves) {
      house.world.cases.set(ref, { ...filed, state: withVersion(filed.state, altered(version, path)) });
      if ((await read(at)) === before) unread.push(path.join('.'));
    }
    house.world.cases.set(ref, filed);
    expect(unread).toEqual([]);
  });
  it('in words: the scale, the reasons and the rationale of the score', async () => {
    for (const at of ['/do/sign-reassessment', '/reassessment']) {
      const text = await read(at);
      for (const said of [
        'Weighed together.',
        'Level 2 – across forces',
        'Scale: does it cross force boundaries?',
        'The scheme was changed in between.',
        'The product was dropped by agreement.',
      ])
        expect(text).toContain(said);
    }
  });
  it('every version on the tab, each with its own scores', async () => {
    const sia = (await look(house, ref, SIO)).sia ?? '';
    await give(house, ref, [sia, 'propose-reassessment', { ...full, basedOn: 1, score: { ...full.score, scope: 1 } }]);
    const text = await read('/reassessment');
    for (const column of ['After: version 1', 'After: version 2']) expect(text).toContain(column);
    expect(text).toMatch(/>Scope<.*>3<\/td>\s*<td[^>]*>1<\/td><\/tr>/);
  });
});
