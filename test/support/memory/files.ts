import type { CaseFiles } from '../../../api/ports.ts';
import { besideIn } from './beside.ts';
import { factsOf, giverOf, reach, type World } from './world.ts';

export const filesOf = (world: World): CaseFiles => ({
  open: async (ref) => {
    await Promise.resolve();
    reach(world);
    return world.cases.get(ref)?.state ?? null;
  },
  facts: async (actor) => {
    await Promise.resolve();
    reach(world);
    const facts = factsOf(world, actor.id);
    if (facts === null) throw new Error(`nobody is ${actor.id}`);
    return facts;
  },
  beside: (reaches) => Promise.resolve(besideIn(world, reaches)),
  today: () => Promise.resolve({ directory: world.directory, policy: world.policy, now: world.now }),
  entries: (ref) => Promise.resolve(world.cases.get(ref)?.rows ?? []),
  giverOf: (ref, seq) => Promise.resolve(giverOf(world, ref, seq)),
  texts: (ids) => Promise.resolve(Object.fromEntries(ids.flatMap((id) => (world.texts.has(id) ? [[id, world.texts.get(id) ?? '']] : [])))),
});
