import type { CommandName } from './commands.ts';
import type { Refusal } from './refusals.ts';
import type { Instant, Ref, Stage } from './words.ts';

/** What was answered to a command, once and for good. `faulted`: it could not be recorded; `expired`: nobody could in time. */
export type Answer =
  | {
      readonly outcome: 'accepted';
      readonly ref: Ref;
      readonly stage: Stage;
      readonly version: number;
      readonly entries: readonly number[];
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'faulted' | 'expired' };

/** What is owed to the outside after a decision: outbox rows, carried out by the activities of one temperament. */
export type Temperament = 'notifications' | 'records' | 'documents' | 'overlaps' | 'candidates' | 'valueLog';
export type Owed = { readonly temperament: Temperament; readonly ids: readonly string[] };

/** Where a case stands, worked out anew on every call: all that its workflow needs to go on waiting. */
export type Standing = {
  readonly stage: Stage;
  readonly version: number;
  readonly onHold: boolean;
  readonly over: boolean;
  readonly owed: readonly Owed[];
  /** What the next timer is for, and in how many milliseconds; null where nothing falls due. */
  readonly wake: { readonly key: string; readonly in: number } | null;
  /** For Temporal's own screen: codes and dates only. `marks` are search attributes, null where the namespace has none. */
  readonly pen: string;
  readonly dueAt: Instant | null;
  readonly marks: { readonly stage: Stage; readonly region: string; readonly stalled: 'no' | 'over-time' | 'hold-past-review' } | null;
};
export type Told =
  { readonly ref: Ref; readonly commandId: string; readonly name: CommandName } | { readonly ref: Ref; readonly lookAgain: true };
/** `answer` is null where nothing was asked (look-again). */
export type Recorded = { readonly answer: Answer | null; readonly standing: Standing };
