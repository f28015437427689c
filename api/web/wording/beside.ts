import type { CommandWords } from './command-words.ts';

/** What runs beside the stages: value, on its way to APMIS. */
export const valueWords = {
  'log-value': {
    title: 'Log value',
    effect: 'The other side is asked to verify the entry. Figures count verified entries only.',
    done: 'The value entry is logged.',
  },
  'verify-value': {
    title: 'Verify a value entry',
    effect: 'The entry counts in figures from now on. An entry that takes another back counts in none.',
    done: 'The entry is verified.',
  },
  'dispute-value': {
    title: 'Dispute a value entry',
    effect: 'Whoever logged it is asked to answer, or to take it back. A disputed entry counts in no figure.',
    done: 'The entry is disputed; whoever logged it is told.',
  },
  'answer-dispute': {
    title: 'Answer a dispute about value',
    effect: 'The entry stands as it was logged, with your answer beside the dispute, and is asked to be verified again.',
    done: 'The dispute is answered; the entry waits for the other side.',
  },
  'reverse-value': {
    title: 'Take a value entry back',
    effect:
      'Nothing is deleted: a reversing entry takes it back, for the other side to verify, and the entry counts in no figure from now on.',
    done: 'A reversing entry is logged.',
  },
  'record-apmis-entry': {
    title: 'Record entry on APMIS',
    effect:
      'The value entry is shown as entered on APMIS under this reference. This service does not write to APMIS: somebody has keyed it.',
    done: 'The entry is shown as entered on APMIS.',
  },
  'reconcile-value': {
    title: 'Reconcile with APMIS',
    effect: 'Where APMIS shows the same, the entry is reconciled. Where it does not, the SIA and the TOEX manager are told.',
    done: 'The comparison with APMIS is recorded.',
  },
} as const satisfies Readonly<Record<string, CommandWords>>;

/** And a hold. */
export const holdWords = {
  hold: {
    title: 'Put the case on hold',
    effect:
      'Every clock of the case stands still, and nothing but value, messages, notes and what concerns the owner goes on, until somebody resumes it. The risk stays with its owner. A hold that passes its review date is shown as stalled; it never ends by itself.',
    done: 'The case is on hold; the force is told.',
  },
  resume: {
    title: 'Resume the case',
    effect: 'The hold is over. Each clock goes on with the time that was left of it.',
    done: 'The case goes on where it was.',
  },
  'review-hold': {
    title: 'Review the hold',
    effect: 'The hold goes on until the new review date.',
    done: 'The hold goes on; it has a new review date.',
  },
} as const satisfies Readonly<Record<string, CommandWords>>;
