import { sure } from './sure.ts';
import type { SittingId } from './sitting.ts';
import type { Instant, Narrative, OrganisationId, UserId } from './words.ts';

/** Why the owner asks a body, as it is written. */
export type PaperText = {
  readonly whyBeyondOwner: Narrative;
  readonly resourcesAsked: Narrative;
  readonly interimRiskPlan: Narrative;
  readonly safeguarding: Narrative;
  readonly proposedOwner: OrganisationId;
};
/** One version of the paper; a version is never edited. */
export type Paper = PaperText & { readonly version: number; readonly by: UserId; readonly at: Instant };

export type Outcome = 'retain' | 'transfer' | 'refer-to-ftt' | 'defer' | 'commission-development' | 'reject';
/** A product that a body asks for. */
export type Commissioned = { readonly type: string; readonly question: Narrative };
/** What became of a transfer that a body decided. */
export type TransferAnswer = {
  readonly outcome: 'accepted' | 'refused' | 'unanswered';
  readonly by: UserId;
  readonly at: Instant;
  readonly lead?: UserId;
  readonly reason?: Narrative;
};
/** ESC-2: what a body decided on a case. Never edited (ESC-5): later facts stand beside it. */
export type BodyDecision = {
  readonly number: number;
  readonly body: OrganisationId;
  readonly meeting: SittingId;
  readonly paperVersion: number;
  readonly outcome: Outcome;
  readonly newOwner: OrganisationId | null;
  readonly products: readonly Commissioned[];
  readonly optionsConsidered: readonly Narrative[];
  readonly rationale: Narrative;
  readonly dissent: Narrative | null;
  readonly decidedBy: UserId;
  readonly recordedBy: UserId;
  readonly recordedAt: Instant;
  /** Since when it has effect; null while the chair has not confirmed what the secretary recorded, and for good once contested. */
  readonly effectiveAt: Instant | null;
  readonly contested: { readonly by: UserId; readonly at: Instant; readonly reason: Narrative } | null;
  /** ESC-1: decided without papers in time, so the next ordinary sitting ratifies it. */
  readonly extraordinary: boolean;
  readonly ratified: Ratified | null;
  readonly answer: TransferAnswer | null;
};
export type Ratified = {
  readonly outcome: 'ratified' | 'declined';
  readonly meeting: SittingId;
  readonly by: UserId;
  readonly at: Instant;
  readonly reason: Narrative;
  /** ESC-2: nobody of the body may judge it, so its secretary has passed it on; absent otherwise. */
  readonly passedOn?: true;
};
/** Machine D: paper, listed, decided, transfer pending, complete. `body` and the counts are those of the body that has it now. */
export type Escalation = {
  readonly id: string;
  readonly by: UserId;
  readonly at: Instant;
  /** Given by the TOEX manager: who of the owner agreed, and when. */
  readonly ownerAgreement: { readonly by: UserId; readonly at: Instant } | null;
  /** The owner asks for a decision before the next ordinary sitting. */
  readonly extraordinary: boolean;
  /** Why a refusal to ratify has opened it (ESC-1). */
  readonly reopened: Narrative | null;
  readonly body: OrganisationId;
  /** The bodies that had it before, in order. */
  readonly referredFrom: readonly OrganisationId[];
  readonly standing: 'to-list' | 'listed' | 'recorded' | 'transfer-decided' | 'complete' | 'withdrawn';
  readonly papers: readonly Paper[];
  readonly listed: Listed | null;
  readonly decisions: readonly BodyDecision[];
  /** ESC-3, ESC-4: at the present body. */
  readonly deferrals: number;
  readonly refusals: number;
  /** ESC-2: who has declared an interest in it, at whatever sitting; absent where nobody has. */
  readonly interests?: readonly UserId[];
};
/** On whose agenda it stands, and when that body sits. */
export type Listed = { readonly meeting: SittingId; readonly at: Instant };
export type Escalations = Readonly<Record<string, Escalation>>;
/** What a body has commissioned and the terms have still to name. */
export type Commission = { readonly escalation: string; readonly decision: number; readonly products: readonly Commissioned[] };

/** The escalation in question: the latest, complete or not; null where the case never was escalated. */
export const escalationOf = ({ escalations }: { readonly escalations?: Escalations }): Escalation | null =>
  Object.values(escalations ?? {}).at(-1) ?? null;
/** The paper as it is now; every escalation begins with one (ESC-1). */
export const paperOf = ({ papers }: Pick<Escalation, 'papers'>): Paper => sure(papers.at(-1));
export const decisionOf = ({ decisions }: Pick<Escalation, 'decisions'>): BodyDecision | null => decisions.at(-1) ?? null;
/** The agency that is asked to take the risk over; null where none is. */
export const receiverOf = (on: { readonly escalations?: Escalations }): OrganisationId | null => {
  const escalation = escalationOf(on);
  return escalation?.standing === 'transfer-decided' ? (decisionOf(escalation)?.newOwner ?? null) : null;
};
/** The sitting on whose agenda it stands; null where it stands on none. */
export const agendaOf = (on: { readonly escalations?: Escalations }): SittingId | null => escalationOf(on)?.listed?.meeting ?? null;
/** ACC-1: the bodies that have the case or had it, whose officers see it from its escalation on. */
export const bodiesOf = (on: { readonly escalations?: Escalations }): readonly OrganisationId[] => [
  ...new Set(Object.values(on.escalations ?? {}).flatMap(({ body, referredFrom }) => [...referredFrom, body])),
];
/** ACC-1: the bodies before which it is listed, or which have decided on it: their members see it too. */
export const consideredBy = (on: { readonly escalations?: Escalations }): readonly OrganisationId[] => [
  ...new Set(
    Object.values(on.escalations ?? {}).flatMap(({ body, listed, decisions }) => [
      ...(listed === null ? [] : [body]),
      ...decisions.filter(({ effectiveAt }) => effectiveAt !== null).map((decision) => decision.body),
    ]),
  ),
];
/** Whether a body still has it. */
export const isOpen = ({ standing }: Pick<Escalation, 'standing'>): boolean => standing !== 'complete' && standing !== 'withdrawn';
/** Whether its paper is still to be decided on. */
export const isPaperPending = (on: { readonly escalations?: Escalations }): boolean => {
  const standing = escalationOf(on)?.standing;
  return standing === 'to-list' || standing === 'listed';
};
/** Whether it is on an agenda or decided and not yet answered: then the case is not held (CLK-3). */
export const isBeforeBody = (on: { readonly escalations?: Escalations }): boolean => {
  const standing = escalationOf(on)?.standing;
  return standing === 'listed' || standing === 'recorded' || standing === 'transfer-decided';
};
/** The escalation with its last decision as it is now. */
export const withDecision = (on: Escalation, change: Partial<BodyDecision>): Escalation => ({
  ...on,
  decisions: on.decisions.map((each, index) => (index === on.decisions.length - 1 ? { ...each, ...change } : each)),
});
/** A decision that its body has still to ratify, with the escalation that it belongs to. */
export type ToRatify = { readonly escalation: Escalation; readonly decision: BodyDecision };
/** ESC-1: every decision of the case that waits for ratification, oldest first. */
export const toRatify = (on: { readonly escalations?: Escalations }): readonly ToRatify[] =>
  Object.values(on.escalations ?? {}).flatMap((escalation) =>
    escalation.decisions
      .filter((each) => each.extraordinary && each.effectiveAt !== null && each.ratified === null)
      .map((decision) => ({ escalation, decision })),
  );

const standings: { readonly [S in Escalation['standing']]: string } = {
  'to-list': 'waits for the secretary to list it',
  listed: 'stands on an agenda and is not decided',
  recorded: 'has a recorded decision that the chair has not confirmed',
  'transfer-decided': 'waits for the receiving agency to answer',
  complete: 'is complete',
  withdrawn: 'is withdrawn',
};
/** Where the escalation stands, for a sentence that begins with it. */
export const standingOf = (on: { readonly escalations?: Escalations }): string => standings[escalationOf(on)?.standing ?? 'to-list'];
