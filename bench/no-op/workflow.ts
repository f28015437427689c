import {
  allHandlersFinished,
  condition,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { Activities, Carried } from '../../activities/interface.ts';
import type { Standing, Told } from '../../domain/answer.ts';
import { giveUpdate, type Start } from '../../workflows/waiting/messages.ts';

export type NoOpStart = Start & { readonly recordedBy: 'local' | 'regular' };

const retry = { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' } as const;
const local = proxyLocalActivities<Pick<Activities, 'record'>>({ startToCloseTimeout: '10s', retry });
const regular = proxyActivities<Pick<Activities, 'record'>>({ startToCloseTimeout: '10s', retry });
const outside = proxyActivities<Omit<Activities, 'record'>>({ startToCloseTimeout: '30s', scheduleToCloseTimeout: '1h' });

/** The ceiling: the messages, activities, timers and marks of a case, and nothing else. No line, no details, no rule, no record. */
export async function noOp({ ref, recordedBy }: NoOpStart): Promise<void> {
  const { record } = recordedBy === 'local' ? local : regular;
  let now: Standing | undefined;
  const mark = (marks: Standing['marks']) => {
    if (marks !== null && marks.stage !== now?.stage)
      upsertSearchAttributes({ Stage: [marks.stage], Region: [marks.region], Stalled: [marks.stalled] });
  };
  // As a case does where an activity has left a command of the system: the record is asked once more, here for nothing new.
  const lookedAgain = ({ found }: Carried) => (found ? record({ ref, lookAgain: true }) : undefined);
  setHandler(giveUpdate, async (told: Told) => {
    const { answer, standing } = await record(told);
    mark(standing.marks);
    now = standing;
    for (const { temperament, ids } of standing.owed) void outside[temperament]({ ref, ids }).then(lookedAgain);
    return answer;
  });

  await condition(() => now !== undefined);
  while (now?.over !== true) {
    const wake = now?.wake ?? null;
    const moved = () => now?.over === true || now?.wake?.key !== wake?.key;
    if (wake === null) await condition(moved);
    else await condition(moved, wake.in);
  }
  await condition(allHandlersFinished);
}
