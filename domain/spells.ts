// CLK-2: where the time of a case went, worked out of its entries alone. Working minutes are those that its entries have counted, by the
// calendar of their day; what runs since is for whoever asks.
import { isTerminal, type Case } from './case.ts';
import type { Entry } from './entries.ts';
import { evolve } from './evolve.ts';
import { runsFrom } from './holding.ts';
import type { Instant, Party, Stage } from './words.ts';

/** What goes on in a spell until it is over. */
type Running = {
  readonly endedAt: Instant | null;
  /** Working minutes that its party has had, and that a hold has taken, as far as they are counted. */
  readonly minutes: number;
  readonly heldMinutes: number;
  /** Since when time runs that is not counted yet: for the party, or in a hold for nobody. */
  readonly runsFrom: Instant | null;
  readonly heldFrom: Instant | null;
};
/** One stretch in which a case stood in one stage with one party; `seq` is the entry that began it. Without a party nobody is to act. */
export type Spell = Running & {
  readonly seq: number;
  readonly round: number;
  readonly stage: Stage;
  readonly party: Party | null;
  /** `in`: the case, or a round of it, began or came back; `out`: it ended; null where only the party is another. */
  readonly crossing: 'in' | 'out' | 'stage' | null;
  readonly beganAt: Instant;
};
/** What entries make of the spell that was open before them (null where they leave it as it was), and the spells that they begin. */
export type SpellsAfter = { readonly open: Running | null; readonly begun: readonly Spell[] };

const runningOf = (on: Case): Pick<Spell, 'runsFrom' | 'heldFrom'> => ({ runsFrom: runsFrom(on), heldFrom: on.hold?.since ?? null });
const spent = (on: Case): number => Object.values(on.spent).reduce((sum, minutes) => sum + minutes, 0);
/** What an entry has counted. A new round counts from nothing (REO-1). */
const counted = (before: Case, after: Case): Pick<Spell, 'minutes' | 'heldMinutes'> =>
  before.round === after.round
    ? { minutes: spent(after) - spent(before), heldMinutes: (after.held?.minutes ?? 0) - (before.held?.minutes ?? 0) }
    : { minutes: 0, heldMinutes: 0 };
const crossed = (before: Case | null, { stage, round }: Case): Spell['crossing'] => {
  if (before === null) return 'in';
  if (isTerminal(before.stage) && !isTerminal(stage)) return 'in';
  if (!isTerminal(before.stage) && isTerminal(stage)) return 'out';
  return before.stage === stage && before.round === round ? null : 'stage';
};
const fresh = { endedAt: null, minutes: 0, heldMinutes: 0 } as const;
const begin = (before: Case | null, on: Case, { seq, at }: Pick<Entry, 'seq' | 'at'>): Spell => {
  const { round, stage, pen } = on;
  return { seq, round, stage, party: pen?.party ?? null, crossing: crossed(before, on), beganAt: at, ...fresh, ...runningOf(on) };
};
const goesOn = (before: Case, after: Case): boolean =>
  before.stage === after.stage && before.round === after.round && before.pen?.party === after.pen?.party;
const grown = <S extends Running>(spell: S, before: Case, after: Case): S => {
  const { minutes, heldMinutes } = counted(before, after);
  return { ...spell, minutes: spell.minutes + minutes, heldMinutes: spell.heldMinutes + heldMinutes };
};
const isAsItWas = (now: Running, before: Running): boolean =>
  now.endedAt === null &&
  now.minutes === 0 &&
  now.heldMinutes === 0 &&
  now.runsFrom === before.runsFrom &&
  now.heldFrom === before.heldFrom;

/** The spells of a case go on with these entries; from null they are all that it ever had. */
export const spellsAfter = (before: Case | null, entries: readonly Entry[]): SpellsAfter => {
  const stood = before === null ? null : { ...fresh, ...runningOf(before) };
  let open: Running | null = stood;
  const begun: Spell[] = [];
  let state = before;
  const lastIs = (change: (running: Running) => Running): void => {
    const last = begun.pop();
    if (last !== undefined) begun.push({ ...last, ...change(last) });
    else if (open !== null) open = change(open);
  };
  for (const entry of entries) {
    const [was, on] = [state, evolve(state, entry)];
    state = on;
    if (on === null) continue;
    if (was !== null && goesOn(was, on)) lastIs((running) => ({ ...grown(running, was, on), ...runningOf(on) }));
    else {
      if (was !== null) lastIs((running) => ({ ...grown(running, was, on), endedAt: entry.at, runsFrom: null, heldFrom: null }));
      begun.push(begin(was, on, entry));
    }
  }
  return { open: stood === null || open === null || isAsItWas(open, stood) ? null : open, begun };
};
