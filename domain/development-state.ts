import type { Disclosure } from './dissemination-words.ts';
import type { Digest, FourP, Instant, IsoDate, Marking, Narrative, Strand, UserId } from './words.ts';

export type WorkSource = { readonly system: string; readonly level: 'national' | 'regional' | 'local' };
export type Work = {
  readonly id: string;
  readonly by: UserId;
  readonly at: Instant;
  readonly source: WorkSource;
  readonly searchedAt: IsoDate;
  readonly hours: number;
  readonly result: Narrative;
  readonly pndRecorded: boolean;
  readonly pndConfirmedAt: Instant | null;
  readonly corrects: string | null;
};
export type TacticalOption = {
  readonly id: string;
  readonly strand: Strand;
  readonly fourP: FourP;
  readonly text: Narrative;
  readonly adopted: boolean | null;
  readonly owner: UserId | null;
  readonly reason: Narrative | null;
};
/** Machine F, one for each product of the agreed terms. `submission` counts how often it was submitted. */
export type Product = {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly due: IsoDate;
  readonly marking: Marking;
  readonly status: 'owed' | 'submitted' | 'released' | 'accepted' | 'dropped';
  readonly submission: number;
  readonly heldAt: string | null;
  readonly digest: Digest | null;
  readonly submittedBy: UserId | null;
  readonly reviewedBy: UserId | null;
  readonly authors: readonly UserId[];
  readonly techniques: readonly string[];
  readonly options: readonly TacticalOption[];
  readonly gaps: readonly Narrative[];
  /** REC-4: to whom it went once it was accepted; absent where it did not. */
  readonly disclosures?: readonly (Disclosure & { readonly by: UserId; readonly at: Instant })[];
  readonly comments: readonly {
    readonly by: UserId;
    readonly at: Instant;
    readonly outcome: 'release' | 'rework' | 'accepted';
    readonly text: Narrative;
  }[];
};
