import type { ImpasseOutcome } from './impasse-words.ts';
import { riskHolder, say, type Sayings, type Told } from './sayings.ts';

const outcomes: { readonly [O in ImpasseOutcome]: string } = {
  resume: 'The impasse is resolved: the work resumes where it stood. Look whose turn it is.',
  decline: 'The impasse is resolved: the request is declined, by agreement with the SIO’s line manager.',
  'drop-product': 'The impasse is resolved: the product is dropped, by a variation that both managers have signed.',
  'record-both-views': 'The impasse is resolved: both views are recorded, and the owner decides.',
};
const outcome = (told: Told): string =>
  told.entry.type === 'impasse-resolved' ? `${outcomes[told.entry.about.outcome]} The risk remains with ${riskHolder(told)}.` : '';
/** TOR-7: both sides and both managers are told. */
export const impasseSayings: Pick<Sayings, 'impasse-declared' | 'impasse-resolved'> = {
  'impasse-declared': [
    say(['toex-managers'], 'An impasse has been declared. Resolve it with the SIO’s line manager.'),
    say(['sio', 'sia', 'sio-line-manager'], 'An impasse has been declared. The TOEX manager resolves it with the SIO’s line manager.'),
  ],
  'impasse-resolved': [{ to: ['sio', 'sia', 'sio-line-manager', 'spoc'], text: outcome }],
};
