import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/interface.ts';
import type { Owed } from '../../domain/answer.ts';
import type { Ref } from '../../domain/words.ts';

// What leaves the house is slow and may fail for long; after an hour the sweep takes over.
const outside = proxyActivities<Omit<Activities, 'record'>>({
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '1h',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** Has what is owed carried out, one call a decision and temperament, each id once at a time; never holds up a decision. */
export const openCarrying = (ref: Ref, found: () => void) => {
  const underWay = new Set<string>();
  const carryOut = ({ temperament, ids }: Owed): void => {
    const leave = () => {
      ids.forEach((id) => underWay.delete(id));
    };
    void outside[temperament]({ ref, ids }).then(
      (carried) => {
        leave();
        if (carried.found) found();
      },
      // Its failures stand on the outbox row, where the sweep and the stalled list find them.
      leave,
    );
  };
  return {
    start(owed: readonly Owed[]): void {
      for (const { temperament, ids } of owed) {
        const fresh = ids.filter((id) => !underWay.has(id));
        fresh.forEach((id) => underWay.add(id));
        if (fresh.length > 0) carryOut({ temperament, ids: fresh });
      }
    },
    isQuiet: (): boolean => underWay.size === 0,
  };
};
