import { inRight } from './acting.ts';
import { notCoveredAtSitting, opensBeyondSitting } from './acting-at-sitting.ts';
import { bodyCalendar } from './bodies.ts';
import type { Facts } from './facts.ts';
import { isOnClock, putOff } from './put-off.ts';
import type { Refusal } from './refusals.ts';
import { sittingAuthorityOf, sittingRight } from './sitting-authority.ts';
import type { Sitting, SittingStatus } from './sitting.ts';
import type { SittingCommandName, SittingCommands } from './sitting-commands.ts';
import type { SittingEntry } from './sitting-entries.ts';
import { foldSitting } from './sitting-evolve.ts';
import { sittingRulebook } from './sitting-rulebook.ts';
import { sealedAtSitting } from './sitting-seal.ts';
import { noted, type SittingAuthority, type SittingRow, type SittingRuling } from './sitting-table.ts';
import { no, refuse } from './table.ts';
import { sealedTouched, type Decision } from './touched.ts';

export const statusesOf = (name: SittingCommandName): Readonly<Partial<Record<SittingStatus, true>>> => sittingRulebook[name].statuses;
export const whoMayAtSitting = (name: SittingCommandName): readonly SittingAuthority[] => sittingRulebook[name].who;

/** Rules about persons, which need neither payload nor the right moment: 403. */
export const barAtSitting = <C extends SittingCommandName>(name: C, on: SittingCommands[C]['on'], facts: Facts): Refusal | null => {
  const row: SittingRow<C> = sittingRulebook[name];
  const uncovered = notCoveredAtSitting({ name, on, who: row.who }, facts);
  if (uncovered !== null) return uncovered;
  return sittingAuthorityOf(row.who, on, inRight(facts)) === null
    ? refuse('wrong-person', row.rule, { who: row.who.filter((authority) => !('system' in authority)).map(sittingRight) })
    : null;
};
/** What no payload can mend: the person and the moment. */
const barredOrUntimely = <C extends SittingCommandName>(name: C, on: SittingCommands[C]['on'], facts: Facts): Refusal | null => {
  const barred = barAtSitting(name, on, facts);
  if (barred !== null || on === null) return barred;
  const allowed = statusesOf(name);
  const { rule } = sittingRulebook[name];
  if (allowed[on.status] === true) return sittingRulebook[name].elsewhere?.(on, inRight(facts)) ?? null;
  return refuse('wrong-status', rule, { status: on.status, allowed: Object.keys(allowed) });
};
/** Whether the actor could give this now, before a payload is looked at: the buttons. Null means yes. */
export const offeredAtSitting = <C extends SittingCommandName>(name: C, on: SittingCommands[C]['on'], facts: Facts): Refusal | null => {
  const row: SittingRow<C> = sittingRulebook[name];
  return barredOrUntimely(name, on, facts) ?? row.nothingOpen?.(on, inRight(facts)) ?? null;
};

/** What time owes is done now, or waits for the opening. */
const notNow = (on: Sitting | null, payload: object, facts: Facts): SittingRuling | null => {
  if (on === null || facts.actor !== null || !isOnClock(payload)) return null;
  const later = putOff(on.clocks, payload, { now: facts.now, calendar: bodyCalendar(facts, on.body) });
  if (later === null) return null;
  const { clock, rung } = payload;
  return noted({ type: 'put-off', about: { clock, rung, until: later.until }, after: { clocks: later.clocks } });
};

/** The decision on one command of a sitting: its entries with their outcomes, or the reason why not. Pure; nothing is kept here. */
export const decideAtSitting = <C extends SittingCommandName>(
  on: SittingCommands[C]['on'],
  command: { readonly name: C; readonly payload: SittingCommands[C]['payload'] },
  facts: Facts,
): Decision<SittingEntry> => {
  const refusal = barredOrUntimely(command.name, on, facts);
  if (refusal !== null) return no(refusal);
  const row: SittingRow<C> = sittingRulebook[command.name];
  const right = inRight(facts);
  const ruling = notNow(on, command.payload, facts) ?? row.decide(on, command.payload, right);
  if (!ruling.ok) return ruling;
  const authority = sittingAuthorityOf(row.who, on, right);
  const frame = { facts, authority: authority === null ? '' : sittingRight(authority) };
  const entries = sealedAtSitting(on, ruling.entries, frame);
  const beyond = on === null ? opensBeyondSitting(foldSitting(entries), facts) : null;
  return beyond === null ? { ok: true, entries, touched: sealedTouched(ruling.touched, frame) } : no(beyond);
};
