import type { Ref } from '../../../domain/words.ts';
import { faultOf, log } from '../../log.ts';
import type { Changes } from '../../ports.ts';

/** Somebody who looks again when something was decided that may concern them. `look` never throws. */
export type Watcher = { readonly concerns: (refs: ReadonlySet<Ref>) => boolean; readonly look: () => Promise<void> };
export type Hub = { readonly watch: (watcher: Watcher) => () => void };

/**
 * One small question for the whole process every `everyMs` while anybody watches, and none while nobody does. Those whom it concerns look
 * one after the other, so that however many watch, the database has one more reader.
 */
export const createHub = (changes: Changes, everyMs: number): Hub => {
  const watchers = new Set<Watcher>();
  let [mark, running]: [string | null, boolean] = [null, false];

  const round = async (): Promise<void> => {
    // The mark is of before anybody looks: what is decided meanwhile is found by the next round.
    const seen = mark === null ? { mark: await changes.mark(), refs: null } : await changes.since(mark);
    ({ mark } = seen);
    const refs = seen.refs === null ? null : new Set(seen.refs);
    for (const watcher of [...watchers])
      if (watchers.has(watcher) && (refs === null || (refs.size > 0 && watcher.concerns(refs)))) await watcher.look();
  };
  const turn = async (): Promise<void> => {
    await round().catch((error: unknown) => log.warn({ fault: faultOf(error) }, 'what has changed could not be asked for'));
    if (watchers.size > 0) later();
    else [mark, running] = [null, false];
  };
  const later = (): void => void setTimeout(() => void turn(), everyMs).unref();

  return {
    watch: (watcher) => {
      watchers.add(watcher);
      if (!running) {
        running = true;
        later();
      }
      return () => void watchers.delete(watcher);
    },
  };
};
