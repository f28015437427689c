// One sound payload for every command that has a body of some size. Written by hand after the specification's examples.
import type { Bid } from '../../domain/bid.ts';
import type { Commands, SubmittedProduct } from '../../domain/commands.ts';
import type { Score } from '../../domain/score.ts';
import type { TermsProduct, TermsText } from '../../domain/terms-state.ts';
import type { ValueClaim } from '../../domain/value-state.ts';
import { narrative } from '../support/rulebook.ts';
import { date } from './calendars.ts';

export const bid: Bid = {
  owningAgency: 'aldershire',
  customer: { userId: 'requester.aldershire' },
  sio: { userId: 'sio.aldershire' },
  operationName: 'MARLPIT',
  forceTasking: { meetingDate: date('2026-11-10'), decisionRef: 'ALD-TTCG-26-118', controlStrategyPriority: 'Child sexual exploitation' },
  threat: { types: ['cse-group'], recordType: 'unscored', summary: narrative('One group of adults.') },
  scale: { crossForce: false, crossRegion: false, childrenInvolved: true },
  need: { reasons: ['no-capacity'], support: ['analytical-package'] },
  investigation: { strategyRef: 'ALD/INV/26/0311', stage: 'intelligence-only' },
  risk: { immediate: 'none', safeguarding: narrative('Plans in place.') },
  legal: { policingPurpose: 'preventing-crime', necessity: narrative('No other way.'), marking: 'OFFICIAL-SENSITIVE' },
};
/** The gateway's own ROCU asks (TRI-8). */
export const rocuBid: Bid = {
  ...bid,
  owningAgency: 'northmarch-rocu',
  customer: { userId: 'sio.northmarch-rocu' },
  sio: { userId: 'sio.northmarch-rocu' },
};
/** Restricted, in a region with one officer for each part. */
export const southvaleBid: Bid = {
  ...bid,
  owningAgency: 'dunmere',
  customer: { userId: 'sio.dunmere' },
  sio: { userId: 'sio.dunmere' },
  legal: { ...bid.legal, restricted: true },
};
/** A national agency asks, and names the region (BID-1). */
export const nationalBid: Bid = {
  ...bid,
  owningAgency: 'national-agency',
  region: 'northmarch',
  customer: { userId: 'sio.national-agency' },
  sio: { userId: 'sio.national-agency' },
};

export const score: Score = {
  scheme: 'demo-harm-score',
  schemeVersion: 1,
  harm: { physical: 3, psychological: 4, financial: 1, community: 2 },
  scope: 2,
  likelihood: 3,
  vulnerability: 4,
  capacity: 2,
  capability: 2,
  confidence: 'medium',
  rationale: narrative('Weighed together.'),
};
export const assessment: Commands['recommend']['payload']['assessment'] = {
  complete: true,
  inRemit: true,
  overlapsChecked: true,
  priority: 'P2',
  confidence: 'medium',
  score,
  rationale: narrative('Fits the remit.'),
};

export const product = (id: string): TermsProduct => ({
  id,
  type: 'problem-profile',
  title: `Profile ${id}`,
  format: 'document',
  due: date('2027-01-29'),
  marking: 'OFFICIAL-SENSITIVE',
});
export const terms: TermsText = {
  background: narrative('background'),
  purpose: narrative('purpose'),
  strategyRef: 'ALD/INV/26/0311',
  objectives: [narrative('objective')],
  questions: [narrative('question')],
  inScope: narrative('in'),
  outOfScope: narrative('out'),
  period: { from: date('2026-12-01'), to: date('2027-02-26') },
  area: 'Northmarch',
  support: ['analytical-package'],
  products: [product('p1')],
  dataSources: ['pnd'],
  authorities: narrative('authorities'),
  contacts: [{ role: 'SIO', userId: 'sio.aldershire' }],
  reviewPoints: [date('2027-01-08')],
  assumptions: narrative('assumptions'),
  dissemination: narrative('dissemination'),
  successMeasures: narrative('measures'),
};

export const work: Commands['log-work']['payload'] = {
  source: { system: 'PND', level: 'national' },
  searchedAt: date('2026-11-20'),
  hours: 3.5,
  result: narrative('Two links.'),
  pndRecorded: true,
};
export const submitted: SubmittedProduct = {
  termsProductId: 'p1',
  title: 'Problem profile',
  heldAt: 'case store, folder 12',
  authors: ['analyst.northmarch'],
  techniques: ['network-analysis'],
  options: [
    { strand: 'enforcement', fourP: 'pursue', text: narrative('Arrest.') },
    { strand: 'prevention', fourP: 'prevent', text: narrative('Brief the schools.') },
  ],
  gaps: [narrative('Vehicles.')],
  marking: 'OFFICIAL-SENSITIVE',
};
export const answers = [
  { id: 'o1', adopted: true, owner: 'sio.aldershire' },
  { id: 'o2', adopted: false, reason: narrative('Done already.') },
];
export const reassessment: Commands['propose-reassessment']['payload'] = {
  score,
  scale: { nimLevel: 2, crossForce: false, crossRegion: false, international: false },
  recommendation: 'remain-force',
  rationale: narrative('The force can hold it.'),
};
/** What TOEX logs. */
export const contribution: ValueClaim = {
  dateOfEvent: date('2026-11-20'),
  toexRole: 'led',
  kind: 'product-delivered',
  recordType: 'ocg',
  fourP: 'pursue',
  level: 'moderate',
  basis: narrative('The profile led to the group.'),
  confidence: 'medium',
  evidenceRef: 'ALD/EX/7',
  counts: { arrests: 3, cashSeizedPence: 1_250_000 },
  hoursSaved: 40,
  attributionPercent: 60,
};
/** What the force logs (VAL-4). */
export const disruption: ValueClaim = { ...contribution, kind: 'disruption' };
