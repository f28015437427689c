import type { Case } from './case.ts';
import type { Evidence, RedirectTo } from './redirect-state.ts';
import type { Narrative, UserId } from './words.ts';

type Reason = { readonly reason: Narrative };

/** What the gateway does with a bid beside assessing it: gives it to another officer, offers it to another body. */
export interface GatewayCommands {
  'reassign-triage': { on: Case; stage: 'in-triage'; payload: Reason & { readonly to: UserId } };
  redirect: { on: Case; stage: 'in-triage'; payload: Reason & { readonly to: RedirectTo } };
  'acknowledge-redirect': { on: Case; stage: 'redirect-offered'; payload: Evidence };
  /** A person says why; time names its clock (CLK-7). */
  'bounce-redirect': { on: Case; stage: 'redirect-offered'; payload: Reason | { readonly clock: string; readonly rung: string } };
}
