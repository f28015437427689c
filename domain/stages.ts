import type { DevelopmentStage, LiveStage, Stage, TerminalStage } from './words.ts';

type All<S extends Stage> = { readonly [Each in S]: true };

/** One stretch of work: every Development command is allowed in all three. */
export const inDevelopment: All<DevelopmentStage> = { development: true, 'product-review': true, acceptance: true };
/** PND facts come in for as long as there is a case, closed ones included; value also after every other end (`value-sides.ts`). */
export const sinceDevelopment: All<DevelopmentStage | 'reassessment' | 'ownership' | 'escalated' | 'closing' | 'closed'> = {
  ...inDevelopment,
  reassessment: true,
  ownership: true,
  escalated: true,
  closing: true,
  closed: true,
};
/** The same, and the terms: a commission leads back to them from a body. Whether it has is for `beforeWork` to say. */
export const sinceWork: typeof sinceDevelopment & All<'terms'> = { ...sinceDevelopment, terms: true };
/** CLK-3: where a case may be held: neither while it is offered to another body nor in closing. */
export const holdable: All<Exclude<LiveStage, 'redirect-offered' | 'closing'>> = {
  'triage-queue': true,
  'in-triage': true,
  returned: true,
  'decline-review': true,
  consideration: true,
  'awaiting-capacity': true,
  terms: true,
  ...inDevelopment,
  reassessment: true,
  ownership: true,
  escalated: true,
};
export const liveButClosing: All<Exclude<LiveStage, 'closing'>> = { ...holdable, 'redirect-offered': true };
export const live: All<LiveStage> = { ...liveButClosing, closing: true };
/** Every end of a case. */
export const over: All<TerminalStage> = { closed: true, declined: true, withdrawn: true, lapsed: true, redirected: true, merged: true };
export const anyStage: All<Stage> = { ...live, ...over };

export const isDevelopment = (stage: Stage): stage is DevelopmentStage => stage in inDevelopment;
/** Before development a withdrawal ends the case at once; from then on it goes through closing. */
export const isBeforeDevelopment = (stage: Stage): boolean => stage in liveButClosing && !(stage in sinceDevelopment);
