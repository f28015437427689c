// Several cases raced over at once: fifty rounds in ten salvoes of five, or five of ten.
import { expect } from 'vitest';
import { z } from 'zod';
import { accept, quiet } from '../kills/record.ts';
import { fresh, type Given } from '../support/caller.ts';
import type { Shot } from './racer.ts';
import { isRace, type Track } from './track.ts';

export const problem = z.looseObject({ code: z.string(), rule: z.string().optional(), detail: z.string() });
export type Problem = z.infer<typeof problem>;
const version = z.looseObject({
  version: z.number(),
  digest: z.string(),
  status: z.string(),
  side: z.string(),
  signatures: z.array(z.object({ side: z.string(), user: z.string(), digest: z.string() })),
});
export type Version = z.infer<typeof version>;
const product = z.looseObject({
  status: z.string(),
  comments: z.array(z.looseObject({ by: z.string(), at: z.string(), outcome: z.string() })),
});
const state = z.looseObject({ stage: z.string(), terms: z.record(z.string(), version), products: z.record(z.string(), product) });
export type State = z.infer<typeof state>;

export const on = (ref: string, command: string): string => `/cases/${ref}/commands/${command}`;
export const statusOf = ({ heard }: Shot): number => heard?.status ?? 0;
export const problemOf = ({ heard }: Shot): Problem => problem.parse(heard?.body);
export const latest = ({ terms }: State): Version => {
  const found = Object.values(terms).reduce<Version | null>(
    (last, each) => (last === null || each.version > last.version ? each : last),
    null,
  );
  if (found === null) throw new Error('no version was proposed');
  return found;
};
export type Load = (ref: string, before: State) => readonly [readonly Given[], readonly Given[]];
export type Judge = (
  ref: string,
  round: { readonly before: State; readonly after: State; readonly shots: readonly Shot[] },
) => Promise<void> | void;

export const manyOn = (track: Track) => {
  const stateOf = async (ref: string): Promise<State> => {
    const { rows } = await track.pool.query<{ state: string }>('SELECT state FROM stream WHERE id = $1', [ref]);
    return state.parse(JSON.parse(rows[0]?.state ?? 'null'));
  };
  return {
    give: (by: string, path: string, body: object = {}) => accept(track.stack, fresh(by, path, body)),
    stateOf,
    /** One round on each of these cases, all at the same instant: what each api is sent for it. Answers with how many were raced. */
    async salvo(refs: readonly string[], load: Load, judge: Judge): Promise<number> {
      // Documents of what was agreed before are made first, so that they are no part of the race.
      await quiet(track.stack);
      const before = new Map(await Promise.all(refs.map(async (ref) => [ref, await stateOf(ref)] as const)));
      const stood = (ref: string): State => before.get(ref) ?? { stage: '', terms: {}, products: {} };
      const loads = refs.map((ref) => load(ref, stood(ref)));
      const fired = await track.fire(
        loads.flatMap(([one]) => one),
        loads.flatMap(([, other]) => other),
      );
      let raced = 0;
      for (const ref of refs) {
        const shots = fired.filter(({ given: { path } }) => path.startsWith(`/cases/${ref}/`));
        if (isRace(shots)) raced += 1;
        await judge(ref, { before: stood(ref), after: await stateOf(ref), shots });
      }
      return raced;
    },
    /** A round on one case whose first command comes first, and so wins. */
    async inTurn(ref: string, load: Load, judge: Judge): Promise<void> {
      await quiet(track.stack);
      const before = await stateOf(ref);
      const [[one], [other]] = load(ref, before);
      if (one === undefined || other === undefined) throw new Error('a shot is missing');
      const shots = await track.inTurn(ref, [one, other]);
      expect(shots.map(({ heard }) => heard?.status === 200)).toEqual([true, false]);
      await judge(ref, { before, after: await stateOf(ref), shots });
    },
  };
};
export type Many = ReturnType<typeof manyOn>;
