import { list, type Sentence } from './sentence.ts';

type OfTriage =
  | 'claimed-by-other'
  | 'offered-to-other'
  | 'awaiting-countersign'
  | 'not-recommended'
  | 'assessment-unfinished'
  | 'not-in-remit'
  | 'officer-unfit';

/** Refusals of the officers who triage. */
export const triageSentences: { readonly [K in OfTriage]: Sentence<K> } = {
  'claimed-by-other': {
    status: 409,
    says: ({ name }) => `${name} has claimed this bid. Take another from the queue, or ask a gateway manager to have it released.`,
  },
  'offered-to-other': {
    status: 409,
    says: ({ name }) => `This bid is offered to ${name} first. Take another from the queue, or ask a gateway manager.`,
  },
  'awaiting-countersign': {
    status: 409,
    says: () => 'The recommendation waits for a gateway manager to countersign or return it. Ask them.',
  },
  'not-recommended': { status: 409, says: () => 'There is no recommendation to countersign. The claimer recommends first.' },
  'assessment-unfinished': { status: 409, says: ({ missing }) => `The assessment is not finished. Still to do: ${list(missing)}.` },
  'not-in-remit': { status: 409, says: () => 'A bid outside the remit is not recommended. Propose to decline it, or redirect it.' },
  'officer-unfit': {
    status: 409,
    says: ({ name, why }) => `The bid cannot be given to ${name}, who is ${why}. Name another officer of the gateway.`,
  },
};
