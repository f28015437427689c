// Declines, and appeals against them, driven by real decisions only.
import type { Case } from '../../domain/case.ts';
import { narrative } from '../support/rulebook.ts';
import { rocuBid } from './payloads.ts';
import { storyAt, storyOf, type Story } from './story.ts';

export const why = narrative('Because.');
export const [OFFICER, MANAGER, SECOND, TOEX] = [
  'triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch', 'toex-manager.northmarch',
] as const; // prettier-ignore
export const [SPOC, SIO] = ['spoc.aldershire', 'sio.aldershire'] as const;
export type From = 'in-triage' | 'consideration' | 'awaiting-capacity';
const no = { reasonCode: 'capacity', rationale: why, advice: why };

/** Proposed by the officer or the TOEX manager, approved by the first gateway manager. */
export const declinedIn = (from: From): Story => {
  const story = storyAt(from);
  story.give(from === 'in-triage' ? OFFICER : TOEX, 'propose-decline', no);
  story.give(MANAGER, 'approve-decline', { rationale: why });
  return story;
};
export const appealedIn = (from: From): Story => {
  const story = declinedIn(from);
  story.give(SPOC, 'appeal', { grounds: why });
  return story;
};
/** A bid of the gateway's own ROCU, declined and appealed against. */
export const ownRocuAppealed = (): Story => {
  const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
  story.give(OFFICER, 'claim', {});
  story.give(OFFICER, 'propose-decline', no);
  story.give(MANAGER, 'approve-decline', { rationale: why });
  story.give('spoc.northmarch-rocu', 'appeal', { grounds: why });
  return story;
};
export const appealed = (): Case => appealedIn('in-triage').on();
