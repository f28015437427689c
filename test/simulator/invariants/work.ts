// Triage, terms, products, reassessment, value: who may not judge their own, and what is never taken back.
import type { Case } from '../../../domain/case.ts';
import { isLive } from '../../../domain/case.ts';
import { firstOf, same, type Invariant } from './invariant.ts';

const development = ['development', 'product-review', 'acceptance'];
const inForce = (on: Case) => Object.values(on.terms).filter(({ status }) => status === 'agreed');
const open = ['owed', 'submitted', 'released'];
const roundOf = (before: Case | null, after: Case): boolean => before?.round === after.round;

export const work: readonly Invariant[] = [
  {
    rules: 'TRI-1, TRI-2, ACC-5',
    breach: ({ before, after, given: { name, by } }) =>
      firstOf(
        after.stage === 'in-triage' && after.claimer === null && 'in triage, and nobody has claimed it',
        after.claimer !== null && after.claimer !== before?.claimer &&
          [after.spoc, after.customer, after.owner.user].includes(after.claimer) && `${after.claimer} triages their own bid`,
        ['approve-decline', 'overturn-decline'].includes(name) && before?.decline?.proposedBy === by && 'decided on their own proposal (TRI-4)',
      ), // prettier-ignore
  },
  {
    rules: 'TRI-3, TRI-8',
    breach: ({ before, after, given: { by } }) =>
      after.stage !== 'consideration' || before?.stage !== 'in-triage'
        ? null
        : firstOf(
            after.triage === null && 'recommended without an assessment',
            after.triage !== null && !(after.triage.assessment.complete && after.triage.assessment.overlapsChecked) && 'an unfinished assessment',
            after.ownRocu && (after.triage?.countersignedBy ?? null) === null && 'its own bid, and nobody countersigned',
            after.ownRocu && after.triage?.recommendedBy === by && 'countersigned by who recommended it',
          ), // prettier-ignore
  },
  {
    rules: 'TRI-5',
    breach: ({ before, after }) => {
      const asked = before?.returns?.at(-1);
      if (before?.stage !== 'returned') return null;
      if (after.stage === 'triage-queue')
        return after.returns?.at(-1)?.questions.some(({ answer }) => answer === null) === true ? 'resubmitted with an open question' : null;
      if (after.stage !== 'lapsed') return null;
      const told = Object.values(before.clocks).find(({ step }) => step === 'answer-return')?.told ?? [];
      return told.length < 2 || asked === undefined ? `lapsed after ${String(told.length)} reminders` : null;
    },
  },
  {
    rules: 'TOR-1, TOR-2, TOR-4, TOR-5',
    breach: ({ before, after }) =>
      firstOf(
        inForce(after).length > 1 && 'two versions in force',
        development.includes(after.stage) && inForce(after).length !== 1 && 'work without agreed terms',
        Object.keys(after.products).length > 0 && inForce(after).length === 0 && 'products without agreed terms',
        ...Object.values(after.terms).flatMap(({ version, status, digest, signatures, terms }) => {
          const was = before?.terms[String(version)];
          return [
            signatures.some((each) => each.digest !== digest) && 'a signature on another digest',
            new Set(signatures.map(({ user }) => user)).size !== signatures.length && 'one person signed for both sides',
            new Set(signatures.map(({ side }) => side)).size !== signatures.length && 'two signatures of one side',
            status === 'agreed' && signatures.length !== 2 && 'agreed with one signature',
            was !== undefined && (was.digest !== digest || !same(was.terms, terms)) && 'a version was altered',
            was?.status === 'agreed' && !['agreed', 'superseded'].includes(status) && 'an agreement was undone (TOR-6)',
          ];
        }),
      ),
  },
  {
    rules: 'DEV-2, DEV-4, DEV-5, TOR-6',
    breach: ({ before, after, given: { name, by } }) =>
      firstOf(
        ...Object.values(after.products).flatMap(({ id, status, authors, reviewedBy }) => {
          const was = roundOf(before, after) ? before?.products[id] : undefined;
          const named = inForce(after).flatMap(({ terms }) => terms.products.map((each) => each.id));
          return [
            open.includes(status) && isLive(after) && !named.includes(id) && `${id} is open, and the terms do not name it`,
            status === 'released' && reviewedBy !== null && authors.includes(reviewedBy) && `${reviewedBy} reviewed their own product`,
            status === 'accepted' && was !== undefined && was.status !== 'accepted' && name !== 'accept-product' && `${name} accepted ${id}`,
            status === 'accepted' && was?.status !== 'accepted' && by !== after.owner.user && 'accepted by another than the SIO',
            was?.status === 'accepted' && status !== 'accepted' && `${id} was accepted and is ${status}`,
          ];
        }),
      ), // prettier-ignore
  },
  {
    rules: 'REA-1, REA-2',
    breach: ({ before, after, given: { name } }) =>
      firstOf(
        after.stage === 'reassessment' && before?.stage !== 'reassessment' &&
          Object.values(after.products).some(({ status }) => open.includes(status)) && 'reassessed with an open product',
        name === 'sign-reassessment' && after.stage === 'ownership' &&
          !Object.values(after.reassessments).some(({ status, signatures }) => status === 'signed' && new Set(signatures.map(({ user }) => user)).size === 2) &&
          'no reassessment that both sides signed',
      ), // prettier-ignore
  },
  {
    rules: 'VAL-1, VAL-2, VAL-3, VAL-4',
    breach: ({ before, after, given: { by, directory } }) =>
      firstOf(
        after.stage === 'closed' && before?.stage === 'closing' && Object.keys(after.value).length === 0 && after.closure?.noValue !== true && 'closed without value or a reason',
        after.stage === 'closed' && before?.stage === 'closing' && Object.hasOwn(before.clocks, 'master-list-keyed') && 'closed with an open master-list task',
        ...Object.keys(before?.value ?? {}).map((id) => after.value[id] === undefined && `${id} is gone from the ledger`),
        ...Object.values(after.value).flatMap((entry) => {
          const was = before?.value[entry.id];
          return [
            was !== undefined && !same({ ...was, ...facts(entry) }, entry) && `what ${entry.id} claims was altered`,
            entry.verifiedBy !== null && entry.verifiedBy === entry.claimedBy.user && 'verified their own entry',
            was?.verifiedBy === null && entry.verifiedBy !== null && directory.people[by ?? '']?.organisation === entry.claimedBy.organisation && 'verified by their own side',
            entry.side === 'toex' && entry.kind === 'disruption' && 'TOEX claims a disruption',
          ];
        }),
      ), // prettier-ignore
  },
];
/** Facts that come to a value entry later; all else is as it was claimed. */
const facts = ({ status, verifiedBy, verifiedAt, apmisStatus, disputes, exported, entered, enteredAt, reconciled, reversedBy }: Case['value'][string]) =>
  ({ status, verifiedBy, verifiedAt, apmisStatus, disputes, exported, entered, enteredAt, reconciled, reversedBy }); // prettier-ignore
