// Section 6, "ownership confirmed or escalated": where policy says so, until the next sitting of the region's TTCG (decision 28).
import { nextSitting, sittingBeside, type Reach } from './beside.ts';
import type { Case } from './case.ts';
import { following, retarget, startClock, type Clock } from './clocks.ts';
import type { ClockChange, Drafted } from './entries.ts';
import { agenciesOf, type Facts } from './facts.ts';
import type { OnClock } from './put-off.ts';
import { entryOf } from './sides.ts';
import type { Sitting } from './sitting.ts';
import type { Priority } from './words.ts';

const nextTtcg = ({ region, priority }: Case, facts: Facts): Sitting | null => {
  const next = nextSitting(facts);
  const waits = facts.policy.steps.ownership.untilTtcg?.includes(priority) === true;
  return waits && next?.body === agenciesOf(facts, region).ttcg ? next : null;
};
/** The clock of the owner; where no sitting is planned, with the target of policy. */
export const ownershipClock = (on: Case, facts: Facts): Clock => {
  const clock = startClock(facts, on, { step: 'ownership', party: 'force' });
  const sitting = nextTtcg(on, facts);
  return sitting === null ? clock : following(facts, on, { clock, sitting });
};
/** What a change of priority has to know where the owner's clock may follow a sitting. */
export const ownersSitting = ({ stage, region }: Case): readonly Reach[] => (stage === 'ownership' ? [{ nextTtcgOf: region }] : []);
/** CLK-6: the owner's clock at another priority: until the next sitting, or with the target, as policy has it there. */
export const ownershipAt = (on: Case, priority: Priority, facts: Facts): ClockChange => {
  const running = on.clocks['ownership'];
  if (running === undefined || priority === on.priority) return {};
  const sitting = nextTtcg({ ...on, priority }, facts);
  if (sitting !== null) return { ownership: following(facts, on, { clock: running, sitting }) };
  return running.follows === undefined ? {} : { ownership: retarget(facts, { region: on.region, priority }, running) };
};

/** What a clock that has come due looks at: the sitting that it follows, and the next one. */
export const followed = ({ clocks }: Case, about: OnClock | null): readonly Reach[] => {
  const follows = about === null ? undefined : entryOf(clocks, about.clock)?.follows;
  return follows === undefined ? [] : [{ stream: follows.sitting }, { nextOf: follows.body, but: follows.sitting }];
};
/** CLK-6: a sitting that was put off or cancelled takes the clock with it, and nobody is told of a day on which nothing was. Null where it has come. */
export const sittingFollowed = (on: Case, { clock }: OnClock, facts: Facts): Drafted | null => {
  const running = entryOf(on.clocks, clock);
  const sitting = sittingBeside(facts, running?.follows?.sitting ?? null);
  if (running === null || sitting === null) return null;
  const cancelled = sitting.status === 'cancelled';
  if (!cancelled && sitting.at <= facts.now) return null;
  const next = cancelled ? nextSitting(facts) : sitting;
  const again = next === null ? retarget(facts, on, running) : following(facts, on, { clock: running, sitting: next });
  const about = { clock, meeting: sitting.id, next: next?.id ?? null, from: running.dueAt, to: again.dueAt };
  return { type: 'sitting-followed', about, after: { clocks: { [clock]: again } } };
};
