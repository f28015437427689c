import type { Person } from '../domain/directory.ts';
import { digestOf } from './digest.ts';
import type { Errands, StoredErrand } from './ports.ts';
import { problemOf, type Problem } from './problems.ts';

/** What a person asks once under a key and is no command of a case. `asked` is what was sent, unchecked. */
export type Asked = { readonly by: Person; readonly key: string; readonly asked: unknown };
/**
 * How it is done. `goal` says once what it comes to, or why not; `reach` brings that about, and comes to the same however often it is
 * begun: after a kill the same request goes on to the goal of the first, and does not set out for another.
 */
export type Errand = {
  readonly goal: () => Promise<{ readonly goal: string } | { readonly problem: Problem }>;
  readonly reach: (goal: string) => Promise<unknown>;
};
export type Done = { readonly answer: unknown; readonly replay: boolean } | { readonly problem: Problem };

const finished = async (errands: Errands, { caller, key, goal, answer }: StoredErrand, reach: Errand['reach']): Promise<unknown> =>
  answer === null ? errands.end({ caller, key }, await reach(goal)) : answer.value;

/** What stands under this key already is answered again, or brought to its end; null where nothing does. */
export const doneBefore = async (errands: Errands, { by, key, asked }: Asked, { reach }: Pick<Errand, 'reach'>): Promise<Done | null> => {
  const standing = await errands.byKey(by.id, key);
  if (standing === null) return null;
  if ('usedFor' in standing || standing.digest !== digestOf(asked)) return { problem: problemOf('idempotency-key-reused') };
  return { answer: await finished(errands, standing, reach), replay: true };
};

/** Does it once: a goal that is refused leaves nothing, any other is stored before anything is done. Throws where it cannot be reached now. */
export const doOnce = async (errands: Errands, asked: Asked, errand: Errand): Promise<Done> => {
  const before = await doneBefore(errands, asked, errand);
  if (before !== null) return before;
  const found = await errand.goal();
  if ('problem' in found) return found;
  const { by, key } = asked;
  const digest = digestOf(asked.asked);
  const begun = await errands.begin({ caller: by.id, key, digest, goal: found.goal });
  if ('usedFor' in begun || begun.digest !== digest) return { problem: problemOf('idempotency-key-reused') };
  const { own, ...standing } = begun;
  return { answer: await finished(errands, standing, errand.reach), replay: !own };
};
