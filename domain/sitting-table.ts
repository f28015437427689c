import type { Reach } from './beside.ts';
import type { Facts } from './facts.ts';
import type { Refusal, RuleId } from './refusals.ts';
import type { SittingStatus } from './sitting.ts';
import type { SittingCommandName, SittingCommands } from './sitting-commands.ts';
import type { SittingDraft } from './sitting-entries.ts';
import type { Drafts } from './table.ts';

/** A person's standing towards a sitting; `chairs` are chair and deputy chair, where the item says whose of them it is. */
export type SittingRelation = 'chair' | 'chairs' | 'secretary' | 'action-owner' | 'present';
export type SittingAuthority = { readonly relation: SittingRelation } | { readonly role: 'secretary' } | { readonly system: true };
export type SittingRuling = Drafts<SittingDraft>;

/** What the rulebook knows of a command of a sitting; one row each. */
export type SittingRow<C extends SittingCommandName> = {
  /** The rule that speaks when the status or the person is wrong. */
  readonly rule: RuleId;
  readonly who: readonly [SittingAuthority, ...SittingAuthority[]];
  readonly statuses: { readonly [S in SittingCommands[C]['status']]: true } & {
    readonly [S in Exclude<SittingStatus, SittingCommands[C]['status']>]?: never;
  };
  /** The cases and sittings that it reaches beside its own. Before a payload is read it is null. */
  readonly touches?: (on: SittingCommands[C]['on'], payload: SittingCommands[C]['payload'] | null) => readonly Reach[];
  /** A better answer than `wrong-status`. */
  readonly elsewhere?: (on: SittingCommands[C]['on'], facts: Facts) => Refusal | null;
  /** Nothing of it stands open to this: asked for buttons and forms, before a payload is read; a payload is answered for itself. */
  readonly nothingOpen?: (on: SittingCommands[C]['on'], facts: Facts) => Refusal | null;
  readonly decide: (on: SittingCommands[C]['on'], payload: SittingCommands[C]['payload'], facts: Facts) => SittingRuling;
};
export type SittingTable = { readonly [C in SittingCommandName]: SittingRow<C> };
/** One file's share of the table; the shares are spread together. */
export type SittingRows<C extends SittingCommandName> = Pick<SittingTable, C>;

export const noted = (...entries: readonly SittingDraft[]): Extract<SittingRuling, { ok: true }> => ({ ok: true, entries, touched: [] });
export const declined = (refusal: Refusal): SittingRuling => ({ ok: false, refusal });
