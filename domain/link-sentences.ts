import { mayBeFollowed } from './following.ts';
import type { LinkRefusals } from './link-refusals.ts';
import type { Sentence } from './sentence.ts';
import { quotedStage } from './stage-titles.ts';

/** Refusals of links. */
export const linkSentences: { readonly [K in keyof LinkRefusals]: Sentence<K> } = {
  'merge-would-move-risk': {
    status: 409,
    says: ({ ref, agency, other }) =>
      `${ref} belongs to ${other} and this case to ${agency}: a merge would move risk. Link the two instead, as lead and supporting: one piece of work, and each agency keeps its own risk.`,
  },
  'merge-unfit': { status: 409, says: ({ ref, why }) => `${ref} ${why}, so nothing is merged into it. Link the two cases instead.` },
  'merge-pending': {
    status: 409,
    says: ({ into }) => `A merge into ${into} waits for the consent of both SIOs. Wait for their answers, or release the bid.`,
  },
  'no-merge-pending': {
    status: 409,
    says: () => 'No merge is proposed here, so there is nothing to answer. Open the case to see what became of it.',
  },
  'not-reopened': {
    status: 409,
    says: ({ stage }) =>
      `The case stands at ${quotedStage(stage)}, and only a closed one is reopened. If the need is there again, ${mayBeFollowed({ stage }) ? 'a SPOC copies it to a new draft: the new bid follows this case, and both are linked.' : 'bring a new bid, and have it linked to this case.'}`,
  },
  'linked-already': {
    status: 409,
    says: ({ ref, standing }) => `A link to ${ref} ${standing}. Take it back first, if it is to say something else.`,
  },
  'nothing-linked': { status: 409, says: () => 'The case is linked to no other, so there is no link to take back.' },
  'no-link-asked': { status: 409, says: () => 'No other gateway asks to link a case with this one, so there is nothing to confirm.' },
};
