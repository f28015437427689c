import type { Outcome } from '../../../domain/escalation-state.ts';

/** What a body may decide, in words. */
const outcomes: { readonly [O in Outcome]: string } = {
  retain: 'Retain with the present owner',
  transfer: 'Transfer to another agency',
  'refer-to-ftt': 'Refer to the Federated Tasking Team',
  defer: 'Defer',
  'commission-development': 'Commission further development',
  reject: 'Reject the paper',
};
const isOutcome = (text: string): text is Outcome => text in outcomes;
export const outcomeTitle = (text: string): string => (isOutcome(text) ? outcomes[text] : text);
