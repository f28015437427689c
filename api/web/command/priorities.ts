import { movedClocks } from '../../../domain/at-priority.ts';
import type { Case } from '../../../domain/case.ts';
import type { Facts } from '../../../domain/facts.ts';
import { loweredTo } from '../../../domain/urgency.ts';
import { pendingUrgency } from '../../../domain/urgency-state.ts';
import type { PriorityCommands } from '../../../domain/urgency-words.ts';
import type { Priority } from '../../../domain/words.ts';
import { factsOfCommand } from '../../beside.ts';
import { worded } from '../case/open.ts';
import type { Visit } from '../visit.ts';
import type { Prepare } from './preparation.ts';

type Asked = { readonly name: keyof PriorityCommands; readonly on: Case; readonly facts: Facts };
/** CLK-6: which clocks each of these priorities would move, and to when, under the name that policy gives the step. */
const movesOf = async ({ ports }: Visit, { name, on, facts }: Asked, priorities: readonly Priority[]) => {
  const known = await factsOfCommand(ports, { name, on, payload: null, facts });
  return priorities.map((priority) => ({
    priority,
    clocks: movedClocks(on, priority, known).map(({ clock, before, after }) => {
      const step = on.clocks[clock]?.step;
      return { title: step === undefined ? clock : facts.policy.steps[step].title, before, after };
    }),
  }));
};
const view = 'command/shown/priority.njk';
export const flagUrgent: Prepare = async (visit, on, facts) => ({
  shown: { view, moves: await movesOf(visit, { name: 'flag-urgent', on, facts }, ['P1']), controlRoom: true },
});
/** Each priority that it could run at instead of the present one. */
export const overridePriority: Prepare = async (visit, on, facts) => {
  const others = (['P1', 'P2', 'P3'] as const).filter((each) => each !== on.priority);
  const moves = await movesOf(visit, { name: 'override-priority', on, facts }, others);
  return { shown: { view, moves, provisional: on.priorityProvisional } };
};
/** What was said with the flag, and what answering it does. */
export const answerUrgent =
  (name: 'confirm-urgent' | 'lower-urgent'): Prepare =>
  async (visit, on, facts) => {
    const flag = pendingUrgency(on);
    if (flag === null) return {};
    const moves = name === 'lower-urgent' ? await movesOf(visit, { name, on, facts }, [loweredTo(on, facts)]) : [];
    return { shown: { view, moves, flag: { ...flag, actionTaken: await worded(visit, flag.actionTaken) } } };
  };
