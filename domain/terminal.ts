import type { Stage, TerminalStage } from './words.ts';

const terminal: Readonly<Record<Stage, boolean>> = {
  'triage-queue': false,
  'in-triage': false,
  returned: false,
  'redirect-offered': false,
  'decline-review': false,
  consideration: false,
  'awaiting-capacity': false,
  terms: false,
  development: false,
  'product-review': false,
  acceptance: false,
  reassessment: false,
  ownership: false,
  escalated: false,
  closing: false,
  closed: true,
  declined: true,
  withdrawn: true,
  lapsed: true,
  redirected: true,
  merged: true,
};
export const isTerminal = (stage: Stage): stage is TerminalStage => terminal[stage];
