import { describe, expect, it } from 'vitest';
import { heldToThem } from '../../domain/bound.ts';

const acted = (...pairs: readonly (readonly [string, string])[]) => ({ actedFor: pairs.map(([by, other]) => ({ by, for: other })) });

describe('ACC-6: who is held to what somebody may not do', () => {
  it('whoever acted for them, and for whoever did; nobody who acted for somebody else', () => {
    expect(heldToThem(acted(['b', 'a'], ['c', 'b'], ['e', 'd']), ['a'])).toEqual(['a', 'b', 'c']);
    expect(heldToThem({}, ['a'])).toEqual(['a']);
  });
});
