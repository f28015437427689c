import { barredWith, inRight, notCovered, opensBeyond } from './acting.ts';
import { authorityOf, inWords } from './authority.ts';
import { isTerminal, type Case } from './case.ts';
import { withAlarm } from './comes-back.ts';
import type { CommandName, Commands } from './commands.ts';
import type { Entry } from './entries.ts';
import { sioUnavailable, unavailableRefused } from './availability.ts';
import { fold } from './evolve.ts';
import { calendarOf, type Facts } from './facts.ts';
import { voidedAtTheEnd } from './handover.ts';
import { resumers } from './holding.ts';
import { withMergePutOff, withMergeVoided } from './merging.ts';
import { aDayOn, asEntry, isOnClock, putOff } from './put-off.ts';
import { waitsForImpasse } from './impasse-state.ts';
import type { Refusal } from './refusals.ts';
import { rulebook, stagesOf } from './rulebook.ts';
import { sealed } from './seal.ts';
import { sealedTouched, type Decision } from './touched.ts';
import { no, refuse, yes, type Row, type Ruling } from './table.ts';

/** Rules about persons, which need neither payload nor the right moment: 403. Null where nothing bars the actor. */
export const bar = <C extends CommandName>(name: C, on: Commands[C]['on'], facts: Facts): Refusal | null => {
  const row: Row<C> = rulebook[name];
  const uncovered = notCovered({ name, on, payload: null, who: row.who }, facts);
  if (uncovered !== null) return uncovered;
  const right = inRight(facts);
  const authority = authorityOf(row.who, on, right);
  if (authority === null) return refuse('wrong-person', row.rule, { who: row.who.map(inWords) });
  if (authority === 'nobody') {
    // Where the case says better why nobody stands so to it (no hold, no holder), that is the answer.
    const here = on !== null && stagesOf(name)[on.stage] === true && (row.elsewhere?.(on, right) ?? null) === null;
    return here ? refuse('wrong-person', row.rule, { who: row.who.map(inWords) }) : null;
  }
  // ACC-6: whoever acts for another passes these rules as both, and is held to what they did for anybody here.
  return row.bars?.(on, right) ?? barredWith(on, (as) => row.bars?.(on, as) ?? null, facts);
};

/** The right moment: the stage, a hold (CLK-3), an SIO who cannot act (OWN-8). */
const untimely = <C extends CommandName>(name: C, on: Commands[C]['on'], facts: Facts): Refusal | null => {
  const row: Row<C> = rulebook[name];
  if (on === null) return null;
  const allowed = stagesOf(name);
  if (allowed[on.stage] !== true)
    return row.elsewhere?.(on, facts) ?? refuse('wrong-stage', row.rule, { stage: on.stage, allowed: Object.keys(allowed) });
  if (!row.whileHeld && on.hold !== null) return refuse('on-hold', 'CLK-3', { who: resumers(on, facts) });
  // OWN-8: what time would do then is not refused but put off, since nothing lapses.
  if (!row.whileSioUnavailable && facts.actor !== null && !isTerminal(on.stage) && sioUnavailable(on, facts))
    return unavailableRefused(on, facts);
  return waitsForImpasse(name, on) ?? row.elsewhere?.(on, facts) ?? null;
};

/** What no payload can mend: the person and the moment. */
const barredOrUntimely = <C extends CommandName>(name: C, on: Commands[C]['on'], facts: Facts): Refusal | null =>
  bar(name, on, facts) ?? untimely(name, on, inRight(facts));
/** ACC-6: whoever acts for another could do it to nothing that is closed to either of them. */
const nothingOpen = <C extends CommandName>(name: C, on: Commands[C]['on'], facts: Facts): Refusal | null => {
  const row: Row<C> = rulebook[name];
  return row.nothingOpen?.(on, inRight(facts)) ?? barredWith(on, (as) => row.nothingOpen?.(on, as) ?? null, facts);
};
/** Whether the actor could give this now, before a payload is looked at: the buttons. Null means yes. */
export const offered = <C extends CommandName>(name: C, on: Commands[C]['on'], facts: Facts): Refusal | null =>
  barredOrUntimely(name, on, facts) ?? nothingOpen(name, on, facts);

/** What time owes is done now, or waits for the opening; while the SIO cannot act, what would lapse waits from day to day (OWN-8). */
const notNow = (
  on: Case | null,
  payload: object,
  { facts, lapses }: { readonly facts: Facts; readonly lapses: boolean },
): Ruling | null => {
  if (on === null || facts.actor !== null || !isOnClock(payload)) return null;
  const at = { now: facts.now, calendar: calendarOf(facts, on.region) };
  const waits = lapses && !isTerminal(on.stage) && sioUnavailable(on, facts);
  const later = putOff(on.clocks, payload, at) ?? (waits ? aDayOn(on.clocks, payload, at) : null);
  return later === null ? null : yes(asEntry(payload, later));
};

const refusalIn = (ruling: Ruling): Refusal | null => (ruling.ok ? null : ruling.refusal);
/** The decision on one command: its entries with their outcomes, or the reason why not. Pure; nothing is kept here. */
export const decide = <C extends CommandName>(
  on: Commands[C]['on'],
  command: { readonly name: C; readonly payload: Commands[C]['payload'] },
  facts: Facts,
): Decision<Entry> => {
  const refusal = barredOrUntimely(command.name, on, facts);
  if (refusal !== null) return no(refusal);
  const row: Row<C> = rulebook[command.name];
  const { name, payload } = command;
  const right = inRight(facts);
  const decided = notNow(on, payload, { facts, lapses: !row.whileSioUnavailable }) ?? row.decide(on, payload, right);
  const ruling = withMergePutOff(on, withMergeVoided(on, decided, right), right);
  if (!ruling.ok) return ruling;
  const uncovered =
    notCovered({ name, on, payload, who: row.who }, facts) ?? barredWith(on, (as) => refusalIn(row.decide(on, payload, as)), facts);
  if (uncovered !== null) return no(uncovered);
  const authority = authorityOf(row.who, on, right);
  const frame = { facts, authority: authority === null || authority === 'nobody' ? '' : inWords(authority) };
  const entries = sealed(on, withAlarm(on, voidedAtTheEnd(on, ruling.entries), right), frame);
  const beyond = on === null ? opensBeyond(fold(entries), facts) : null;
  return beyond === null ? { ok: true, entries, touched: sealedTouched(ruling.touched, frame) } : no(beyond);
};
