// Who sits in the councils of tests, and what is laid before them.
import type { Commands } from '../../domain/commands.ts';
import { narrative } from '../support/rulebook.ts';

export const TTCG = 'northmarch-ttcg';
export const CHAIR = 'chair.northmarch';
export const DEPUTY = 'chair2.northmarch';
export const SECRETARY = 'secretary.northmarch';
export const OWNER = 'sio.aldershire';
export const LEAD = 'owner-lead.northmarch-rocu';
export const why = narrative('Because.');
export const paper = {
  whyBeyondOwner: why,
  resourcesAsked: why,
  interimRiskPlan: why,
  safeguarding: why,
  proposedOwner: 'northmarch-rocu',
};
/** The same with other words. */
export const rewritten = { ...paper, whyBeyondOwner: narrative('The group has grown.') };

/** A decision as the chair or the secretary gives it. */
export const decision = (meeting: string, outcome: Commands['record-decision']['payload']['outcome'], more: object = {}): Commands['record-decision']['payload'] => ({
  meeting, outcome, optionsConsidered: [why, why], rationale: why, ...more,
}); // prettier-ignore
