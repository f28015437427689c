// One case, another of the same agency beside it, the sittings that matter to it, and the time: what a move starts from and leads to.
import { escalationOf } from '../../domain/escalation-state.ts';
import type { Case } from '../../domain/case.ts';
import { isOver, itemsOf, type Sitting } from '../../domain/sitting.ts';
import type { Instant } from '../../domain/words.ts';
import { isoDateOf } from '../../domain/working-time.ts';
import type { streams } from '../simulator/streams.ts';

export type Situation = {
  readonly on: Case;
  readonly other: Case;
  readonly sittings: Readonly<Record<string, Sitting>>;
  readonly now: Instant;
};
type Streams = ReturnType<typeof streams>;
const emptied = (of: Record<string, unknown>): void => {
  for (const key of Object.keys(of)) Reflect.deleteProperty(of, key);
};

const listedIn = (sitting: Sitting, { ref }: Case): boolean =>
  itemsOf(sitting).some((item) => item.case === ref && item.status === 'listed');
const ahead = ({ at, status }: Sitting, now: Instant): boolean =>
  status !== 'decided' && (status === 'in-session' || isoDateOf(at) >= isoDateOf(now));
/** What the case can still meet: a sitting that has it on its agenda and, beside that, the next one that is planned. */
const matters = (sitting: Sitting, on: Case, now: Instant): boolean => {
  const meeting = escalationOf(on)?.listed?.meeting;
  if (meeting === sitting.id) return true;
  if (isOver(sitting)) return false;
  if (listedIn(sitting, on)) return true;
  return (
    ahead(sitting, now) && (meeting === undefined ? on.stage === 'escalated' : sitting.kind === 'ordinary' && sitting.status === 'open')
  );
};
export const situationOf = (world: Streams, ref: string, other: string): Situation => {
  const on = world.caseOf(ref);
  const sittings = Object.fromEntries(Object.entries(world.sittings).filter(([, each]) => matters(each, on, world.now())));
  return { on, other: world.caseOf(other), sittings, now: world.now() };
};
/** Puts the streams where that situation was. */
export const resume = (world: Streams, { on, other, sittings, now }: Situation): void => {
  emptied(world.cases);
  emptied(world.sittings);
  emptied(world.written.cases);
  emptied(world.written.sittings);
  Object.assign(world.cases, { [on.ref]: on, [other.ref]: other });
  Object.assign(world.sittings, sittings);
  // What is proposed has the number of its entry for a digest, so that the count goes on although nobody reads the entries.
  const count = world.journal.length;
  world.journal.length = 0;
  world.journal.length = count;
  world.wait(now);
};
