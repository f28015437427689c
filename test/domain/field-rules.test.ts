import { describe, expect, it } from 'vitest';
import { byCodes, byScore } from '../../domain/field-rules.ts';
import { factsFor } from '../support/rulebook.ts';
import { score } from './payloads.ts';

describe('BID-5: a wrong code is answered with those that are right', () => {
  const facts = factsFor(null);
  it('at its place in the list, or as the field itself', () => {
    const [problem, ...others] = byCodes('recordTypes', ['ocg', 'poem', 'unscored'], { path: 'threat', facts });
    expect(others).toEqual([]);
    expect(problem).toEqual({ path: 'threat.1', message: 'Replace poem by one of: ocg, priority-individual, vulnerability, unscored.' });
    expect(byCodes('recordTypes', 'poem', { path: 'threat', facts }).map(({ path }) => path)).toEqual(['threat']);
    expect(byCodes('recordTypes', 'ocg', { path: 'threat', facts })).toEqual([]);
    expect(byCodes('recordTypes', undefined, { path: 'threat', facts })).toEqual([]);
  });
  it('and never repeats more of it than sixty characters', () => {
    expect(byCodes('sizes', 'x'.repeat(5000), { path: 'p', facts })[0]?.message.length).toBeLessThan(200);
  });
  it('a score names a scheme that is in force', () => {
    expect(byScore(undefined, 'score', facts)).toEqual([]);
    expect(byScore(score, 'score', facts)).toEqual([]);
    const message = 'Choose a scoring scheme that is in force: demo-harm-score version 1.';
    expect(byScore({ ...score, schemeVersion: 2 }, 'score', facts)).toEqual([{ path: 'score.scheme', message }]);
    expect(byScore({ ...score, scheme: 'other' }, 'score', facts)).toHaveLength(1);
  });
});
