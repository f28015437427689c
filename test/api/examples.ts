// Every example of payloads.md for the commands of this release, word for word where it gives words.
import { aftermathExamples, hex } from './aftermath-examples.ts';
import { besideExamples } from './beside-examples.ts';
import { gatewayExamples } from './gateway-examples.ts';
import { priorityExamples } from './priority-examples.ts';
import type { CaseCommand } from '../../domain/commands.ts';

export const score = {
  scheme: 'demo-harm-score',
  schemeVersion: 1,
  harm: { physical: 3, psychological: 3, financial: 1, community: 2 },
  scope: 3,
  likelihood: 3,
  vulnerability: 4,
  capacity: 3,
  capability: 2,
  confidence: 'medium',
  rationale: 'Weighed together.',
};
export const terms = {
  background: 'Background.',
  purpose: 'Purpose.',
  strategyRef: 'ALD/INV/26/0311',
  objectives: ['Objective.'],
  questions: ['Question?'],
  inScope: 'In.',
  outOfScope: 'Out.',
  period: { from: '2026-12-01', to: '2027-02-26' },
  area: 'Northmarch',
  support: ['analytical-package'],
  products: [{ id: 'p1', type: 'problem-profile', title: 'Profile', format: 'document', due: '2027-01-29', marking: 'OFFICIAL-SENSITIVE' }],
  dataSources: ['pnd'],
  authorities: 'Authorities.',
  contacts: [{ role: 'SIO', userId: 'sio.aldershire' }],
  reviewPoints: ['2027-01-08'],
  assumptions: 'Assumptions.',
  dissemination: 'Dissemination.',
  successMeasures: 'Measures.',
};
export const assessment = {
  complete: true,
  inRemit: true,
  overlapsChecked: true,
  priority: 'P2',
  confidence: 'medium',
  score,
  rationale: 'Fits the remit.',
};
export const product = {
  termsProductId: 'p1',
  title: 'Profile',
  heldAt: 'case store, folder 12',
  digest: hex,
  authors: ['analyst.northmarch'],
  techniques: ['network-analysis'],
  options: [{ strand: 'enforcement', fourP: 'pursue', text: 'Arrest.' }],
  gaps: ['Vehicles.'],
  marking: 'OFFICIAL-SENSITIVE',
};
export const value = {
  dateOfEvent: '2027-02-10',
  toexRole: 'led',
  kind: 'disruption',
  recordType: 'ocg',
  fourP: 'pursue',
  level: 'moderate',
  basis: 'Basis.',
  confidence: 'medium',
  evidenceRef: 'ALD/EX/7',
  counts: { arrests: 3, victimsSafeguarded: 2, cashSeizedPence: 1250000 },
  hoursSaved: 40,
  attributionPercent: 60,
};
const scale = { nimLevel: 2, crossForce: true, crossRegion: false, international: false };
export const reassessment = { basedOn: null, score, scale, recommendation: 'remain-force', rationale: 'It remains.' };
const paper = {
  whyBeyondOwner: 'It crosses forces.',
  resourcesAsked: 'A surveillance team.',
  interimRiskPlan: 'Patrols until then.',
  safeguarding: 'A plan is in place.',
  proposedOwner: 'northmarch-rocu',
};
const rationale = { rationale: 'Agreed.' };

export const examples: { readonly [C in CaseCommand]: readonly object[] } = {
  claim: [{}],
  release: [{}],
  'return-for-information': [
    { questions: [{ text: 'Which towns?' }, { text: 'Is a safeguarding plan in place?' }], dueBy: '2026-12-01' },
    { questions: [{ text: 'Which towns?' }] },
  ],
  'answer-and-resubmit': [
    {
      answers: [
        { questionId: 'q1', text: 'Two towns.' },
        { questionId: 'q2', text: 'Yes.' },
      ],
      changes: { scale: { crossForce: true, forcesAffected: ['aldershire', 'brackenshire'], crossRegion: false, childrenInvolved: true } },
    },
    {
      answers: [{ questionId: 'q1', text: 'Two towns.' }],
      changes: { operationName: null, threat: { summary: 'Two towns.', ocgRef: 'OCG-7' }, forceTasking: { offStrategyReason: null } },
    },
    { answers: [{ questionId: 'q1', text: 'Two towns.' }] },
  ],
  recommend: [{ assessment }],
  'countersign-recommendation': [rationale],
  'return-recommendation': [{ reason: 'Not yet.' }],
  'propose-decline': [{ reasonCode: 'below-threshold', rationale: 'Too little.', advice: 'Ask the force intelligence unit.' }],
  'approve-decline': [rationale],
  'overturn-decline': [rationale],
  ...besideExamples,
  accept: [rationale],
  'refer-back': [rationale],
  allocate: [{ sia: 'sia.northmarch', rationale: 'Fits.', overrideReason: 'Knows the group.' }, { sia: 'sia.northmarch' }],
  'record-first-contact': [{ at: '2026-11-20T09:30:00Z', sioConfirmed: true, note: 'By telephone.' }],
  'propose-terms': [
    { basedOn: null, terms },
    { basedOn: 1, terms },
  ],
  'sign-terms': [{ version: 1, digest: hex }],
  'reject-terms': [{ comments: [{ clause: 'products', text: 'Too late.' }] }],
  'withdraw-terms': [{ reason: 'Overtaken by events.' }],
  'assign-team': [{ members: ['analyst.northmarch', 'data.northmarch'] }],
  'log-work': [
    { source: { system: 'PND', level: 'national' }, searchedAt: '2026-12-03', hours: 3.5, result: 'Two links.', pndRecorded: true },
  ],
  'confirm-pnd': [{ work: 'w1', at: '2026-12-04T12:00:00Z' }],
  'submit-product': [{ product }],
  'review-product': [
    { product: 'p1', outcome: 'release', comments: 'Sound.', pndConfirmed: true },
    { product: 'p1', outcome: 'rework', comments: 'Thin.', pndReason: 'Held elsewhere.' },
  ],
  'accept-product': [{ product: 'p1', comments: 'Useful.', options: [{ id: 'o1', adopted: true, owner: 'sio.aldershire' }] }],
  'request-rework': [{ product: 'p1', comments: 'Thin.' }],
  'propose-reassessment': [
    reassessment,
    { ...reassessment, recommendation: 'regional-owner', proposedOwner: 'northmarch-rocu', schemeReason: 'New.', droppedReason: 'None.' },
  ],
  'sign-reassessment': [{ digest: hex }],
  'reject-reassessment': [{ comments: 'No.' }],
  'confirm-ownership': [rationale],
  escalate: [
    { paper, extraordinary: false },
    { paper, ownerAgreement: { by: 'sio.aldershire', at: '2027-02-10T09:00:00Z' } },
  ],
  'revise-paper': [{ paper }],
  'withdraw-escalation': [{ reason: 'No longer needed.' }],
  'list-for-meeting': [{ meeting: 'northmarch-ttcg-2026-03' }],
  'record-decision': [
    {
      meeting: 'northmarch-ttcg-2026-03',
      outcome: 'transfer',
      newOwner: 'northmarch-rocu',
      optionsConsidered: ['retain', 'transfer to the ROCU'],
      rationale: 'It is regional.',
      dissent: 'One member would retain.',
    },
    {
      meeting: 'northmarch-ttcg-2026-03',
      outcome: 'commission-development',
      products: [{ type: 'financial-profile', question: 'Who profits?' }],
      optionsConsidered: ['retain', 'commission'],
      rationale: 'More is needed.',
    },
  ],
  'confirm-decision': [{}],
  'contest-record': [{ reason: 'That was not decided.' }],
  'accept-transfer': [{ lead: 'owner-lead.northmarch-rocu' }],
  'refuse-transfer': [{ reason: 'No capacity.' }],
  'record-master-list-change': [{ changedAt: '2027-03-02', keyedBy: 'triage.northmarch' }],
  ...aftermathExamples,
  ...gatewayExamples,
  ...priorityExamples,
  'propose-handover': [{ to: 'sio2.aldershire', reason: 'Posted elsewhere.' }],
  'accept-handover': [{ termsDigest: hex }, {}],
  'refuse-handover': [{ reason: 'On leave.' }],
  'report-sio-unavailable': [{ reason: 'In hospital.' }],
  'report-sio-available': [{ reason: 'Back at work.' }],
  'log-value': [{ value }],
  'verify-value': [{ entry: 'v1', comments: 'Seen.' }],
  'dispute-value': [{ entry: 'v1', comments: 'Two arrests, not three.' }],
  'answer-dispute': [{ entry: 'v1', comments: 'Three; see the log.' }],
  'reverse-value': [{ entry: 'v1', reason: 'Counted twice.' }],
  'record-apmis-entry': [{ entry: 'v1', apmisRef: 'AP-DEMO-1', enteredAt: '2027-03-05' }],
  'reconcile-value': [{ entry: 'v1', apmisRef: 'AP-DEMO-1', matches: true }],
  close: [
    { apmis: 'not-applicable', feedbackRequested: true, noValueReason: 'None.' },
    { apmis: 'AP-DEMO-1', feedbackRequested: true },
  ],
  withdraw: [{ reason: 'No longer needed.' }],
  ask: [{ to: 'gateway', text: 'Which towns?' }],
  reply: [{ inReplyTo: 'm1', text: 'Two towns.' }],
  nudge: [{}],
  note: [{ text: 'A note.' }],
  'correct-entry': [{ entry: 12, correction: 'It was two towns, not three.' }],
};
