import type { ValueExports } from '../../../api/ports.ts';
import { reach, type World } from './world.ts';

export const valueExportsOf = (world: World): ValueExports => ({
  tell: async ({ id, by, at, cases }) => {
    await Promise.resolve();
    reach(world);
    for (const { ref, entries } of cases) {
      const key = `${id}:${ref}`;
      if (world.commands.has(key)) continue;
      const body = JSON.stringify({ export: id, by, at, entries });
      const waiting = { digest: '', state: 'waiting', givenAt: world.now, answer: null, attempts: 0 } as const;
      world.commands.set(key, { id: key, key, ref, name: 'record-value-export', caller: 'system', body, ...waiting });
    }
  },
});
