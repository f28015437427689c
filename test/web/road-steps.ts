// The steps of one bid from the queue to closure, as the fields of their forms.
import type { Cast } from './cast.ts';
import { provenValue, type Filling } from './filling.ts';

const score = (at: string): Filling => ({
  ...Object.fromEntries(
    [
      'harm.physical',
      'harm.psychological',
      'harm.financial',
      'harm.community',
      'scope',
      'likelihood',
      'vulnerability',
      'capacity',
      'capability',
    ].map((name) => [`${at}.${name}`, '3']),
  ),
  [`${at}.confidence`]: 'medium',
  [`${at}.rationale`]: 'Three reports, two sources.',
});
const date = (at: string, [day, month, year]: readonly [string, string, string]): Filling => ({
  [`${at}.day`]: day,
  [`${at}.month`]: month,
  [`${at}.year`]: year,
});
const terms: Filling = {
  'terms.purpose': 'One joined picture.',
  'terms.objectives.0': 'Know who is involved.',
  'terms.questions.0': 'Who leads the group?',
  'terms.inScope': 'The retail park.',
  'terms.outOfScope': 'Other towns.',
  ...date('terms.period.to', ['26', '2', '2028']),
  'terms.products.0.type': 'problem-profile',
  'terms.products.0.title': 'Profile of the group',
  'terms.products.0.format': 'document',
  ...date('terms.products.0.due', ['28', '1', '2028']),
  'terms.dataSources': ['pnd'],
  'terms.authorities': 'None beyond the usual.',
  ...date('terms.reviewPoints.0', ['10', '1', '2028']),
  'terms.assumptions': 'Two analysts.',
  'terms.dissemination': 'To the SIO.',
  'terms.successMeasures': 'The SIO can act.',
};

export type Step = {
  readonly by: string;
  readonly command: string;
  readonly fields: Filling;
  /** The part of the case's page on which its link is found. */
  readonly on: string;
};
const because: Filling = { rationale: 'Because it fits.' };
const reason: Filling = { reason: 'The court sits first.' };
const step = (by: string, command: string, fields: Filling = {}): Step => ({ by, command, fields, on: '' });
const assessed: Filling = {
  'assessment.complete': 'true',
  'assessment.inRemit': 'true',
  'assessment.overlapsChecked': 'true',
  'assessment.priority': 'P2',
  'assessment.confidence': 'medium',
  ...score('assessment.score'),
  'assessment.rationale': 'Fits the remit.',
};
const held: Filling = { reasonCode: 'awaiting-force', ...reason };

/** From the queue to proposed terms. A bid of the own ROCU has its recommendation countersigned (TRI-8). */
const triage = ({ officer, gateway, manager, sia, spoc, sio, successor }: Cast, ownRocu: boolean): readonly Step[] => [
  step(officer, 'claim'),
  ...(successor === null
    ? []
    : [
        step(officer, 'return-for-information', { 'questions.0.text': 'Which towns?' }),
        step(spoc, 'answer-and-resubmit', { 'answers.0.text': 'Two of them.' }),
        step(officer, 'claim'),
        step(officer, 'hold', held),
        step(sio, 'ask', { to: 'gateway', text: 'Until when?' }),
        { ...step(officer, 'reply', { text: 'Until Friday.' }), on: '/messages' },
        step(officer, 'resume', reason),
      ]),
  step(officer, 'recommend', assessed),
  ...(ownRocu ? [step(gateway, 'countersign-recommendation', because)] : []),
  step(manager, 'accept', because),
  step(manager, 'allocate', { sia, overrideReason: 'Knows the SIO’s force.' }),
  step(sia, 'record-first-contact', { sioConfirmed: 'true', note: 'By telephone.' }),
  step(sia, 'propose-terms', terms),
];
/** From proposed terms to their signature, and a handover while work goes on. */
const agreement = ({ manager, sia, sio, successor }: Cast): readonly Step[] => [
  ...(successor === null
    ? []
    : [
        step(sio, 'reject-terms', { 'comments.0.clause': 'inScope', 'comments.0.text': 'Name the towns.' }),
        step(sia, 'propose-terms', { 'terms.inScope': 'Both towns.' }),
        step(sia, 'withdraw-terms', { reason: 'A date is wrong.' }),
        step(sia, 'propose-terms', { 'terms.inScope': 'Both towns, and the road between.' }),
      ]),
  step(sio, 'sign-terms'),
  ...(successor === null
    ? []
    : [
        step(manager, 'nudge'),
        step(sio, 'propose-handover', { to: successor, ...reason }),
        step(successor, 'accept-handover'),
        step(sia, 'propose-terms', {
          'terms.products.1.type': 'network-chart',
          'terms.products.1.title': 'Chart of the group',
          'terms.products.1.format': 'document',
          'terms.products.1.marking': 'OFFICIAL-SENSITIVE',
          ...date('terms.products.1.due', ['28', '1', '2028']),
        }),
        step(successor, 'sign-terms'),
      ]),
];
const product = ({ analyst, sia, sio }: Cast): readonly Step[] => [
  step(analyst, 'submit-product', {
    'product.heldAt': 'case store, folder 12',
    'product.options.0.strand': 'enforcement',
    'product.options.0.fourP': 'pursue',
    'product.options.0.text': 'Visit the retail park.',
    'product.gaps.0': 'Vehicles.',
  }),
  step(sia, 'review-product', { outcome: 'release', comments: 'Sound.', pndConfirmed: 'true' }),
  step(sio, 'accept-product', { comments: 'Useful.', 'options.0.adopted': 'true', 'options.0.owner': sio }),
];
/** From the first work to closure, with the SIO of that time. */
const work = (cast: Cast, ownRocu: boolean): readonly Step[] => {
  const { sia, analyst, sio, successor } = cast;
  return [
    step(sia, 'assign-team', { members: [analyst] }),
    step(analyst, 'log-work', {
      'source.system': 'PND',
      'source.level': 'national',
      hours: '3.5',
      result: 'Two links found.',
      pndRecorded: 'false',
    }),
    step(analyst, 'confirm-pnd'),
    ...product(cast),
    ...(successor === null ? [] : product(cast)),
    step(sia, 'propose-reassessment', {
      ...score('score'),
      'scale.nimLevel': '2',
      'scale.crossForce': 'true',
      'scale.crossRegion': 'false',
      'scale.international': 'false',
      recommendation: ownRocu ? 'remain-rocu' : 'remain-force',
      rationale: 'The owner can hold it.',
    }),
    step(sio, 'sign-reassessment'),
    step(sio, 'confirm-ownership', because),
    step(sia, 'log-value', provenValue),
    ...(successor === null
      ? []
      : [
          step(sio, 'dispute-value', { comments: 'Two arrests, not three.' }),
          step(sia, 'answer-dispute', { comments: 'The custody record says three.' }),
          { ...step(sio, 'correct-entry', { correction: 'It was three.' }), on: '/history' },
        ]),
    step(sio, 'verify-value', { comments: 'Confirmed.' }),
    step(sia, 'close', { feedbackRequested: 'true' }),
  ];
};
/** The straight road, and for a cast with a successor all that goes on beside it. */
export const road = (cast: Cast, ownRocu: boolean): readonly Step[] => [
  ...triage(cast, ownRocu),
  ...agreement(cast),
  ...work({ ...cast, sio: cast.successor ?? cast.sio }, ownRocu),
];
