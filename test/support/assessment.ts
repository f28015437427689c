/** A finished assessment without a score, as an officer sends it. */
export const assessment = {
  complete: true,
  inRemit: true,
  overlapsChecked: true,
  priority: 'P2',
  confidence: 'medium',
  notScoredReason: 'Not yet.',
  rationale: 'Fits.',
};
