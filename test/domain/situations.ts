// Cases in situations beside the straight road.
import type { Case } from '../../domain/case.ts';
import type { RedirectKind } from '../../domain/redirect-state.ts';
import { narrative } from '../support/rulebook.ts';
import { date, instant } from './calendars.ts';
import { assessment, reassessment, rocuBid, terms } from './payloads.ts';
import { caseAt, storyAt, storyOf } from './story.ts';

const why = narrative('Because.');
const [OFFICER, MANAGER, SIA, ANALYST, DATA, SIO] = [
  'triage.northmarch', 'gateway-manager.northmarch', 'sia.northmarch', 'analyst.northmarch', 'data.northmarch', 'sio.aldershire',
] as const; // prettier-ignore
const team = [ANALYST, DATA];

export const countersigning = (): Case => {
  const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
  story.give(MANAGER, 'claim', {});
  return story.give(MANAGER, 'recommend', { assessment });
};
export const declining = (): Case => {
  const story = storyAt('triage-queue');
  story.give(MANAGER, 'claim', {});
  return story.give(MANAGER, 'propose-decline', { reasonCode: 'capacity', rationale: why, advice: why });
};
export const returned = (): Case => storyAt('in-triage').give(OFFICER, 'return-for-information', { questions: [{ text: why }] });
export const redirected = (kind: RedirectKind, body: string): Case =>
  storyAt('in-triage').give(OFFICER, 'redirect', { to: { kind, body }, reason: why });
export const proposedTerms = (): Case => storyAt('terms').give(SIA, 'propose-terms', { terms, basedOn: null });
export const variedTerms = (): Case => storyAt('acceptance').give(SIO, 'propose-terms', { terms, basedOn: 1 });
export const named = (): Case => storyAt('terms').give(SIO, 'propose-handover', { to: 'sio2.aldershire', reason: why });
export const assessed = (): Case => storyAt('reassessment').give(SIA, 'propose-reassessment', reassessment);
export const worked = (): Case => ({ ...caseAt('development'), team });
/** A case in ownership with a search of which nobody has said that it is recorded on PND. */
export const unrecorded = (): Case => {
  const on = caseAt('ownership');
  return { ...on, work: Object.fromEntries(Object.entries(on.work).map(([id, each]) => [id, { ...each, pndRecorded: false }])) };
};
export const held = (stage: 'in-triage' | 'terms', by: string): Case =>
  storyAt(stage).give(by, 'hold', {
    reasonCode: 'court',
    reviewBy: date('2026-12-04'),
    reason: why,
    ...(stage === 'terms' ? { sioRequest: { by: SIO, at: instant('2026-11-20T08:00:00Z') } } : {}),
  });
