import type { Case } from './case.ts';
import type { StoodStill } from './triage-state.ts';
import type { Instant, Narrative, OrganisationId, UserId } from './words.ts';

/** What becomes of the bid is another thing for each, so the kinds are the rules' own and not a list of the policy. */
export const redirectKinds = ['other-gateway', 'rocu-capability', 'partner', 'force-only'] as const;
export type RedirectKind = (typeof redirectKinds)[number];
export type RedirectTo = { readonly kind: RedirectKind; readonly body: OrganisationId };
/** Who took it up, where that is not whoever says so: a body without an account, and how that is known (TRI-6). */
export type Evidence = { readonly acknowledgedBy?: Narrative; readonly evidence?: Narrative };
export type RedirectAnswer =
  | ({ readonly outcome: 'acknowledged'; readonly by: UserId; readonly at: Instant } & Evidence)
  | { readonly outcome: 'bounced'; readonly by: UserId; readonly at: Instant; readonly reason?: Narrative };
/** The last redirect of a bid (TRI-6), and how it was answered; an open one has no answer. */
export type Redirect = RedirectTo & {
  /** The region whose gateway offered it. */
  readonly from: string;
  readonly by: UserId;
  readonly at: Instant;
  readonly reason: Narrative;
  /** CLK-2: what that gateway has left of its own clock, until the bid is claimed again. */
  readonly gatewayClock: StoodStill | null;
  readonly answer?: RedirectAnswer;
};

type Redirected = Pick<Case, 'stage' | 'redirect'>;
/** The redirect that waits for its answer; null where none does. */
export const openRedirect = ({ stage, redirect }: Redirected): Redirect | null =>
  stage === 'redirect-offered' ? (redirect ?? null) : null;
/** The body that is asked to take it up, or that did and with which it ended: its gateway managers and owner leads read the case. */
export const askedBody = ({ stage, redirect }: Redirected): OrganisationId | null =>
  stage === 'redirect-offered' || stage === 'redirected' ? (redirect?.body ?? null) : null;
