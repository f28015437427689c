import type { GatewayCommands } from '../../../domain/gateway-commands.ts';
import type { GatewayEntries } from '../../../domain/gateway-entries.ts';
import { codeInSentence } from './codes.ts';
import type { CommandWords } from './command-words.ts';
import type { Sentence } from './telling.ts';

export const gatewayWords: { readonly [C in keyof GatewayCommands]: CommandWords } = {
  'reassign-triage': {
    title: 'Give it to another officer',
    effect: 'The bid is with the officer whom you choose. The clock for the triage outcome runs on, with what is left of it.',
    done: 'The bid is with the other officer, who is told.',
  },
  redirect: {
    title: 'Redirect to another body',
    effect:
      'The bid is offered to the body that you choose. Acknowledged by another gateway it moves to that region, under its reference; by any other body it ends here. Not acknowledged in its time it comes back to triage. The risk stays with its owner either way.',
    done: 'The bid is offered to that body. You are told of its answer.',
  },
  'acknowledge-redirect': {
    title: 'Acknowledge the redirect',
    effect: 'The body that is asked has the bid from now on. The risk stays with its owner, whom the notice names.',
    done: 'The redirect is acknowledged; the force is told.',
  },
  'bounce-redirect': {
    title: 'Send it back to its gateway',
    effect: 'The bid goes back to the triage queue of the gateway that offered it, with your reason, for its last officer first.',
    done: 'The bid is back in triage.',
  },
};

/** One sentence for each kind of entry of these commands. */
export const gatewaySentences: { readonly [T in keyof GatewayEntries]: Sentence<T> } = {
  'return-lapsed': () => 'Lapsed: the questions were not answered in time. The risk stays with its owner.',
  'lapse-put-off': ({ because }) =>
    `The lapse was put off by one working day: ${because === 'sio-unavailable' ? 'the SIO is not available' : because === 'sio-not-told' ? 'the SIO had not been told yet' : 'the force had not been reminded twice yet'}.`,
  'triage-reassigned': ({ from, to }, { who, names }) => `Given to ${names.nameOf(to)} by ${who}, in place of ${names.nameOf(from)}.`,
  'redirect-offered': ({ to }, { who, names }) =>
    `Offered to ${names.agencyOf(to.body)} by ${who}: ${codeInSentence(to.kind)}. The risk stays with its owner.`,
  'moved-to-region': ({ from, to }, { who, names }) =>
    `Redirect acknowledged by ${who}: moved from ${names.regionOf(from)} to ${names.regionOf(to)}, under the same reference. The risk stays with its owner.`,
  redirected: ({ kind, body, acknowledgedBy }, { who, names }) =>
    `Redirected to ${names.agencyOf(body)} (${codeInSentence(kind)}); acknowledgement ${acknowledgedBy === undefined ? 'by' : 'recorded by'} ${who}. The risk stays with its owner.`,
  'redirect-bounced': ({ body, clock }, { who, names }) =>
    clock === undefined
      ? `Redirect to ${names.agencyOf(body)} sent back by ${who}; the bid is back in triage.`
      : `Redirect not acknowledged by ${names.agencyOf(body)} in time; the bid is back in triage.`,
};
