import type { Row } from './command-row.ts';
import type { Narrative } from './words.ts';

/** TRI-7: what is done about a decline once it has been decided. */
export interface AppealCommands {
  appeal: Row<'declined', { readonly grounds: Narrative }>;
  'decide-appeal': Row<'declined', { readonly outcome: 'uphold' | 'overturn'; readonly rationale: Narrative }>;
}
