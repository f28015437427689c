// Several cases raced over at once: fifty rounds in ten salvoes of five, or five of ten.
import { z } from 'zod';
import { waitingAnswer } from '../../api/json/answers/lists.ts';
import { accept, quiet, settledBy } from '../kills/record.ts';
import { fresh, post, type Given } from '../support/caller.ts';
import type { Shot } from './racer.ts';
import type { Track } from './track.ts';

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
const overlapped = (shots: readonly Shot[]): boolean =>
  Math.max(...shots.map(({ began }) => began)) < Math.min(...shots.map(({ ended }) => ended));

export const manyOn = (track: Track) => {
  const stateOf = async (ref: string): Promise<State> => {
    const { rows } = await track.pool.query<{ state: string }>('SELECT state FROM stream WHERE id = $1', [ref]);
    return state.parse(JSON.parse(rows[0]?.state ?? 'null'));
  };
  /** What became of it, also where the record took longer than the answer. */
  const answered = async (shot: Shot): Promise<Shot> => {
    if (shot.heard?.status !== 202) return shot;
    await settledBy(track.stack, { by: shot.given.by, id: waitingAnswer.parse(shot.heard.body).commandId });
    return { ...shot, heard: await post(track.first, shot.given) };
  };
  return {
    give: (by: string, path: string, body: object = {}) => accept(track.stack, fresh(by, path, body)),
    stateOf,
    /** One round on each of these cases, all at the same instant: what each api is sent for it. Answers with how many were raced. */
    async salvo(
      refs: readonly string[],
      load: (ref: string, before: State) => readonly [readonly Given[], readonly Given[]],
      judge: (
        ref: string,
        round: { readonly before: State; readonly after: State; readonly shots: readonly Shot[] },
      ) => Promise<void> | void,
    ): Promise<number> {
      // Documents of what was agreed before are made first, so that they are no part of the race.
      await quiet(track.stack);
      const before = new Map(await Promise.all(refs.map(async (ref) => [ref, await stateOf(ref)] as const)));
      const stood = (ref: string): State => before.get(ref) ?? { stage: '', terms: {}, products: {} };
      const loads = refs.map((ref) => load(ref, stood(ref)));
      const fired = await track.fire(
        loads.flatMap(([one]) => one),
        loads.flatMap(([, other]) => other),
      );
      const all = await Promise.all(fired.map(answered));
      let raced = 0;
      for (const ref of refs) {
        const shots = all.filter(({ given: { path } }) => path.startsWith(`/cases/${ref}/`));
        if (overlapped(shots)) raced += 1;
        await judge(ref, { before: stood(ref), after: await stateOf(ref), shots });
      }
      return raced;
    },
  };
};
export type Many = ReturnType<typeof manyOn>;
