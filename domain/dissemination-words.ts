import type { Row } from './command-row.ts';
import type { DevelopmentStage, Instant, Narrative, UserId } from './words.ts';

/** A product that the SIO has accepted may go out, also while a commission is agreed, and after the case is closed. */
export type WithProducts = 'terms' | DevelopmentStage | 'reassessment' | 'ownership' | 'escalated' | 'closing' | 'closed';
/** REC-4: to whom a product went, on what basis, and the SIO's approval. */
export type Disclosure = {
  readonly to: string;
  readonly sanitised: boolean;
  readonly handling: readonly string[];
  readonly basis: Narrative;
  readonly sioApproval: { readonly by: UserId; readonly at: Instant };
};
export interface DisseminationCommands {
  'disseminate-product': Row<WithProducts, Disclosure & { readonly product: string }>;
}
export interface DisseminationEntries {
  'product-disseminated': DisseminationCommands['disseminate-product']['payload'];
}
export const disseminationMeaning: { readonly [T in keyof DisseminationEntries]: 1 } = { 'product-disseminated': 1 };
