import { faultOf, log } from './log.ts';
import type { Engine, Leftovers, Recorder } from './ports.ts';

type SweepNeeds = {
  readonly leftovers: Leftovers;
  readonly engine: Engine;
  readonly recorder: Recorder;
  /** Tells what is owed about submissions that became no case; each row once. */
  readonly tell: (ids: readonly string[]) => Promise<unknown>;
};

const patienceMs = 20_000;
const atOnce = 8;
// What is left over is taken up by the next sweep, so that expiry is never held up by cases that do not answer.
const budgetMs = 30_000;

const inBatches = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const until = Date.now() + budgetMs;
  for (let from = 0; from < items.length && Date.now() < until; from += atOnce)
    await Promise.all(items.slice(from, from + atOnce).map(work));
};

/** One sweep: what nobody could decide ends, and every case that was left lying looks again. The timer is the fast path, this the proof. */
export const sweepOnce = ({ leftovers, engine, recorder, tell }: SweepNeeds): Promise<boolean> => {
  const surely = (what: string, work: () => Promise<unknown>): Promise<void> =>
    work().then(
      () => undefined,
      (error: unknown) => log.warn({ fault: faultOf(error), what }, 'the sweep goes on without it'),
    );
  return leftovers.alone(async () => {
    const { expired, submissions } = await leftovers.unanswered();
    for (const id of expired) await surely(`expire ${id}`, () => recorder.expire(id));
    for (const id of submissions) await surely(`record ${id}`, () => recorder.record({ ref: null, commandId: id }));
    await surely('forget drafts', () => leftovers.forgetDrafts());
    const loose = await leftovers.owedWithoutCase();
    if (loose.length > 0) await surely('tell of submissions', () => tell(loose));
    await inBatches(await leftovers.overdue(), (ref) => surely(`wake ${ref}`, () => engine.give({ ref, lookAgain: true }, patienceMs)));
    await surely('anchor', () => leftovers.anchor());
  });
};

/** Sweeps every `everyMs` until it is stopped. */
export const startSweep = (needs: SweepNeeds, everyMs: number): { stop(): Promise<void> } => {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = running
      .then(() => sweepOnce(needs))
      .catch((error: unknown) => log.warn({ fault: faultOf(error) }, 'the sweep could not run'));
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
};
