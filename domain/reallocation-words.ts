import type { Row } from './command-row.ts';
import type { DevelopmentStage, Digest, Narrative, UserId } from './words.ts';

/** From the terms to the close there is an SIA. */
export type WithSia = 'terms' | DevelopmentStage | 'reassessment' | 'ownership' | 'escalated' | 'closing';
/** ALL-2, TOR-8: another SIA takes the case over. */
export interface ReallocationCommands {
  reallocate: Row<WithSia, { readonly sia: UserId; readonly reason: Narrative }>;
  'acknowledge-terms': Row<WithSia, { readonly termsDigest: Digest }>;
}
export interface ReallocationEntries {
  /** `from` is who had it until this instant; `voided` the versions that were signed for TOEX and are so no longer. */
  reallocated: ReallocationCommands['reallocate']['payload'] & { readonly from: UserId | null; readonly voided: readonly number[] };
  'terms-acknowledged': { readonly version: number; readonly termsDigest: Digest };
}
export const reallocationMeaning: { readonly [T in keyof ReallocationEntries]: 1 } = { reallocated: 1, 'terms-acknowledged': 1 };
