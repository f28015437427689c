import type { Reach, Touched } from './beside.ts';
import type { CommandName, Commands } from './commands.ts';
import type { Drafted } from './entries.ts';
import type { Facts } from './facts.ts';
import type { Refusal, RefusalCode, RefusalOf, Refusals, RuleId } from './refusals.ts';
import type { Role, Stage } from './words.ts';

/** A person's standing towards a case. Undefined in a stage that has no such person (then the stage refuses, not the person). */
export type Relation =
  | 'claimer' | 'sio' | 'sio-line-manager' | 'sio-deputy' | 'own-agency' | 'successor' | 'owner' | 'sia' | 'team' | 'on-case' | 'claimant'
  | 'holder' | 'holder-manager' | 'asking-sio' | 'body-chair' | 'body-secretary'; // prettier-ignore
/** Of which agency the role must be: the region's gateway, the region's TOEX, the owning agency, the one that is asked to become it, the body to which the bid is offered, any, or another region's gateway where nobody of the region's own is free to. */
export type Of = 'gateway' | 'toex' | 'owner' | 'receiver' | 'asked' | 'any' | 'elsewhere';
export type Authority = { readonly role: Role; readonly of: Of } | { readonly relation: Relation } | { readonly system: true };

type No = { readonly ok: false; readonly refusal: Refusal };
/** What a decider writes: entries of its own stream, and of those that the command touches beside it. */
export type Drafts<D> = { readonly ok: true; readonly entries: readonly D[]; readonly touched: readonly Touched[] } | No;
export type Ruling = Drafts<Drafted>;

/** What the rulebook knows of a command; one row each, gathered by chapter. */
export type Row<C extends CommandName> = {
  /** The rule that speaks when the stage or the person is wrong. */
  readonly rule: RuleId;
  readonly who: readonly [Authority, ...Authority[]];
  readonly stages: { readonly [S in Commands[C]['stage']]: true } & { readonly [S in Exclude<Stage, Commands[C]['stage']>]?: never };
  /** CLK-3 and OWN-8: accepted while on hold, while the SIO is unavailable. */
  readonly whileHeld: boolean;
  readonly whileSioUnavailable: boolean;
  /** Rules about persons that need no payload: buttons, and 403 before the body is looked at. */
  readonly bars?: (on: Commands[C]['on'], facts: Facts) => Refusal | null;
  /** A better answer than `wrong-stage`: who won the race. */
  readonly elsewhere?: (on: Commands[C]['on'], facts: Facts) => Refusal | null;
  /**
   * Nothing stands open to it for this person, or nobody can be named: asked where no payload is read yet, for buttons and forms. A
   * payload is answered for itself, so that the loser of a race hears who came first; `decide` refuses every one of them then.
   */
  readonly nothingOpen?: (on: Commands[C]['on'], facts: Facts) => Refusal | null;
  /** The other streams that it reaches: they are locked with its own, in order of their ids. Before a payload is read it is null. */
  readonly touches?: (on: Commands[C]['on'], payload: Commands[C]['payload'] | null) => readonly Reach[];
  readonly decide: (on: Commands[C]['on'], payload: Commands[C]['payload'], facts: Facts) => Ruling;
};
export type CommandTable = { readonly [C in CommandName]: Row<C> };
/** One chapter's share of the table; the shares are spread together. */
export type Rows<C extends CommandName> = Pick<CommandTable, C>;

// Code and rule first: asked of everybody for every button, and V8 copies into a fresh object some forty times as fast as out of a spread one.
export const refuse = <K extends RefusalCode>(code: K, rule: RuleId, why: Refusals[K]): RefusalOf<K> => ({ code, rule, ...why });
export const no = (refusal: Refusal): No => ({ ok: false, refusal });
type Yes<D> = Extract<Drafts<D>, { ok: true }>;
export const yes = (...entries: readonly Drafted[]): Yes<Drafted> => ({ ok: true, entries, touched: [] });
/** The same with what is written to other streams. */
export const alsoOn = <D>(ruling: Yes<D>, touched: readonly Touched[]): Yes<D> => ({ ...ruling, touched: [...ruling.touched, ...touched] });
