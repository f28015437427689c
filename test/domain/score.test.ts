import { describe, expect, it } from 'vitest';
import type { ScoreScheme } from '../../domain/policy.ts';
import { gradeOf, sameScheme, schemeOf, type Score } from '../../domain/score.ts';

const scheme: ScoreScheme = {
  id: 'demo-harm-score',
  version: 1,
  label: 'MoRiLE-style, not MoRiLE',
  weights: {
    physical: 4,
    psychological: 4,
    financial: 2,
    community: 2,
    scope: 2,
    likelihood: 4,
    vulnerability: 4,
    capacity: 1,
    capability: 2,
  },
  bands: [
    { from: 0, band: 'low' },
    { from: 50, band: 'high' },
    { from: 25, band: 'medium' },
  ],
};
const score = (level: Score['scope']): Score => ({
  scheme: 'demo-harm-score',
  schemeVersion: 1,
  harm: { physical: level, psychological: level, financial: level, community: level },
  scope: level,
  likelihood: level,
  vulnerability: level,
  capacity: level,
  capability: level,
  confidence: 'medium',
  rationale: { narrative: 'n1', digest: '0'.repeat(64) },
});

describe('a score is graded by the weights and bands of its scheme', () => {
  it.each([
    [0, 0, 'low'],
    [1, 25, 'medium'],
    [2, 50, 'high'],
    [4, 100, 'high'],
  ] as const)('level %d throughout totals %d: %s', (level, total, band) => expect(gradeOf(scheme, score(level))).toEqual({ total, band }));
  it('each part counts by its own weight', () => {
    expect(gradeOf(scheme, { ...score(0), likelihood: 3, capacity: 4 }).total).toBe(16);
    expect(gradeOf(scheme, { ...score(0), harm: { physical: 1, psychological: 0, financial: 2, community: 0 } }).total).toBe(8);
  });
  it('below the lowest band there is none', () => {
    expect(gradeOf({ ...scheme, bands: [{ from: 10, band: 'low' }] }, score(0)).band).toBe('unbanded');
  });
});

describe('REA-3: scores are compared by the same scheme version', () => {
  it('finds the scheme in the version that was used', () => {
    expect(schemeOf([scheme], score(1))).toBe(scheme);
    expect(schemeOf([scheme], { ...score(1), schemeVersion: 2 })).toBeNull();
  });
  it('tells versions apart', () => {
    expect(sameScheme(score(1), score(3))).toBe(true);
    expect(sameScheme(score(1), { ...score(1), schemeVersion: 2 })).toBe(false);
  });
});
