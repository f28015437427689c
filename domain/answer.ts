import type { AdministrationName } from './administration-state.ts';
import type { CommandName } from './commands.ts';
import type { SittingStatus } from './sitting.ts';
import type { SittingCommandName } from './sitting-commands.ts';
import type { Refusal } from './refusals.ts';
import type { Instant, Ref, Stage } from './words.ts';

/** A command of a case or of a sitting. */
export type GivenName = CommandName | SittingCommandName | AdministrationName;
/** What was answered to a command, once and for good. `faulted`: it could not be recorded; `expired`: nobody could in time. */
export type Answer =
  | {
      readonly outcome: 'accepted';
      /** The stream that it was given to: a case by its reference, a sitting by its id. */
      readonly ref: Ref;
      /** Of a sitting its status; of directory and policy, that it is kept. */
      readonly stage: Stage | SittingStatus | 'kept';
      readonly version: number;
      readonly entries: readonly number[];
      /** The other streams that it has touched, in the same transaction. */
      readonly touched?: readonly string[];
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'faulted' | 'expired' };

/** What is owed to the outside after a decision: outbox rows, carried out by the activities of one temperament. */
export type Temperament = 'notifications' | 'records' | 'documents' | 'overlaps' | 'candidates' | 'valueLog';
export type Owed = { readonly temperament: Temperament; readonly ids: readonly string[] };

/** Where a case or a sitting stands, worked out anew on every call: all that its workflow needs to go on waiting. */
export type Standing = {
  /** Of a sitting its status. */
  readonly stage: Stage | SittingStatus;
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
  { readonly ref: Ref; readonly commandId: string; readonly name: GivenName } | { readonly ref: Ref; readonly lookAgain: true };
/** `answer` is null where nothing was asked (look-again). */
export type Recorded = { readonly answer: Answer | null; readonly standing: Standing };
