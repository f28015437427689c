import type { Demo, Engine, Errands, OtherUse } from '../../../api/ports.ts';
import { workingDaysOn } from './span.ts';
import { reach, type World } from './world.ts';

export const errandsOf = (world: World): Errands => {
  const place = (caller: string, key: string): string => JSON.stringify([caller, key]);
  const at = (caller: string, key: string) => world.errands.get(place(caller, key)) ?? null;
  const command = (caller: string, key: string): OtherUse | null =>
    [...world.commands.values()].some((each) => each.caller === caller && each.key === key) ? { usedFor: 'command' } : null;
  return {
    byKey: async (caller, key) => {
      await Promise.resolve();
      reach(world);
      return at(caller, key) ?? command(caller, key);
    },
    begin: (errand) => {
      const other = command(errand.caller, errand.key);
      if (other !== null) return Promise.resolve(other);
      const standing = at(errand.caller, errand.key);
      if (standing !== null) return Promise.resolve({ ...standing, own: false });
      const begun = { ...errand, answer: null };
      world.errands.set(place(errand.caller, errand.key), begun);
      return Promise.resolve({ ...begun, own: true });
    },
    end: ({ caller, key }, value) => {
      const standing = at(caller, key);
      if (standing?.answer === null) world.errands.set(place(caller, key), { ...standing, answer: { value } });
      return Promise.resolve(standing?.answer?.value ?? value);
    },
  };
};

export const demoOf = (world: World, engine: Engine): Demo => ({
  after: (by) => Promise.resolve(workingDaysOn(world.now, by)),
  advance: async (until) => {
    world.now = until;
    for (const ref of world.cases.keys()) await engine.give({ ref, lookAgain: true }, 1000);
    return { now: world.now, fired: 0, cases: [] };
  },
  mail: () => Promise.resolve([]),
  reset: null,
});
