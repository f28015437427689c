// The cards of priority, as `any-command.ts` has those of the others.
import type { PriorityCommands } from '../../domain/urgency-words.ts';
import { one, why, type Draw } from './draw.ts';

export const priorityDeck: { readonly [C in keyof PriorityCommands]: (draw: Draw) => PriorityCommands[C]['payload'] } = {
  'flag-urgent': ({ number }) => ({ actionTaken: why, actionRef: `LOG ${String(number)}` }),
  'confirm-urgent': () => ({ reason: why }),
  'lower-urgent': () => ({ reason: why }),
  'override-priority': ({ number }) => ({ priority: one(['P1', 'P2', 'P3'] as const, Math.floor(number / 4), 'P2'), reason: why }),
};
