import type { Changes } from '../../../api/ports.ts';
import type { Case } from '../../../domain/case.ts';
import type { Ref } from '../../../domain/words.ts';
import { reach, type World } from './world.ts';

type Seen = { readonly seq: number; readonly place: string; readonly moved: number; readonly touched: number };
const placeOf = ({ stage, region, owner, pen, claimer, sia, hold }: Case): string =>
  JSON.stringify([stage, region, owner.agency, pen?.party, pen?.role, pen?.user, claimer, sia, hold !== null]);
const start = (mark: string): number => Number(mark.split(':')[0]);

/** What has changed, by a count that goes up with each look at the record; marks have the form of those of Postgres. */
export const changesOf = (world: World) => {
  const seen = new Map<Ref, Seen>();
  let last = 0;
  const look = (): void => {
    reach(world);
    last += 1;
    for (const [ref, { state }] of world.cases) {
      const before = seen.get(ref);
      if (before?.seq === state.seq) continue;
      const place = placeOf(state);
      seen.set(ref, { seq: state.seq, place, touched: last, moved: before?.place === place ? before.moved : last });
    }
  };
  const mark = (): string => `${String(last + 1)}:${String(last + 1)}:`;
  const changes: Changes = {
    mark: async () => {
      await Promise.resolve();
      look();
      return mark();
    },
    since: async (since) => {
      await Promise.resolve();
      look();
      return { mark: mark(), refs: [...seen].flatMap(([ref, { touched }]) => (touched >= start(since) ? [ref] : [])) };
    },
  };
  return {
    changes,
    movedSince: (ref: Ref, since: string): boolean => {
      look();
      return (seen.get(ref)?.moved ?? 0) >= start(since);
    },
  };
};
