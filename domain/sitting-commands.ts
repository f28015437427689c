import type { Sitting, SittingKind, SittingStatus } from './sitting.ts';
import type { Instant, IsoDate, Narrative, OrganisationId, Ref, UserId } from './words.ts';

type Nothing = Readonly<Record<string, never>>;
type On<Where extends SittingStatus, Payload> = { on: Sitting; status: Where; payload: Payload };
type BeforeIt = 'open' | 'papers-closed';
type DuringIt = 'in-session' | 'decided';
/** Until every item is settled. */
type UntilIt = BeforeIt | 'in-session';
type OnCase = { readonly case: Ref; readonly reason: Narrative };
type OnClock = { readonly clock: string; readonly rung: string };
type SinceIt = DuringIt | 'minuted' | 'cancelled';

/** Every command of a sitting: one line each. Every table is mapped over it, so a gap does not compile. */
export interface SittingCommands {
  'open-meeting': { on: null; status: never; payload: { readonly body: OrganisationId; readonly at: Instant; readonly kind: SittingKind } };
  'close-papers': On<'open', Nothing>;
  start: On<BeforeIt, Nothing>;
  'record-attendance': On<BeforeIt | DuringIt, { readonly present: readonly UserId[]; readonly apologies: readonly UserId[] }>;
  postpone: On<BeforeIt, { readonly to: Instant; readonly reason: Narrative }>;
  cancel: On<BeforeIt, { readonly reason: Narrative }>;
  'add-action': On<DuringIt, { readonly text: Narrative; readonly owner: UserId; readonly due: IsoDate; readonly case?: Ref }>;
  'update-action': On<SinceIt, { readonly action: string; readonly text: Narrative }>;
  'complete-action': On<SinceIt, { readonly action: string; readonly text: Narrative }>;
  'approve-minutes': On<DuringIt, Nothing>;
  'declare-interest': On<UntilIt, OnCase>;
  'strike-item': On<UntilIt, OnCase>;
  'carry-item': On<UntilIt, OnCase>;
  'supplement-pack': On<UntilIt, OnCase>;
  'ratify-decision': On<'in-session', OnCase>;
  'decline-to-ratify': On<'in-session', OnCase>;

  tell: On<SittingStatus, OnClock>;
  'carry-unreached': On<UntilIt, OnClock>;
}
export type SittingCommandName = keyof SittingCommands;
export type SittingSystemCommand = 'tell' | 'carry-unreached';
export type HumanSittingCommand = Exclude<SittingCommandName, SittingSystemCommand>;
/** What a person may do to a sitting that exists. */
export type MeetingCommand = Exclude<HumanSittingCommand, 'open-meeting'>;
