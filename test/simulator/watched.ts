// The streams of a run with what is counted of them, and every invariant after every decision.
import { isLive, type Case } from '../../domain/case.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { isOver, type Sitting } from '../../domain/sitting.ts';
import type { Instant } from '../../domain/words.ts';
import { instant } from '../domain/calendars.ts';
import { findingsOf } from './findings.ts';
import { breaches, type Breach } from './invariants/index.ts';
import { givenBy } from './invariants/invariant.ts';
import { covers, isAway, rightOf, staff, type Giver } from './staff.ts';
import { streams, type Changed, type Standing } from './streams.ts';
import { createTally } from './tally.ts';

export const START = instant('2026-11-20T09:00:00Z');
export type World = ReturnType<typeof streams>;
export type Watching = {
  readonly standing: Standing;
  readonly judge?: typeof breaches | undefined;
  /** Called after every decision, with what a test looks at besides. */
  readonly seen?: ((changed: readonly Changed[], world: World) => void) | undefined;
};
/** A command and who gives it, null for time; `onBehalfOf` is the absent person whose right it is (ACC-6). */
type Decided = { readonly name: string; readonly who: string | null; readonly on?: string } & Pick<Giver, 'onBehalfOf'>;
/** So many turns of time at one instant are no progress. */
const TURNS = 500;

export const watched = ({ standing, judge = breaches, seen }: Watching) => {
  const tally = createTally();
  const live = new Set<string>();
  /** Sittings that are not over: on no other is anything open (ESC-6). */
  const sittings: Record<string, Sitting> = {};
  const dues = new Map<string, Instant>();
  const siaLoad: Record<string, number> = {};
  let given: Decided = { name: '', who: null };
  let broken: Breach | null = null;
  const carry = (on: Case | null, cases: 1 | -1): void => {
    if (on !== null && on.sia !== null && isLive(on)) siaLoad[on.sia] = (siaLoad[on.sia] ?? 0) + cases;
  };
  const kept = (changed: readonly Changed[]): void => {
    for (const each of changed) {
      const id = each.kind === 'case' ? each.after.ref : each.after.id;
      if (each.kind === 'case') {
        carry(each.before, -1);
        carry(each.after, 1);
        if (isLive(each.after)) live.add(id);
        else live.delete(id);
        tally.reached(each.before, each.after);
      } else if (isOver(each.after)) Reflect.deleteProperty(sittings, id);
      else sittings[id] = each.after;
      const due = world.duesOf(id)[0];
      if (due === undefined) dues.delete(id);
      else dues.set(id, due.at);
    }
    const { name, who, onBehalfOf, on } = given;
    const by = onBehalfOf ?? who;
    broken ??= judge(changed, {
      given: givenBy({ name, by, giver: who, on, directory: standing.directory() }),
      stand: { cases: world.cases, sittings },
    });
    seen?.(changed, world);
  };
  const world: World = streams({ at: START, directory: standing.directory, policy: standing.policy, kept });
  const settle = (decided: Decided, give: () => Refusal | null): void => {
    given = decided;
    const code = give()?.code ?? null;
    tally.given(decided.name, code);
    if (decided.onBehalfOf !== undefined && code === null) tally.coveredBy(decided.name);
  };
  const due = (): string | null => {
    let first: readonly [string, Instant] | null = null;
    for (const each of dues) if (each[1] <= world.now() && (first === null || each[1] < first[1])) first = each;
    return first?.[0] ?? null;
  };
  return {
    world,
    tally,
    live,
    sittings,
    siaLoad,
    settle,
    /** The first breach; nothing after it says anything. */
    breach: (): Breach | null => broken,
    /** Of what is no stream of a run: the directory. */
    found: (breach: Breach): void => {
      broken ??= breach;
    },
    /** Those whom an administrator has added. */
    joined: (): readonly string[] => Object.keys(standing.directory().people).filter((id) => staff.people[id] === undefined),
    /** The facts as each person would have them. */
    asked: () => {
      const facts = world.facts(null);
      return ({ who, onBehalfOf }: Giver): Facts => ({
        ...facts,
        actor: standing.directory().people[who] ?? null,
        ...rightOf({ onBehalfOf }),
      });
    },
    /** Everybody who covers for somebody now. */
    covers: () => covers(standing.directory(), world.now()),
    /** Whoever covers for this person now, in their right; themself where nobody does. */
    inPlaceOf: (id: string): Giver => covers(standing.directory(), world.now()).find(({ onBehalfOf }) => onBehalfOf === id) ?? { who: id },
    away: (id: string): boolean => isAway(id, { directory: standing.directory(), now: world.now() }),
    /** What activities find comes back as commands of the service. */
    findings: (ref: string, since: number): void => {
      const entries = (world.written.cases[ref] ?? []).slice(since);
      for (const found of findingsOf(world.caseOf(ref), entries, world.facts(null)))
        settle({ name: found.name, who: null }, () => world.onCase(null, ref, { ...found, other: { siaLoad } }));
    },
    /** What has come due is done, stream by stream, earliest first. */
    byTime: (): void => {
      for (let turns = 0; turns < TURNS; turns += 1) {
        const id = due();
        const first = id === null ? undefined : world.duesOf(id)[0];
        if (id === null || first === undefined) return;
        settle({ name: first.does, who: null }, () => world.byTime(id, first));
      }
      throw new Error(`time does not come to an end at ${world.now()}`);
    },
  };
};
export type Watched = ReturnType<typeof watched>;
