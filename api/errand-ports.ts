import type { UserId } from '../domain/words.ts';

/** What was asked under a key beside the commands. Its answer, once there is one, is its answer for good. */
export type StoredErrand = {
  readonly caller: UserId;
  readonly key: string;
  /** SHA-256 of what was asked. */
  readonly digest: string;
  /** What it comes to, said before it was begun. */
  readonly goal: string;
  readonly answer: { readonly value: unknown } | null;
};
/** A caller's keys are one space: this one stands for a command, or for an errand, and what is asked under it now is the other. */
export type OtherUse = { readonly usedFor: 'command' | 'errand' };
/** Their idempotency record; that of the commands is the command book. */
export interface Errands {
  byKey(caller: UserId, key: string): Promise<StoredErrand | OtherUse | null>;
  /** Stores it, or returns what already stands under the same caller and key. */
  begin(errand: Omit<StoredErrand, 'answer'>): Promise<(StoredErrand & { readonly own: boolean }) | OtherUse>;
  /** Keeps the answer where none stands yet, and returns the one that stands. */
  end(of: Pick<StoredErrand, 'caller' | 'key'>, answer: unknown): Promise<unknown>;
}
