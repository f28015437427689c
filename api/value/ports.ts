import type { Instant, Ref, UserId } from '../../domain/words.ts';

/** Which entries of which cases left in an export, who had it, and when. */
export type ValueExport = {
  readonly id: string;
  readonly by: UserId;
  readonly at: Instant;
  readonly cases: readonly { readonly ref: Ref; readonly entries: readonly string[] }[];
};
export interface ValueExports {
  /** VAL-6: leaves word for each case, to be recorded by the system in its turn. The same export told again changes nothing. */
  tell(exported: ValueExport): Promise<void>;
}
