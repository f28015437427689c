// What becomes of a bid that the gateway has offered elsewhere, when nobody acts; as in `situations.ts`.
import { narrative } from '../support/rulebook.ts';
import { storyAt } from '../domain/story.ts';
import type { Situation } from './situations.ts';

const [OFFICER, OFFICER2, SOUTH] = ['triage.northmarch', 'triage2.northmarch', 'gateway-manager.southvale'] as const;
const from = 'redirect-offered';

export const gatewaySituations: readonly Situation[] = [
  {
    what: 'another gateway is asked to take it up',
    story: () => {
      const story = storyAt('in-triage');
      story.give(OFFICER, 'redirect', { to: { kind: 'other-gateway', body: 'southvale-rocu' }, reason: narrative('Because.') });
      return story;
    },
    told: [
      { from, when: { days: 1 }, event: 'reminder', to: [SOUTH] },
      { from, when: { days: 2 }, event: 'redirect-bounced', to: ['spoc.aldershire', 'sio.aldershire', OFFICER, SOUTH] },
      { from, when: { days: 3 }, event: 'overdue', to: ['gateway-manager.northmarch', 'gateway-manager2.northmarch'] },
      { from, when: { days: 3 }, event: 'offer-ended', to: [OFFICER, OFFICER2] },
    ],
    ends: 'triage-queue',
  },
];
