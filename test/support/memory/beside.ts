import { listedItems, unratifiedKeys } from '../../../domain/agenda.ts';
import { nextReached, type Beside, type Reach } from '../../../domain/beside.ts';
import type { Unratified } from '../../../activities/ports.ts';
import { itemKey } from '../../../domain/sitting.ts';
import type { World } from './world.ts';

export const nextSittingIn = (world: World, body: string, but: string | null): string | null => {
  const planned = [...world.sittings.values()]
    .map(({ state }) => state)
    .filter((on) => on.body === body && on.id !== but && on.kind === 'ordinary' && on.status === 'open' && on.at > world.now)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return planned[0]?.id ?? null;
};
export const toRatifyIn = (world: World, body: string): readonly Unratified[] => {
  const listed = [...world.sittings.values()].flatMap(({ state }) => listedItems(state).map(itemKey));
  return [...world.cases.values()].flatMap(({ state }) =>
    unratifiedKeys(state).flatMap((owed) => {
      const [by, key = ''] = owed.split('/');
      return by === body && !listed.includes(key) ? [{ ref: state.ref, key }] : [];
    }),
  );
};
/** What a command reaches beside its own stream, as it stands. */
export const besideIn = (world: World, reaches: readonly Reach[]): Beside => {
  const next =
    reaches.flatMap((reach) => {
      const at = nextReached(reach, world.directory);
      return at === null ? [] : [nextSittingIn(world, at.body, at.but)];
    })[0] ?? null;
  const ids = reaches.flatMap((reach) =>
    'stream' in reach ? [reach.stream] : 'toRatifyBy' in reach ? toRatifyIn(world, reach.toRatifyBy).map(({ ref }) => ref) : [],
  );
  const all = next === null ? ids : [...ids, next];
  const found = <T>(of: ReadonlyMap<string, { readonly state: T }>): Record<string, T> =>
    Object.fromEntries(
      all.flatMap((id) => {
        const state = of.get(id)?.state;
        return state === undefined ? [] : [[id, state] as const];
      }),
    );
  const unratified = reaches.flatMap((reach) => ('toRatifyBy' in reach ? toRatifyIn(world, reach.toRatifyBy).map(({ key }) => key) : []));
  return { cases: found(world.cases), sittings: found(world.sittings), next, unratified };
};
