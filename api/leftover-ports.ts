import type { Ref } from '../domain/words.ts';

/** What was left lying: found by SQL, so that the engine's data can be lost whole. */
export interface Leftovers {
  /** Runs `work` while this process alone holds the sweep's lock; false where another holds it. */
  alone(work: () => Promise<void>): Promise<boolean>;
  /** Streams whose due time, waiting command or unsent outbox row is more than a minute old; counts the miss. */
  overdue(): Promise<readonly Ref[]>;
  /** Commands past their time, and submissions whose process died before it recorded them. */
  unanswered(): Promise<{ readonly expired: readonly string[]; readonly submissions: readonly string[] }>;
  /** A draft that was submitted keeps no texts; this one's submission was accepted after whoever gave it had gone. */
  forgetDrafts(): Promise<void>;
  /** Outbox rows of submissions that became no case: no workflow carries them out. */
  owedWithoutCase(): Promise<readonly string[]>;
  /** Anchors the heads of all chains, at most once an hour. */
  anchor(): Promise<void>;
}
