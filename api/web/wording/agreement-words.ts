import type { CaseCommand } from '../../../domain/commands.ts';
import type { CommandWords } from './command-words.ts';

type OfTerms = 'propose-terms' | 'sign-terms' | 'reject-terms' | 'withdraw-terms';
type OfHandover = 'propose-handover' | 'accept-handover' | 'refuse-handover';
/** The words of what two people agree on: the terms, and a handover. */
export const agreementWords: { readonly [C in Extract<CaseCommand, OfTerms | OfHandover>]: CommandWords } = {
  'propose-terms': {
    title: 'Propose terms of reference',
    effect:
      'A new version takes the place of any open one, with a digest of its own. Your side has then signed it; the other side signs or rejects it. While work goes on it is a variation: what is agreed stays in force until both have signed.',
    done: 'Your version is proposed and signed by your side.',
  },
  'sign-terms': {
    title: 'Sign the terms of reference',
    effect:
      'You sign exactly the version shown here, by its digest. When both sides have signed, it is agreed and in force, in the place of any version before.',
    done: 'You have signed the terms.',
  },
  'reject-terms': {
    title: 'Reject this version of the terms',
    effect:
      'The side that proposed it gets your comments, clause by clause, and may propose another version. What is agreed stays in force.',
    done: 'The version is rejected; its proposer reads your comments.',
  },
  'withdraw-terms': {
    title: 'Withdraw this version of the terms',
    effect: 'The version that your side proposed is taken off the table, with your reason. A version that is agreed stays in force.',
    done: 'The version is withdrawn.',
  },
  'propose-handover': {
    title: 'Name a successor',
    effect:
      'The officer named here is asked to become SIO and to take the risk over. Until they accept, the SIO and the risk stay as they are. Another successor may be named at any time.',
    done: 'The successor is asked.',
  },
  'accept-handover': {
    title: 'Accept the handover',
    effect:
      'From this instant you are the SIO and hold the risk. Terms that are agreed stand, and you acknowledge their digest; a signature of your predecessor on terms that are not agreed yet is void.',
    done: 'You are the SIO now, and hold the risk.',
  },
  'refuse-handover': {
    title: 'Refuse the handover',
    effect: 'The SIO and the risk stay as they are. Whoever named you gets your reason.',
    done: 'The handover is refused.',
  },
};
