import type { Allocation, Case } from './case.ts';
import type { Product, Work } from './development-state.ts';
import type { Reassessment } from './reassessment-state.ts';
import type { Score } from './score.ts';
import type { TermsVersion } from './terms-state.ts';
import type { Return, Triage } from './triage-state.ts';
import type { Instant, Narrative, Party, UserId } from './words.ts';

/** REO-1: what a round of the case came to, kept as it stood when the next one began. */
export type Round = {
  readonly round: number;
  readonly openedAt: Instant;
  readonly spoc: UserId;
  readonly sio: UserId;
  readonly claimer: UserId | null;
  readonly triage: Triage | null;
  readonly returns: readonly Return[];
  readonly sia: UserId | null;
  readonly allocation: Allocation | null;
  readonly firstContact: Case['firstContact'];
  readonly team: readonly UserId[];
  readonly terms: Readonly<Record<string, TermsVersion>>;
  readonly work: Readonly<Record<string, Work>>;
  readonly products: Readonly<Record<string, Product>>;
  readonly reassessments: Readonly<Record<string, Reassessment>>;
  readonly closure: Case['closure'];
  readonly review: Case['review'] | null;
  /** Working minutes of each party, and of holds. */
  readonly spent: Readonly<Record<Party, number>>;
  readonly heldMinutes: number;
};
export type Rounds = Readonly<Record<string, Round>>;
/** Who opened the present round, when and why. `consent`: of the SIO, where a TOEX manager did. */
export type Reopened = {
  readonly by: UserId;
  readonly at: Instant;
  readonly newIntelligence: Narrative;
  readonly consent: { readonly by: UserId; readonly at: Instant } | null;
};

type Roundly = Pick<Case, 'rounds' | 'triage' | 'bid'>;
export const lastRound = ({ rounds = {} }: Pick<Case, 'rounds'>): Round | null => Object.values(rounds).at(-1) ?? null;
/** Versions go on counting over the rounds: what was agreed, signed and filed under a number stays the only one under it. */
export const versionsBefore = (on: Pick<Case, 'rounds'>, of: 'terms' | 'reassessments'): number =>
  Math.max(0, ...Object.values(on.rounds ?? {}).flatMap((round) => Object.keys(round[of]).map(Number)));
/** REA-3: what the threat scored as this round began: at its triage, else as the round before left it, else in the bid. */
export const scoreBefore = ({ rounds, triage, bid }: Roundly): Score | undefined => {
  const round = lastRound({ ...(rounds === undefined ? {} : { rounds }) });
  if (round === null) return bid.initialScore ?? triage?.assessment.score;
  const final = Object.values(round.reassessments).findLast(({ status }) => status === 'signed')?.score;
  return triage?.assessment.score ?? final ?? round.triage?.assessment.score ?? bid.initialScore;
};
