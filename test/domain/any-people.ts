// Payloads of what is done because people cannot act, have left, or the policy has changed.
import type { PeopleCommands } from '../../domain/people-commands.ts';
import { nonsense, one, why, type Draw } from './draw.ts';

export const peopleDeck: { readonly [C in keyof PeopleCommands]: (draw: Draw) => PeopleCommands[C]['payload'] } = {
  'report-sio-unavailable': () => ({ reason: why }),
  'report-sio-available': () => ({ reason: why }),
  'release-leaver': ({ on, number }) => ({
    person: nonsense(number) ? 'toString' : one([on.owner.user, on.sia ?? '', on.claimer ?? ''], number, ''),
  }),
  'recompute-clocks': ({ facts, number }) => ({ policyVersion: nonsense(number) ? 999 : facts.policy.version }),
};
