// What becomes of an urgent flag when nobody answers it; as in `situations.ts`, but at P1.
import { narrative } from '../support/rulebook.ts';
import { storyAt } from '../domain/story.ts';
import type { Situation } from './situations.ts';

const [MANAGER, MANAGER2, ABOVE] = ['gateway-manager.northmarch', 'gateway-manager2.northmarch', 'super.northmarch-gateway'] as const;
const [SIO, SIO_MANAGER, TOEX, SIA] = ['sio.aldershire', 'super.aldershire', 'toex-manager.northmarch', 'sia.northmarch'] as const;
const [flagged, allocated] = ['flagged-urgent', 'allocated'] as const;

export const prioritySituations: readonly (Situation & { readonly priority: 'P1' })[] = [
  {
    what: 'a case is flagged as urgent, and waits for a gateway manager',
    priority: 'P1',
    story: () => {
      const story = storyAt('terms');
      story.give(SIO, 'flag-urgent', { actionTaken: narrative('Moved.'), actionRef: 'LOG 7' });
      return story;
    },
    told: [
      // Two, four and eight of its working hours.
      { from: flagged, when: { days: 0.25 }, event: 'reminder', to: [MANAGER, MANAGER2] },
      { from: flagged, when: { days: 0.5 }, event: 'overdue', to: [MANAGER, MANAGER2, SIO] },
      { from: flagged, when: { days: 1 }, event: 'overdue', to: [MANAGER, MANAGER2, ABOVE, SIO] },
      // What runs beside it has the times of P1.
      { from: allocated, when: { days: 0.5 }, event: 'overdue', to: [TOEX] },
      { from: allocated, when: { days: 1 }, event: 'reminder', to: [SIA] },
      { from: allocated, when: { days: 2 }, event: 'overdue', to: [TOEX, SIO_MANAGER] },
    ],
  },
];
