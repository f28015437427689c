// The words of the field (journey.md section 1 and 2) as types. Nothing here reasons.

declare const brand: unique symbol;
type Branded<Name extends string> = { readonly [brand]: Name };

/** An instant in UTC: ISO 8601 with milliseconds and `Z`, as `Date.toISOString()` writes it. */
export type Instant = string & Branded<'instant'>;
/** A calendar day, `YYYY-MM-DD`. */
export type IsoDate = string & Branded<'date'>;

export const isInstant = (text: string): text is Instant => {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString() === text;
};
export const isIsoDate = (text: string): text is IsoDate => /^\d{4}-\d{2}-\d{2}$/.test(text) && isInstant(`${text}T00:00:00.000Z`);

export type UserId = string;
export type OrganisationId = string;
export type Ref = string;
/** 64 lower-case hex digits of a SHA-256. */
export type Digest = string;

/** Free text, stored once elsewhere; rules see only that it is there. */
export type Narrative = { readonly narrative: string; readonly digest: Digest };

export type Priority = 'P1' | 'P2' | 'P3';
export type Party = 'force' | 'gateway' | 'toex' | 'body';
export type Marking = 'OFFICIAL' | 'OFFICIAL-SENSITIVE';
export type Confidence = 'low' | 'medium' | 'high';
export type Strand = 'prevention' | 'intelligence' | 'enforcement' | 'reassurance';
export type FourP = 'pursue' | 'prevent' | 'protect' | 'prepare';

export type LiveStage =
  | 'triage-queue'
  | 'in-triage'
  | 'returned'
  | 'redirect-offered'
  | 'decline-review'
  | 'consideration'
  | 'awaiting-capacity'
  | 'terms'
  | 'development'
  | 'product-review'
  | 'acceptance'
  | 'reassessment'
  | 'ownership'
  | 'escalated'
  | 'closing';
export type TerminalStage = 'closed' | 'declined' | 'withdrawn' | 'lapsed' | 'redirected' | 'merged';
export type Stage = LiveStage | TerminalStage;
export type DevelopmentStage = 'development' | 'product-review' | 'acceptance';

/** The step that the journey strip shows (api.md). */
export type JourneyStep =
  'triage' | 'consideration' | 'allocation' | 'terms' | 'development' | 'reassessment' | 'ownership' | 'escalation' | 'closure';

export type Role =
  | 'spoc'
  | 'requester'
  | 'sio'
  | 'triage-officer'
  | 'gateway-manager'
  | 'toex-manager'
  | 'sia'
  | 'analyst'
  | 'chair'
  | 'secretary'
  | 'owner-lead'
  | 'performance'
  | 'information-manager'
  | 'auditor'
  | 'administrator';
