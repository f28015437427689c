import type { ScoreScheme } from './policy.ts';
import type { Confidence, Narrative } from './words.ts';

export type Level = 0 | 1 | 2 | 3 | 4;
export type Harm = 'physical' | 'psychological' | 'financial' | 'community';

/** A score of the threat by a scheme of the policy (data.md "Score"); initial, interim and final ones are all kept. */
export type Score = {
  readonly scheme: string;
  readonly schemeVersion: number;
  readonly harm: Readonly<Record<Harm, Level>>;
  readonly scope: Level;
  readonly likelihood: Level;
  readonly vulnerability: Level;
  readonly capacity: Level;
  readonly capability: Level;
  readonly confidence: Confidence;
  readonly rationale: Narrative;
};
export type Grade = { readonly total: number; readonly band: string };

/** The scheme, in the version, that a score was given by; null where the policy has no such scheme. */
export const schemeOf = (schemes: readonly ScoreScheme[], score: Pick<Score, 'scheme' | 'schemeVersion'>): ScoreScheme | null =>
  schemes.find(({ id, version }) => id === score.scheme && version === score.schemeVersion) ?? null;

/** REA-3: two scores may be compared only when they were given by the same version of the same scheme. */
export const sameScheme = (one: Pick<Score, 'scheme' | 'schemeVersion'>, other: Pick<Score, 'scheme' | 'schemeVersion'>): boolean =>
  one.scheme === other.scheme && one.schemeVersion === other.schemeVersion;

/** Sum of level × weight, and the highest band that it reaches; `unbanded` below the lowest. */
export const gradeOf = ({ weights, bands }: ScoreScheme, score: Score): Grade => {
  const { harm, scope, likelihood, vulnerability, capacity, capability } = score;
  const levels = { ...harm, scope, likelihood, vulnerability, capacity, capability };
  const total =
    levels.physical * weights.physical +
    levels.psychological * weights.psychological +
    levels.financial * weights.financial +
    levels.community * weights.community +
    levels.scope * weights.scope +
    levels.likelihood * weights.likelihood +
    levels.vulnerability * weights.vulnerability +
    levels.capacity * weights.capacity +
    levels.capability * weights.capability;
  const reached = bands.filter(({ from }) => total >= from).toSorted((one, other) => other.from - one.from);
  return { total, band: reached[0]?.band ?? 'unbanded' };
};
