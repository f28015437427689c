import type { MergeEntries } from './merge-entries.ts';
import { recipients } from './recipients.ts';
import { riskHolder, type Saying, type Sayings, type Told } from './sayings.ts';
import type { Recipient } from './policy.ts';

/** On both cases their own SIO; the gateway, which has both, is told on the case that would end. */
const both = (text: (told: Told) => string, ...others: readonly Recipient[]): Saying => ({
  to: ['sio'],
  also: ({ on, entry, facts }) =>
    'from' in entry.about && entry.about.from === on.ref ? recipients(['gateway-managers', 'claimer', ...others], on, facts) : [],
  text,
});
const unchanged = 'Nothing is merged, and the bid goes on in triage.';
export const mergeSayings: Pick<Sayings, keyof MergeEntries> = {
  'merge-proposed': [both(() => 'It is proposed that two bids of one agency go on as one case. Consent for yours, or refuse.')],
  'merge-consented': [both(() => 'An SIO has consented to the merge for one of the two cases.')],
  'merge-refused': [both(() => `The merge has been refused. ${unchanged}`)],
  'merge-lapsed': [both(() => `The merge was not answered in time, and so is refused. ${unchanged}`)],
  'merge-voided': [both(() => 'The proposal to merge is void: one of the two cases has moved on, or its SIO has changed.')],
  'merge-put-off': [
    {
      to: ['sio'],
      text: () =>
        'The other case of a proposal to merge was on hold: the merge may be answered for that much longer. Consent for yours, or refuse.',
    },
  ],
  merged: [both((told) => `Two bids have been merged; one case goes on. The risk remains with ${riskHolder(told)}.`, 'spoc')],
  unmerged: [both((told) => `A merge has been taken back; the bid is in triage again. The risk remains with ${riskHolder(told)}.`, 'spoc')],
};
