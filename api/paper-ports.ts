import type { SittingDocument } from '../domain/sitting-document.ts';
import type { IssueFormat } from '../domain/sitting-issues.ts';
import type { Digest, Ref } from '../domain/words.ts';

/** A file as it is sent; `digest` is its SHA-256. */
export type ServedDocument = { readonly name: string; readonly bytes: Uint8Array; readonly digest: Digest };
/** Packs, addenda and minutes. `seq` is the entry that fixed it, null the preview; `open` are the cases of it that its reader may read. */
export interface SittingPapers {
  /** Whole; null where that entry has issued nothing. */
  document(wanted: { readonly meeting: string; readonly seq: number | null }): Promise<SittingDocument | null>;
  /** What a page shows of it: HTML whose every text is escaped. */
  body(wanted: { readonly meeting: string; readonly seq: number | null; readonly open: readonly Ref[] }): Promise<string | null>;
  /** `altered` where neither the file nor the record makes what was filed. */
  file(wanted: {
    readonly meeting: string;
    readonly seq: number | null;
    readonly open: readonly Ref[];
    readonly format: IssueFormat;
  }): Promise<ServedDocument | 'altered' | null>;
}
