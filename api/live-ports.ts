import type { Ref } from '../domain/words.ts';

/** What has happened since a moment, by reference alone: who may know of it is for the questions to say. */
export interface Changes {
  /** This moment, as a text that may stand in an address: whatever is decided later counts as since. */
  mark(): Promise<string>;
  /** The cases on which something was decided since, and the moment up to which that was looked at. */
  since(mark: string): Promise<{ readonly mark: string; readonly refs: readonly Ref[] }>;
}
