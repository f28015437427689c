import { setTimeout as after } from 'node:timers/promises';
import type { z } from 'zod';
import type { Person } from '../domain/directory.ts';
import { doOnce, type Done } from './errands.ts';
import { verifyAnswer } from './json/answers/lists.ts';
import { faultOf, log } from './log.ts';
import type { Ports, Verifier } from './ports.ts';
import type { Problem } from './problems.ts';

/** How far it is: entries checked, of so many; both 0 before the first are. */
type Progress = { readonly checked: number; readonly of: number };
export type Verification =
  | { readonly is: 'under-way'; readonly progress: Progress }
  | { readonly is: 'done'; readonly verdict: z.infer<typeof verifyAnswer> }
  | { readonly is: 'broken' };
type Asked = { readonly by: Person; readonly key: string };
type Needs = Pick<Ports, 'errands' | 'verifier' | 'consultations'> & { readonly stopping?: AbortSignal | undefined };

const GOAL = JSON.stringify({ verify: 'journal' });
const PATIENCE_MS = 1500;

type Work = { progress: Progress; ended: Done | { readonly broke: Error } | null; over: Promise<void> };
// What this process is at work on, by caller and key: what is asked twice is one reading of the record.
const works = new WeakMap<Verifier, Map<string, Work>>();
const worksOf = (verifier: Verifier): Map<string, Work> => {
  const known = works.get(verifier) ?? new Map<string, Work>();
  works.set(verifier, known);
  return known;
};

const begun = ({ errands, verifier, consultations, stopping }: Needs, { by, key }: Asked): Work => {
  const work: Work = { progress: { checked: 0, of: 0 }, ended: null, over: Promise.resolve() };
  const reach = async () => {
    await consultations.log({ actor: by.id, action: 'verify', object: 'journal' });
    return verifier.verify((checked, of) => {
      stopping?.throwIfAborted();
      work.progress = { checked, of };
    });
  };
  work.over = doOnce(errands, { by, key, asked: { page: 'verify' } }, { goal: () => Promise.resolve({ goal: GOAL }), reach }).then(
    (done) => {
      work.ended = done;
    },
    (error: unknown) => {
      log.error({ fault: faultOf(error) }, 'a verification was broken off');
      work.ended = { broke: error instanceof Error ? error : new Error('a verification was broken off') };
    },
  );
  return work;
};
/** Joins what is at work under this key, or begins it: for the first time, or again where a process has died over it. */
const joined = async (ports: Needs, asked: Asked): Promise<Work> => {
  const [known, place] = [worksOf(ports.verifier), JSON.stringify([asked.by.id, asked.key])];
  const work = known.get(place) ?? begun(ports, asked);
  known.set(place, work);
  await Promise.race([work.over, after(PATIENCE_MS, undefined, { ref: false })]);
  if (work.ended !== null && known.get(place) === work) known.delete(place);
  return work;
};

/** REC-1: has the whole record verified, once under its key, and waits no longer for it than for a small one. Or why that is not done. */
export const verifyOnce = async (ports: Needs, asked: Asked): Promise<Problem | null> => {
  const { ended } = await joined(ports, asked);
  if (ended !== null && 'broke' in ended) throw ended.broke;
  return ended !== null && 'problem' in ended ? ended.problem : null;
};

/** What has come of it by now; null where this person has asked for nothing like it under this key. */
export const verificationUnder = async (ports: Needs, asked: Asked): Promise<Verification | null> => {
  const standing = await ports.errands.byKey(asked.by.id, asked.key);
  if (standing === null || 'usedFor' in standing || standing.goal !== GOAL) return null;
  if (standing.answer !== null) return { is: 'done', verdict: verifyAnswer.parse(standing.answer.value) };
  const { progress, ended } = await joined(ports, asked);
  if (ended === null) return { is: 'under-way', progress };
  return 'answer' in ended ? { is: 'done', verdict: verifyAnswer.parse(ended.answer) } : { is: 'broken' };
};
