import { authorityOf, inWords } from './authority.ts';
import { isTerminal, type Case } from './case.ts';
import type { CommandName, Commands } from './commands.ts';
import type { Change, Drafted, Entry } from './entries.ts';
import { evolve } from './evolve.ts';
import { calendarOf, nameOf, person, type Facts } from './facts.ts';
import { voided } from './handover.ts';
import { counted, resumers, underHold } from './holding.ts';
import { atTheEnd } from './pen.ts';
import { isOnClock, putOff } from './put-off.ts';
import { reprioritised } from './reprioritised.ts';
import type { Refusal } from './refusals.ts';
import { rulebook, stagesOf } from './rulebook.ts';
import { no, refuse, yes, type Decision, type Row, type Ruling } from './table.ts';

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

/** CLK-2: the time that the party who gives up the pen, or on whom a hold begins, has had it. */
const accounted = (on: Case, after: Change, facts: Facts): Change => {
  const begins = after.hold !== undefined && after.hold !== null && on.hold === null;
  if (on.pen === null || (after.pen === undefined && !begins)) return after.pen === undefined ? after : { ...after, spent: on.spent };
  const { party } = on.pen;
  return { ...after, spent: { ...on.spent, [party]: on.spent[party] + counted(on, facts) } };
};
/** Numbers and dates the entries, and adds to each what it does to clocks and time whatever it is about (CLK-2, CLK-3). */
const sealed = (
  on: Case | null,
  drafts: readonly Drafted[],
  { facts, authority }: { readonly facts: Facts; readonly authority: string },
): readonly Entry[] => {
  let state = on;
  return drafts.map((draft) => {
    const seq = (state?.seq ?? 0) + 1;
    const moves = facts.actor !== null || (draft.after.stage !== undefined && draft.after.stage !== state?.stage);
    const version = moves ? seq : (state?.version ?? 0);
    const stamp = { seq, version, authority, at: facts.now, actor: facts.actor?.id ?? 'system', policyVersion: facts.policy.version };
    const entry: Entry =
      draft.type === 'bid-submitted' || state === null
        ? { ...draft, ...stamp }
        : {
            ...draft,
            after: accounted(state, atTheEnd(state, underHold(state, reprioritised(state, draft.after, facts), facts)), facts),
            ...stamp,
          };
    state = evolve(state, entry);
    return entry;
  });
};

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
  return {
    ok: true,
    entries: sealed(on, withEnds(on, ruling.entries), {
      facts,
      authority: authority === null || authority === 'nobody' ? '' : inWords(authority),
    }),
  };
};
