import type { CaseCommand } from '../domain/commands.ts';

/** One decision on the way from the queue to the first contact, as its giver sends it. */
export type Step = { readonly name: CaseCommand; readonly by: string; readonly body: object };

const officer = 'triage.northmarch';
const manager = 'toex-manager.northmarch';
const score = {
  scheme: 'demo-harm-score',
  schemeVersion: 1,
  harm: { physical: 3, psychological: 4, financial: 1, community: 2 },
  scope: 2,
  likelihood: 3,
  vulnerability: 4,
  capacity: 2,
  capability: 2,
  confidence: 'medium',
  rationale: 'Weighed against the two bids of last month; the children named are at risk now.',
};
const assessment = {
  complete: true,
  inRemit: true,
  overlapsChecked: true,
  priority: 'P2',
  confidence: 'medium',
  score,
  rationale: 'In remit, complete, no overlap.',
};
const decline = {
  reasonCode: 'below-threshold',
  rationale: 'Below the threshold of the region.',
  advice: 'Take it to the neighbourhood team.',
};

/** Ten decisions: some move the case and its clock, some only add to it; some owe a notice or a filing, some owe nothing. */
export const journey: readonly Step[] = [
  { name: 'claim', by: officer, body: {} },
  { name: 'note', by: officer, body: { text: 'Spoke to the force; a second handset has been found.' } },
  { name: 'release', by: officer, body: {} },
  { name: 'claim', by: officer, body: {} },
  { name: 'propose-decline', by: officer, body: decline },
  { name: 'overturn-decline', by: 'gateway-manager.northmarch', body: { rationale: 'The handset changes the picture.' } },
  { name: 'recommend', by: officer, body: { assessment } },
  { name: 'accept', by: manager, body: { rationale: 'Agreed with triage.' } },
  { name: 'allocate', by: manager, body: { sia: 'sia.northmarch', overrideReason: 'Knows the force.' } },
  {
    name: 'record-first-contact',
    by: 'sia.northmarch',
    body: { at: '2026-01-05T10:00:00Z', sioConfirmed: true, note: 'Confirmed by telephone.' },
  },
];

/** A bid that overlaps with no other, so that every case of a round costs the same. */
export const bidNamed = (operationName: string) => ({
  owningAgency: 'aldershire',
  customer: { userId: 'requester.aldershire' },
  sio: { userId: 'sio.aldershire' },
  operationName,
  forceTasking: { meetingDate: '2026-11-10', decisionRef: 'ALD-TTCG-26-118', controlStrategyPriority: 'Child sexual exploitation' },
  threat: {
    types: ['cse-group'],
    recordType: 'unscored',
    summary: 'Reports from two schools suggest that one group of adults is befriending children.',
  },
  scale: { crossForce: false, crossRegion: false, childrenInvolved: true },
  need: {
    reasons: ['no-capacity'],
    support: ['analytical-package'],
    detail: 'One joined picture of the people and places, with gaps named.',
  },
  investigation: { strategyRef: 'ALD/INV/26/0311', stage: 'intelligence-only' },
  risk: { immediate: 'none', safeguarding: 'Strategy meetings held for each child who is named.' },
  legal: { policingPurpose: 'preventing-crime', necessity: 'The links cannot be drawn without support.', marking: 'OFFICIAL-SENSITIVE' },
  notScoredReason: 'Its members are not yet identified.',
});
