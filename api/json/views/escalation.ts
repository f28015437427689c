import type { Case } from '../../../domain/case.ts';
import { escalationOf, receiverOf } from '../../../domain/escalation-state.ts';
import { stepClock } from '../../../domain/pen.ts';
import type { Instant } from '../../../domain/words.ts';

/** ESC-3: until when what waits of an escalation is due, the first of its clocks: a decision that is owed runs beside the sitting. Null where nothing is awaited. */
export const escalationDue = (on: Case): Instant | null => (on.stage === 'escalated' ? (stepClock(on)?.dueAt ?? null) : null);

/** The escalation of a case with whoever is asked to take the risk over, and the earlier ones; null where it never was escalated. */
export const escalationView = (on: Case) => {
  const latest = escalationOf(on);
  if (latest === null) return null;
  const earlier = Object.values(on.escalations ?? {}).filter(({ id }) => id !== latest.id);
  return { ...latest, receiver: receiverOf(on), dueAt: escalationDue(on), earlier };
};
