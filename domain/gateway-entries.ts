import type { GatewayCommands } from './gateway-commands.ts';
import type { Evidence, RedirectTo } from './redirect-state.ts';
import type { Narrative, OrganisationId, UserId } from './words.ts';

type About<C extends keyof GatewayCommands> = GatewayCommands[C]['payload'];

type OnClock = { readonly clock: string; readonly rung: string };

/** What the entries of these commands say of themselves. A meaning is frozen at release. */
export interface GatewayEntries {
  'return-lapsed': OnClock;
  'lapse-put-off': OnClock & { readonly because: 'sio-unavailable' | 'sio-not-told' | 'not-reminded' };
  /** `from` is who had it until then. */
  'triage-reassigned': About<'reassign-triage'> & { readonly from: UserId };
  'redirect-offered': About<'redirect'>;
  /** To the gateway of another region, with its reference. */
  'moved-to-region': Evidence & { readonly from: string; readonly to: string };
  redirected: Evidence & RedirectTo;
  /** By the body that was asked, with its reason; or by time, with the clock. */
  'redirect-bounced': { readonly body: OrganisationId; readonly reason?: Narrative; readonly clock?: string; readonly rung?: string };
}

export const gatewayMeaning: { readonly [T in keyof GatewayEntries]: 1 } = {
  'return-lapsed': 1,
  'lapse-put-off': 1,
  'triage-reassigned': 1,
  'redirect-offered': 1,
  'moved-to-region': 1,
  redirected: 1,
  'redirect-bounced': 1,
};
