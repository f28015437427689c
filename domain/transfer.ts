import { sure } from './sure.ts';
import { allClear } from './availability.ts';
import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import { isOwed } from './carrying.ts';
import type { Change, ClockChange } from './entries.ts';
import { toBeListed } from './escalation-clocks.ts';
import { mayOwn } from './directory.ts';
import { escalationOf, receiverOf, standingOf, withDecision, type Escalation, type TransferAnswer } from './escalation-state.ts';
import { agencyName, type Facts, person } from './facts.ts';
import { voided } from './handover.ts';
import { intoClosing } from './ownership.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { stamp } from './sides.ts';
import { live } from './stages.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import { notOwed, time } from './time.ts';
import { withoutSignatures } from './versions.ts';
import { isoDateOf } from './working-time.ts';

const MASTER_LIST = 'master-list-keyed';
const receiver: Authority = { role: 'owner-lead', of: 'receiver' };

/** The escalation whose transfer waits for its receiver; null where none does. */
const transferring = (on: Case): Escalation | null => {
  const escalation = escalationOf(on);
  return escalation?.standing === 'transfer-decided' ? escalation : null;
};
const nothingToAnswer = (on: Case): Refusal | null =>
  on.stage === 'escalated' && transferring(on) === null ? refuse('not-before-body', 'ESC-4', { standing: standingOf(on) }) : null;
/** OWN-6: every change of the owning agency is a task until somebody says that the list shows it. */
const listTask = (on: Case, agency: string, facts: Facts): ClockChange =>
  agency === on.masterList.keyedAgency
    ? { [MASTER_LIST]: null }
    : { [MASTER_LIST]: startClock(facts, on, { step: 'master-list-keyed', party: 'gateway' }) };
/** OWN-1, OWN-4: at this instant the receiving agency and its lead own the risk, and nobody else does. */
const toReceiver = (on: Case, { escalation, lead }: { readonly escalation: Escalation; readonly lead: string }, facts: Facts): Change => {
  const owner = { agency: sure(receiverOf(on)), user: lead };
  const closing = intoClosing(on, facts);
  const terms = withoutSignatures(on.terms, 'force');
  return {
    ...closing,
    owner,
    ownershipHistory: [...on.ownershipHistory, { ...owner, from: facts.now, by: 'accept-transfer' }],
    masterList: { ...on.masterList, agency: owner.agency },
    ...(Object.keys(terms).length === 0 ? {} : { terms }),
    escalations: { [escalation.id]: { ...escalation, standing: 'complete' } },
    ...((on.unavailable ?? null) === null ? {} : { unavailable: null }),
    clocks: { ...closing.clocks, ...allClear(on).clocks, ...listTask(on, owner.agency, facts) },
  };
};
/** ESC-4: a refused or unanswered transfer goes back to the body that decided it, with its secretary to list. */
const backToBody = (
  on: Case,
  escalation: Escalation,
  { answer, facts }: { readonly answer: TransferAnswer; readonly facts: Facts },
): Change => {
  const back: Escalation = { ...withDecision(escalation, { answer }), standing: 'to-list', refusals: escalation.refusals + 1 };
  return { escalations: { [back.id]: back }, ...toBeListed(on, back, { facts, owed: isOwed(back) }) };
};
/** OWN-1, OWN-2: an active officer of the agency that was asked, which can own a risk on the day of its answer as well. */
const unfitLead = (on: Case, lead: string, facts: Facts): Refusal | null => {
  if (!mayOwn(facts.directory.organisations[sure(receiverOf(on))])) return refuse('toex-never-owns', 'OWN-2', {});
  const found = person(facts, lead);
  const message = 'Choose an active officer of your agency, who holds the risk from now on.';
  const fits = found?.active === true && found.organisation === receiverOf(on);
  return fits ? null : refuse('fields-refused', 'OWN-1', { problems: [{ path: 'lead', rule: 'OWN-1', message }] });
};
const keyedProblems = (
  { changedAt, keyedBy }: { readonly changedAt: string; readonly keyedBy: string },
  facts: Facts,
): readonly FieldProblem[] => [
  ...(changedAt <= isoDateOf(facts.now)
    ? []
    : [{ path: 'changedAt', rule: 'OWN-6' as const, message: 'Give the day on which the list was changed; it cannot lie in the future.' }]),
  ...(person(facts, keyedBy) === null ? [{ path: 'keyedBy', rule: 'OWN-6' as const, message: 'Choose who changed the list.' }] : []),
];

// Machine B: a transfer is answered while the SIO is unavailable too (OWN-8).
const answered = { stages: { escalated: true }, whileHeld: true, whileSioUnavailable: true } as const;
export const transferRows: Rows<'accept-transfer' | 'refuse-transfer' | 'return-transfer' | 'record-master-list-change'> = {
  'accept-transfer': {
    rule: 'OWN-4',
    who: [receiver],
    ...answered,
    elsewhere: nothingToAnswer,
    decide: (on, { lead }, facts) => {
      const escalation = sure(transferring(on));
      const unfit = unfitLead(on, lead, facts);
      if (unfit !== null) return no(unfit);
      const accepted = withDecision(escalation, { answer: { outcome: 'accepted', ...stamp(facts), lead } });
      const after = toReceiver(on, { escalation: accepted, lead }, facts);
      const open = on.handover ?? null;
      const taken = { type: 'transfer-accepted' as const, about: { lead, from: on.owner }, after };
      // OWN-8: an accepted transfer voids a pending handover.
      return open === null ? yes(taken) : yes(voided(open, 'transferred'), taken);
    },
  },
  'refuse-transfer': {
    rule: 'ESC-4',
    who: [receiver],
    ...answered,
    elsewhere: nothingToAnswer,
    decide: (on, { reason }, facts) => {
      const escalation = sure(transferring(on));
      const answer: TransferAnswer = { outcome: 'refused', ...stamp(facts), reason };
      const about = { reason, agency: sure(receiverOf(on)) };
      return yes({ type: 'transfer-refused', about, after: backToBody(on, escalation, { answer, facts }) });
    },
  },
  'return-transfer': {
    rule: 'ESC-4',
    who: [time],
    ...answered,
    // OWN-8: while the SIO cannot act the offer does not lapse either.
    whileSioUnavailable: false,
    decide: (on, about, facts) => {
      const escalation = transferring(on);
      const refusal = notOwed(on, about, facts);
      if (refusal !== null || escalation === null) return no(refusal ?? refuse('moved-on', 'CLK-7', {}));
      const answer: TransferAnswer = { outcome: 'unanswered', by: 'system', at: facts.now };
      const after = backToBody(on, escalation, { answer, facts });
      return yes({ type: 'transfer-returned', about: { ...about, agency: sure(receiverOf(on)) }, after });
    },
  },
  'record-master-list-change': {
    rule: 'OWN-6',
    who: [
      { role: 'triage-officer', of: 'gateway' },
      { role: 'gateway-manager', of: 'gateway' },
      { role: 'owner-lead', of: 'gateway' },
    ],
    stages: live,
    whileHeld: true,
    whileSioUnavailable: true,
    elsewhere: ({ masterList: { agency, keyedAgency } }, facts) =>
      agency === keyedAgency ? refuse('already-recorded', 'OWN-6', { what: `${agencyName(facts, agency)} on the master list` }) : null,
    decide: (on, about, facts) => {
      const problems = keyedProblems(about, facts);
      if (problems.length > 0) return no(refuse('fields-refused', 'OWN-6', { problems }));
      const { agency } = on.masterList;
      const masterList = { agency, keyedAgency: agency, keyedAt: facts.now, keyedBy: about.keyedBy };
      return yes({ type: 'master-list-keyed', about: { ...about, agency }, after: { masterList, clocks: { [MASTER_LIST]: null } } });
    },
  },
};
