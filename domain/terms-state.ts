import type { Digest, Instant, IsoDate, Marking, Narrative, UserId } from './words.ts';

/** Terms as a side proposes them (data.md); the service adds the risk statement (TOR-3). */
export type TermsText = {
  readonly background: Narrative;
  readonly purpose: Narrative;
  readonly strategyRef: string;
  readonly objectives: readonly Narrative[];
  readonly questions: readonly Narrative[];
  readonly inScope: Narrative;
  readonly outOfScope: Narrative;
  readonly period: { readonly from: IsoDate; readonly to: IsoDate };
  readonly area: string;
  readonly support: readonly string[];
  readonly products: readonly TermsProduct[];
  readonly dataSources: readonly string[];
  readonly authorities: Narrative;
  readonly contacts: readonly { readonly role: string; readonly userId: UserId }[];
  readonly reviewPoints: readonly IsoDate[];
  readonly assumptions: Narrative;
  readonly dissemination: Narrative;
  readonly successMeasures: Narrative;
};
export type TermsProduct = {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly format: string;
  readonly due: IsoDate;
  readonly marking: Marking;
};
export type Side = 'toex' | 'force';
export type Signature = { readonly side: Side; readonly user: UserId; readonly at: Instant; readonly digest: Digest };
export type TermsVersion = {
  readonly version: number;
  /** Agreed is the one version in force; a variation that is agreed supersedes it (TOR-6). */
  readonly status: 'offered' | 'rejected' | 'countered' | 'withdrawn' | 'agreed' | 'superseded';
  readonly digest: Digest;
  readonly basedOn: number | null;
  readonly proposedBy: UserId;
  readonly side: Side;
  readonly at: Instant;
  readonly terms: TermsText & { readonly riskStatement: string };
  /** The SIO whom the risk statement names; after a change of SIO only a new version answers (TOR-3). */
  readonly riskOwner: UserId;
  readonly signatures: readonly Signature[];
  /** TOR-8: who took over later and said that they know this version, which is in force. */
  readonly acknowledged?: readonly Signature[];
  readonly comments: readonly { readonly clause: string; readonly text: Narrative; readonly by: UserId; readonly at: Instant }[];
};
