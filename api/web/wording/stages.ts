import { isTerminal, type Case } from '../../../domain/case.ts';
import type { Directory } from '../../../domain/directory.ts';
import { escalationOf } from '../../../domain/escalation-state.ts';
import type { JourneyStep, Party, Role, Stage } from '../../../domain/words.ts';
import { stepOf } from '../../json/views/pen.ts';
import { inWords } from '../form/field.ts';
import { standingWords } from './standing-words.ts';

type StageWords = { readonly title: string; readonly now: string; readonly next: string };

/** What each stage is called, and what comes next. A stage without words does not compile. */
const stages: { readonly [S in Stage]: StageWords } = {
  'triage-queue': {
    title: 'Waiting for triage',
    now: 'Waiting for a triage officer of the gateway to claim it.',
    next: 'An officer claims it and assesses it.',
  },
  'in-triage': { title: 'In triage', now: 'The triage officer assesses it.', next: 'It is recommended to TOEX, or declined with advice.' },
  returned: {
    title: 'Returned for information',
    now: 'The SPOC answers the questions of the officer.',
    next: 'It goes back to the officer who asked.',
  },
  'redirect-offered': {
    title: 'Redirect offered',
    now: 'It is offered to another body.',
    next: 'That body acknowledges it or sends it back.',
  },
  'decline-review': {
    title: 'Decline under review',
    now: 'A second person reviews the proposal to decline.',
    next: 'The decline is approved, or the bid goes back to where it was.',
  },
  consideration: {
    title: 'Considered by TOEX',
    now: 'The TOEX manager considers the bid.',
    next: 'It is accepted, allocated, or referred back to triage.',
  },
  'awaiting-capacity': {
    title: 'Waiting for capacity',
    now: 'Accepted; the TOEX manager looks for an SIA.',
    next: 'A senior intelligence analyst (SIA) is allocated.',
  },
  terms: {
    title: 'Terms of reference',
    now: 'The SIA and the SIO agree the terms of reference.',
    next: 'Both sign the same version, and work begins.',
  },
  development: {
    title: 'In development',
    now: 'The team develops the intelligence and the products.',
    next: 'A product is submitted for review.',
  },
  'product-review': {
    title: 'Product in review',
    now: 'A reviewer who is not an author reads the product.',
    next: 'It is released to the SIO, or sent back.',
  },
  acceptance: {
    title: 'Product with the SIO',
    now: 'The SIO reads the released product.',
    next: 'It is accepted, or goes back for rework.',
  },
  reassessment: {
    title: 'Reassessment',
    now: 'The SIA and the SIO reassess the threat together.',
    next: 'Both sign, and the owner decides where the risk rests.',
  },
  ownership: {
    title: 'Ownership decision',
    now: 'The owner confirms that the risk stays.',
    next: 'Value is logged and the case is closed.',
  },
  escalated: { title: 'Escalated', now: 'A tasking body decides.', next: 'The decision takes effect.' },
  closing: { title: 'Closing', now: 'Value is logged.', next: 'The SIA closes the case.' },
  closed: { title: 'Closed', now: 'The case is closed.', next: 'The operational review is held when it is due.' },
  declined: {
    title: 'Declined',
    now: 'The bid was declined. The risk stays with its owner.',
    next: 'The force may appeal while the window is open.',
  },
  withdrawn: {
    title: 'Withdrawn',
    now: 'The bid was withdrawn. The risk stays with its owner.',
    next: 'Nothing: it can be bid for again.',
  },
  lapsed: { title: 'Lapsed', now: 'The bid lapsed. The risk stays with its owner.', next: 'Nothing: it can be bid for again.' },
  redirected: { title: 'Redirected', now: 'Another body has taken it over.', next: 'That body goes on with it.' },
  merged: { title: 'Merged', now: 'It goes on in the case it was merged into.', next: 'See the other case.' },
};
const isStage = (text: string): text is Stage => text in stages;
export const stageTitle = (stage: string): string => (isStage(stage) ? stages[stage].title : stage);

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

/** The journey as a list of steps with the current one marked; escalation is shown only where it happened. */
export const stripOf = (on: Case, known: { readonly directory: Directory }): Strip => {
  const { title, now, next } = { ...stages[on.stage], ...standingWords(on, known) };
  const at = stepOf(on);
  const decided = at === 'closure' && escalationOf(on)?.standing === 'complete';
  const shown = order.filter((step) => step !== 'escalation' || at === 'escalation' || decided);
  const current = shown.indexOf(at);
  const here = isTerminal(on.stage) ? 'ended' : 'current';
  const state = (index: number): StripStep['state'] =>
    on.stage === 'closed' || index < current ? 'done' : index === current ? here : 'to-come';
  return { steps: shown.map((step, index) => ({ title: steps[step], state: state(index) })), stage: title, now, next };
};
