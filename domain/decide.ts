import { authorityOf, inWords } from './authority.ts';
import { isTerminal, type Case } from './case.ts';
import type { CommandName, Commands } from './commands.ts';
import type { Drafted, Entry } from './entries.ts';
import { calendarOf, nameOf, person, type Facts } from './facts.ts';
import { voided } from './handover.ts';
import { resumers } from './holding.ts';
import { isOnClock, putOff } from './put-off.ts';
import type { Refusal } from './refusals.ts';
import { rulebook, stagesOf } from './rulebook.ts';
import { sealed } from './seal.ts';
import { sealedTouched, type Decision } from './touched.ts';
import { no, refuse, yes, type Row, type Ruling } from './table.ts';

/** Rules about persons, which need neither payload nor the right moment: 403. Null where nothing bars the actor. */
export const bar = <C extends CommandName>(name: C, on: Commands[C]['on'], facts: Facts): Refusal | null => {
  const row: Row<C> = rulebook[name];
  const authority = authorityOf(row.who, on, facts);
  if (authority === null) return refuse('wrong-person', row.rule, { who: row.who.map(inWords) });
  if (authority === 'nobody') {
    // Where the case says better why nobody stands so to it (no hold, no holder), that is the answer.
    const here = on !== null && stagesOf(name)[on.stage] === true && (row.elsewhere?.(on, facts) ?? null) === null;
    return here ? refuse('wrong-person', row.rule, { who: row.who.map(inWords) }) : null;
  }
  return row.bars?.(on, facts) ?? null;
};

/** The right moment: the stage, a hold (CLK-3), an SIO who cannot act (OWN-8). */
const untimely = <C extends CommandName>(name: C, on: Commands[C]['on'], facts: Facts): Refusal | null => {
  const row: Row<C> = rulebook[name];
  if (on === null) return null;
  const allowed = stagesOf(name);
  if (allowed[on.stage] !== true)
    return row.elsewhere?.(on, facts) ?? refuse('wrong-stage', row.rule, { stage: on.stage, allowed: Object.keys(allowed) });
  if (!row.whileHeld && on.hold !== null) return refuse('on-hold', 'CLK-3', { who: resumers(on, facts) });
  const sio = person(facts, on.owner.user);
  if (!row.whileSioUnavailable && !isTerminal(on.stage) && sio?.active !== true)
    return refuse('sio-unavailable', 'OWN-8', { name: nameOf(facts, on.owner.user) });
  return row.elsewhere?.(on, facts) ?? null;
};

/** Whether the actor could give this now, before a payload is looked at: the buttons. Null means yes. */
export const offered = <C extends CommandName>(name: C, on: Commands[C]['on'], facts: Facts): Refusal | null =>
  bar(name, on, facts) ?? untimely(name, on, facts);

/** A case that is over needs no successor: a nomination that is open then is void (OWN-7). */
const withEnds = (on: Case | null, drafts: readonly Drafted[]): readonly Drafted[] => {
  const open = on?.handover ?? null;
  const ends = drafts.some(({ after: { stage } }) => stage !== undefined && isTerminal(stage));
  return ends && open !== null ? [...drafts, voided(open, 'case-over')] : drafts;
};

/** What time owes is done now, or waits for the opening. */
const notNow = (on: Case | null, payload: object, facts: Facts): Ruling | null => {
  if (on === null || facts.actor !== null || !isOnClock(payload)) return null;
  const later = putOff(on.clocks, payload, { now: facts.now, calendar: calendarOf(facts, on.region) });
  if (later === null) return null;
  const { clock, rung } = payload;
  return yes({ type: 'put-off', about: { clock, rung, until: later.until }, after: { clocks: later.clocks } });
};

/** The decision on one command: its entries with their outcomes, or the reason why not. Pure; nothing is kept here. */
export const decide = <C extends CommandName>(
  on: Commands[C]['on'],
  command: { readonly name: C; readonly payload: Commands[C]['payload'] },
  facts: Facts,
): Decision<Entry> => {
  const refusal = offered(command.name, on, facts);
  if (refusal !== null) return no(refusal);
  const row: Row<C> = rulebook[command.name];
  const ruling = notNow(on, command.payload, facts) ?? row.decide(on, command.payload, facts);
  if (!ruling.ok) return ruling;
  const authority = authorityOf(row.who, on, facts);
  const frame = { facts, authority: authority === null || authority === 'nobody' ? '' : inWords(authority) };
  return { ok: true, entries: sealed(on, withEnds(on, ruling.entries), frame), touched: sealedTouched(ruling.touched, frame) };
};
