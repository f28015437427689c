import { isTerminal, type Case } from '../../../domain/case.ts';
import type { Directory } from '../../../domain/directory.ts';
import { escalationOf } from '../../../domain/escalation-state.ts';
import { REVIEW_HELD } from '../../../domain/review.ts';
import { titleOfStage } from '../../../domain/stage-titles.ts';
import type { JourneyStep, Party, Role, Stage } from '../../../domain/words.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import { stepOf } from '../../json/views/pen.ts';
import { inWords } from '../form/field.ts';
import { standingWords } from './standing-words.ts';
import { dayOf } from './times.ts';

type StageWords = { readonly now: string; readonly next: string };

/** What happens at each stage, and what comes next. A stage without words does not compile. */
const stages: { readonly [S in Stage]: StageWords } = {
  'triage-queue': {
    now: 'Waiting for a triage officer of the gateway to claim it.',
    next: 'An officer claims it and assesses it.',
  },
  'in-triage': { now: 'The triage officer assesses it.', next: 'It is recommended to TOEX, or declined with advice.' },
  returned: {
    now: 'The SPOC answers the questions of the officer.',
    next: 'It goes back to the officer who asked.',
  },
  'redirect-offered': {
    now: 'It is offered to another body.',
    next: 'That body acknowledges it or sends it back.',
  },
  'decline-review': {
    now: 'A second person reviews the proposal to decline.',
    next: 'The decline is approved, or the bid goes back to where it was.',
  },
  consideration: {
    now: 'The TOEX manager considers the bid.',
    next: 'It is accepted, allocated, or referred back to triage.',
  },
  'awaiting-capacity': {
    now: 'Accepted; the TOEX manager looks for an SIA.',
    next: 'A senior intelligence analyst (SIA) is allocated.',
  },
  terms: {
    now: 'The SIA and the SIO agree the terms of reference.',
    next: 'Both sign the same version, and work begins.',
  },
  development: {
    now: 'The team develops the intelligence and the products.',
    next: 'A product is submitted for review.',
  },
  'product-review': {
    now: 'A reviewer who is not an author reads the product.',
    next: 'It is released to the SIO, or sent back.',
  },
  acceptance: {
    now: 'The SIO reads the released product.',
    next: 'It is accepted, or goes back for rework.',
  },
  reassessment: {
    now: 'The SIA and the SIO reassess the threat together.',
    next: 'Both sign, and the owner decides where the risk rests.',
  },
  ownership: {
    now: 'The owner confirms that the risk stays.',
    next: 'Value is logged and the case is closed.',
  },
  escalated: { now: 'A tasking body decides.', next: 'The decision takes effect.' },
  closing: { now: 'Value is logged.', next: 'The SIA closes the case.' },
  closed: { now: 'The case is closed.', next: 'Nothing more is owed on it.' },
  declined: {
    now: 'The bid was declined. The risk stays with its owner.',
    next: 'The force may appeal while the window is open.',
  },
  withdrawn: {
    now: 'The bid was withdrawn. The risk stays with its owner.',
    next: 'Nothing. If the need is there again, it is copied to a new draft.',
  },
  lapsed: {
    now: 'The bid lapsed. The risk stays with its owner.',
    next: 'Nothing. If the need is there again, it is copied to a new draft.',
  },
  redirected: { now: 'Another body has taken it over.', next: 'That body goes on with it.' },
  merged: { now: 'It goes on in the case it was merged into.', next: 'See the other case.' },
};
export const stageCodes: readonly string[] = Object.keys(stages);
export const isStage = (text: string): text is Stage => Object.hasOwn(stages, text);
export { titleOfStage as stageTitle };

const parties: { readonly [P in Party]: string } = {
  force: 'The owning agency',
  gateway: 'The regional gateway',
  toex: 'TOEX',
  body: 'The tasking body',
};
const isParty = (text: string): text is Party => text in parties;
export const partyWords = (party: string): string => (isParty(party) ? parties[party] : party);

const roles: { readonly [R in Role | 'reviewer' | 'owner']: string } = {
  spoc: 'force SPOC',
  requester: 'requester',
  sio: 'SIO',
  'triage-officer': 'triage officer',
  'gateway-manager': 'gateway manager',
  'toex-manager': 'TOEX manager',
  sia: 'SIA',
  analyst: 'analyst',
  chair: 'chair',
  secretary: 'secretary',
  'owner-lead': 'owner lead',
  performance: 'performance lead',
  'information-manager': 'information manager',
  auditor: 'auditor',
  administrator: 'administrator',
  reviewer: 'reviewer',
  owner: 'owner',
};
const isRole = (text: string): text is Role | 'reviewer' | 'owner' => text in roles;
export const roleWords = (role: string): string => (isRole(role) ? roles[role] : inWords(role));

const steps: { readonly [S in JourneyStep]: string } = {
  triage: 'Triage',
  consideration: 'Consideration',
  allocation: 'Allocation',
  terms: 'Terms of reference',
  development: 'Development',
  reassessment: 'Reassessment',
  ownership: 'Ownership',
  escalation: 'Escalation',
  closure: 'Value and closure',
};
const order: readonly JourneyStep[] = [
  'triage',
  'consideration',
  'allocation',
  'terms',
  'development',
  'reassessment',
  'ownership',
  'escalation',
  'closure',
];

export type StripStep = { readonly title: string; readonly state: 'done' | 'current' | 'ended' | 'to-come' };
export type Strip = { readonly steps: readonly StripStep[]; readonly stage: string; readonly now: string; readonly next: string };

/** What is still to come of what is closed: its operational review. */
const reviewWords = ({ stage, clocks }: Case): { readonly next?: string } => {
  if (stage !== 'closed') return {};
  const [asked, held] = [clocks['operational-review'], clocks[REVIEW_HELD]];
  if (held !== undefined) return { next: `The operational review is held by ${dayOf(isoDateOf(held.dueAt))}.` };
  return asked === undefined ? {} : { next: `The operational review is asked for on ${dayOf(isoDateOf(asked.dueAt))}.` };
};

/** The journey as a list of steps with the current one marked; escalation is shown only where it happened. */
export const stripOf = (on: Case, known: { readonly directory: Directory }): Strip => {
  const { title, now, next } = { title: titleOfStage(on.stage), ...stages[on.stage], ...standingWords(on, known), ...reviewWords(on) };
  const at = stepOf(on);
  const decided = at === 'closure' && escalationOf(on)?.standing === 'complete';
  const shown = order.filter((step) => step !== 'escalation' || at === 'escalation' || decided);
  const current = shown.indexOf(at);
  const here = isTerminal(on.stage) ? 'ended' : 'current';
  const state = (index: number): StripStep['state'] =>
    on.stage === 'closed' || index < current ? 'done' : index === current ? here : 'to-come';
  return { steps: shown.map((step, index) => ({ title: steps[step], state: state(index) })), stage: title, now, next };
};
