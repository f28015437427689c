// Cases put where `record` would have them, and time that goes by under the demo clock while nobody acts.
import { advanceClock } from '../../api/demo-clock.ts';
import type { DemoTime } from '../../api/ports.ts';
import { firstHash } from '../../activities/record/chain.ts';
import type { Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { Instant, Ref } from '../../domain/words.ts';
import type { Sitting } from '../../domain/sitting.ts';
import { writeReference } from '../../domain/reference.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';

export type Told = { readonly at: Instant; readonly event: string; readonly who: string };

/** The recorder and the demo clock of the service over a record in memory, whose time stands but for `goOn`. */
export const silentWorld = () => {
  const world = worldAt();
  const { engine, clock } = memoryPorts(world);
  const time: DemoTime = {
    nextDue: (until) => {
      const due = [...world.cases, ...world.sittings].flatMap(([ref, { state }]) => dueOn(state.clocks).map(({ at }) => ({ ref, at })));
      const [at] = due.map((each) => each.at).sort();
      if (at === undefined || at > until) return Promise.resolve(null);
      const now = due.filter((each) => each.at === at);
      return Promise.resolve({ at, refs: [...new Set(now.map(({ ref }) => ref))], count: now.length });
    },
    setClock: (at) => {
      world.now = at;
      return Promise.resolve();
    },
  };
  return {
    /** A case of its own in this state. */
    open(state: Case): Ref {
      const ref = writeReference({ code: 'NM', year: 2026, number: world.cases.size + 1 });
      world.cases.set(ref, { state: { ...state, ref }, headHash: firstHash, rows: [] });
      return ref;
    },
    /** Cases and sittings as they stand together, under the references that they name each other by. */
    openAll({ cases, sittings }: { readonly cases: Readonly<Record<Ref, Case>>; readonly sittings: Readonly<Record<string, Sitting>> }) {
      for (const [ref, state] of Object.entries(cases)) world.cases.set(ref, { state, headHash: firstHash, rows: [] });
      for (const [id, state] of Object.entries(sittings)) world.sittings.set(id, { state, headHash: firstHash, chain: [] });
    },
    sitting: (id: string): Sitting | undefined => world.sittings.get(id)?.state,
    give: (told: Parameters<typeof engine.give>[0]) => engine.give(told, 1000),
    /** From due instant to due instant; whatever time owes is recorded at the instant at which it falls due. */
    goOn: (until: Instant) => advanceClock(until, { time, clock, engine }),
    /** Nothing was looked at for a time; then everything is, at this instant. */
    backAt: async (at: Instant) => {
      world.now = at;
      for (const ref of world.cases.keys()) await engine.give({ ref, lookAgain: true }, 1000);
    },
    on(ref: Ref): Case {
      const filed = world.cases.get(ref);
      if (filed === undefined) throw new Error(`no case ${ref}`);
      return filed.state;
    },
    /** What became of the commands of time on a case, with the states that they were settled in. */
    settled: (ref: Ref) => [...world.commands.values()].filter((each) => each.ref === ref).map(({ name, state }) => ({ name, state })),
    told: (ref: Ref): readonly Told[] =>
      world.notices
        .filter((each) => each.ref === ref)
        .flatMap(({ at, row }) => {
          const { event, to } = JSON.parse(row.payload) as { readonly event: string; readonly to: readonly string[] };
          return to.map((who) => ({ at, event, who }));
        }),
  };
};
