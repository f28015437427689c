import type { CaseWait } from '../../ports.ts';
import type { WaitKind } from '../../../domain/waits.ts';

/** What waits beside the pen, as its reader is asked, and where it is done. */
const words: { readonly [K in WaitKind]: (of: Pick<CaseWait, 'id'>) => { readonly text: string; readonly part: string } } = {
  nomination: () => ({ text: 'You are named as the next SIO: accept or refuse', part: '/ownership' }),
  transfer: () => ({ text: 'A threat is offered to your agency: accept it or refuse it', part: '/offer' }),
  redirect: () => ({ text: 'A bid is offered to your body by a gateway: acknowledge it or send it back', part: '' }),
  signature: ({ id }) => ({ text: `Terms version ${id} wait for your signature, or for your comments`, part: '/terms' }),
  link: () => ({ text: 'Somebody asks to link another case with this one: confirm it, or take it back', part: '/links' }),
  merge: ({ id }) => ({ text: `It is proposed to merge ${id} into this case: consent or refuse`, part: '/links' }),
  'product-review': ({ id }) => ({ text: `Product ${id} waits for its review: release it, or ask for rework`, part: '/development' }),
  acceptance: ({ id }) => ({ text: `Product ${id} is released to you: accept it, or ask for rework`, part: '/development' }),
  question: () => ({ text: 'A question is put to you: reply', part: '/messages' }),
  verification: ({ id }) => ({ text: `Value entry ${id} of the other side: verify or dispute it`, part: '/value' }),
  acknowledgement: ({ id }) => ({
    text: `Version ${id} of the terms is in force, and you have not signed it: read and acknowledge it`,
    part: '/do/acknowledge-terms',
  }),
  urgency: () => ({ text: 'A case is flagged as urgent: confirm it or lower it', part: '' }),
  review: () => ({ text: 'The operational review is due: hold it together and record it', part: '/value' }),
  appeal: () => ({ text: 'An appeal against a decline: decide it', part: '/triage' }),
  dispute: ({ id }) => ({ text: `Value entry ${id} of your side is disputed: answer, or take it back`, part: '/value' }),
};
export const waitWords = (wait: CaseWait): { readonly text: string; readonly href: string } => {
  const { text, part } = words[wait.kind](wait);
  return { text, href: `/cases/${wait.ref}${part}` };
};
