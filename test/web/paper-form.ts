import type { Filling } from './filling.ts';

/** The form of a case that goes before a body, filled in whole. */
export const paper = {
  'paper.whyBeyondOwner': 'The group works in three forces.',
  'paper.resourcesAsked': 'Surveillance for six weeks.',
  'paper.interimRiskPlan': 'The force keeps its patrols.',
  'paper.safeguarding': 'Two children are safeguarded.',
  'paper.proposedOwner': 'northmarch-rocu',
} satisfies Filling;
