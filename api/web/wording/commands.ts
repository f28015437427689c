import type { CaseCommand } from '../../../domain/commands.ts';
import { agreementWords } from './agreement-words.ts';
import { impasseWords } from './impasse-words.ts';
import { aftermathWords } from './aftermath-words.ts';
import { appealWords } from './appeal-words.ts';
import { holdWords, valueWords } from './beside.ts';
import type { CommandWords } from './command-words.ts';
import { escalationWords } from './escalation-words.ts';
import { linkWords } from './link-words.ts';
import { gatewayWords } from './gateway-words.ts';
import { messageWords } from './messages.ts';
import { priorityWords } from './priority-words.ts';
import { peopleWords } from './people-words.ts';

/** The words of every command that a person may give to a case. A command without words does not compile. */
export const commandWords: { readonly [C in CaseCommand]: CommandWords } = {
  ...escalationWords,
  ...appealWords,
  ...aftermathWords,
  ...impasseWords,
  ...gatewayWords,
  ...priorityWords,
  claim: {
    title: 'Claim this bid',
    effect: 'You become the officer of this bid. The clock for the triage outcome is yours until you recommend, decline or release it.',
    done: 'You have claimed this bid.',
  },
  release: {
    title: 'Release this bid',
    effect: 'The bid goes back to the triage queue, where any officer of the gateway may claim it. What you wrote stays on the record.',
    done: 'The bid is back in the triage queue.',
  },
  'return-for-information': {
    title: 'Return for information',
    effect:
      'The bid goes back to the SPOC with your questions, and the clock is the force’s until it is resubmitted. It is then offered to you first. Unanswered, it lapses after two reminders and after the SIO was told.',
    done: 'The bid is with the SPOC. You are told when it comes back.',
  },
  'answer-and-resubmit': {
    title: 'Answer and resubmit',
    effect: 'The bid goes back to the triage queue with your answers, and is offered first to the officer who asked.',
    done: 'The bid is with the gateway again.',
  },
  recommend: {
    title: 'Recommend to TOEX',
    effect: 'The bid goes to the TOEX manager with your assessment. A bid of the own ROCU waits for a gateway manager to countersign.',
    done: 'Your recommendation is recorded.',
  },
  'countersign-recommendation': {
    title: 'Countersign the recommendation',
    effect: 'The bid goes to the TOEX manager. You answer for it as the second person.',
    done: 'The recommendation is countersigned.',
  },
  'return-recommendation': {
    title: 'Return the recommendation',
    effect: 'The officer gets the bid back with your reason.',
    done: 'The recommendation is back with the officer.',
  },
  'propose-decline': {
    title: 'Propose to decline',
    effect: 'A gateway manager who did not propose it decides. The risk stays with its owner throughout.',
    done: 'Your proposal to decline waits for a gateway manager.',
  },
  'approve-decline': {
    title: 'Approve the decline',
    effect: 'The bid is declined with the advice to the force, and the appeal window opens. The risk stays with its owner.',
    done: 'The bid is declined; the force is told.',
  },
  'overturn-decline': {
    title: 'Overturn the decline',
    effect: 'The bid goes back to where it came from.',
    done: 'The bid is back where it came from.',
  },
  ...linkWords,
  accept: { title: 'Accept for TOEX', effect: 'The bid waits for capacity until an SIA is allocated.', done: 'The bid is accepted.' },
  'refer-back': {
    title: 'Refer back to triage',
    effect: 'The bid goes back to the triage queue and is offered to the last officer first.',
    done: 'The bid is back with triage.',
  },
  allocate: {
    title: 'Allocate to an SIA',
    effect: 'The SIA takes the case and makes first contact with the SIO; the terms of reference begin.',
    done: 'The case is allocated.',
  },
  'record-first-contact': {
    title: 'Record first contact',
    effect: 'The clock for first contact is met.',
    done: 'First contact is recorded.',
  },
  ...agreementWords,
  'assign-team': {
    title: 'Assign the team',
    effect: 'The people chosen here are the team; whoever is not chosen leaves it.',
    done: 'The team is assigned.',
  },
  'log-work': {
    title: 'Log work',
    effect: 'The search is logged by source, and the clock for work starts anew.',
    done: 'The work is logged.',
  },
  'confirm-pnd': {
    title: 'Confirm recording on PND',
    effect: 'The work entry is shown as recorded on the Police National Database.',
    done: 'Recording on PND is confirmed.',
  },
  'submit-product': {
    title: 'Submit a product for review',
    effect: 'A reviewer who is not an author reads it.',
    done: 'The product waits for its review.',
  },
  'review-product': {
    title: 'Review the product',
    effect: 'Released, it goes to the SIO; sent back, the authors get your comments.',
    done: 'Your review is recorded.',
  },
  'accept-product': {
    title: 'Accept the product',
    effect: 'The product counts as delivered. Say which options you adopt, and who owns each.',
    done: 'The product is accepted.',
  },
  'request-rework': {
    title: 'Ask for rework',
    effect: 'The authors get the product back with your comments.',
    done: 'The product is back with its authors.',
  },
  'propose-reassessment': {
    title: 'Propose the reassessment',
    effect: 'A new version with a digest of its own, signed by TOEX. The SIO signs or rejects it.',
    done: 'The reassessment waits for the SIO.',
  },
  'sign-reassessment': {
    title: 'Sign the reassessment',
    effect: 'You sign exactly the version shown here, by its digest. The owner then decides where the risk rests.',
    done: 'You have signed the reassessment.',
  },
  'reject-reassessment': {
    title: 'Reject the reassessment',
    effect: 'The SIA gets your comments and the pen.',
    done: 'The reassessment is back with the SIA.',
  },
  'confirm-ownership': {
    title: 'Confirm ownership',
    effect: 'The risk stays with your agency and with you as its SIO. Value is then logged and the case is closed.',
    done: 'Ownership is confirmed.',
  },
  ...valueWords,
  close: {
    title: 'Close the case',
    effect: 'The journey ends. Notes, verification and late values stay possible.',
    done: 'The case is closed.',
  },
  ...holdWords,
  ...peopleWords,
  withdraw: {
    title: 'Withdraw the bid',
    effect:
      'Before development everything stops here. After work has begun, value is logged and the case is then closed as withdrawn. The risk stays with its owner either way.',
    done: 'The bid is withdrawn.',
  },
  ...messageWords,
};
const names = Object.keys(commandWords);
export const isCaseCommand = (name: string): name is CaseCommand => names.includes(name);
export const caseCommands: readonly CaseCommand[] = names.filter(isCaseCommand);
