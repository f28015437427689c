import type { CaseWait } from '../../ports.ts';
import type { WaitKind } from '../../../domain/waits.ts';

/** What waits beside the pen, as its reader is asked, and where it is done. */
const words: { readonly [K in WaitKind]: (of: Pick<CaseWait, 'id'>) => { readonly text: string; readonly part: string } } = {
  nomination: () => ({ text: 'You are named as the next SIO: accept or refuse', part: '/ownership' }),
  transfer: () => ({ text: 'A threat is offered to your agency: accept it or refuse it', part: '/offer' }),
  signature: ({ id }) => ({ text: `Terms version ${id} wait for your signature, or for your comments`, part: '/terms' }),
  question: () => ({ text: 'A question is put to you: reply', part: '/messages' }),
  verification: ({ id }) => ({ text: `Value entry ${id} of the other side: verify or dispute it`, part: '/value' }),
  dispute: ({ id }) => ({ text: `Value entry ${id} of your side is disputed: answer, or take it back`, part: '/value' }),
};
export const waitWords = (wait: CaseWait): { readonly text: string; readonly href: string } => {
  const { text, part } = words[wait.kind](wait);
  return { text, href: `/cases/${wait.ref}${part}` };
};
