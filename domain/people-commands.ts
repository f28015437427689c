import type { Row } from './command-row.ts';
import type { LiveStage, Narrative, Stage, UserId } from './words.ts';

/** What is done to a case because its people cannot act or have left, and because the policy has changed. */
export interface PeopleCommands {
  'report-sio-unavailable': Row<LiveStage, { readonly reason: Narrative }>;
  'report-sio-available': Row<LiveStage, { readonly reason: Narrative }>;
  'release-leaver': Row<LiveStage, { readonly person: UserId }>;
  /** `from` is what was in force before; what was stored by an earlier release does not say. */
  'recompute-clocks': Row<Stage, { readonly policyVersion: number; readonly from?: number }>;
}
export type PeopleSystemCommand = 'release-leaver' | 'recompute-clocks';
