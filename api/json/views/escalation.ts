import type { Case } from '../../../domain/case.ts';
import { escalationOf, receiverOf } from '../../../domain/escalation-state.ts';
import type { Instant } from '../../../domain/words.ts';

/** What waits of an escalation has one clock at a time; until when, or null where nothing is awaited. */
const clocks = ['escalation-listed', 'sitting-awaited', 'decision-confirmed', 'extraordinary-decision', 'transfer-answered'] as const;
export const escalationDue = (on: Pick<Case, 'clocks'>): Instant | null =>
  clocks.map((clock) => on.clocks[clock]?.dueAt ?? null).find((dueAt) => dueAt !== null) ?? null;

/** The escalation of a case with whoever is asked to take the risk over, and the earlier ones; null where it never was escalated. */
export const escalationView = (on: Case) => {
  const latest = escalationOf(on);
  if (latest === null) return null;
  const earlier = Object.values(on.escalations ?? {}).filter(({ id }) => id !== latest.id);
  return { ...latest, receiver: receiverOf(on), dueAt: on.stage === 'escalated' ? escalationDue(on) : null, earlier };
};
