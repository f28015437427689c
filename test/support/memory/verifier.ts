import { hashOf } from '../../../activities/record/chain.ts';
import type { Verifier } from '../../../api/ports.ts';
import type { World } from './world.ts';

/** Every chain of the world, hash by hash. */
export const verifierOf = (world: World): Verifier => ({
  verify: async (told = () => undefined) => {
    await Promise.resolve();
    const of = [...world.cases.values()].reduce((sum, { rows }) => sum + rows.length, 0);
    let checked = 0;
    for (const [stream, { rows }] of world.cases) {
      for (const row of rows) {
        checked += 1;
        if (hashOf({ stream, ...row }) !== row.hash) return { ok: false, checked, firstBad: { stream, seq: row.seq, why: 'hash' } };
      }
      told(checked, of);
    }
    return { ok: true, checked };
  },
});
