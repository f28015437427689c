// What a command finds beside its own stream in a council: by id, the next planned sitting of a body, what a body has still to ratify.
import { listedItems, unratifiedKeys } from '../../domain/agenda.ts';
import { nextReached, nextSitting, type Beside, type Reach } from '../../domain/beside.ts';
import type { Case } from '../../domain/case.ts';
import { itemKey, type Sitting } from '../../domain/sitting.ts';
import type { Instant } from '../../domain/words.ts';
import { directory } from '../support/rulebook.ts';

type Streams = {
  readonly cases: Readonly<Record<string, Case>>;
  readonly sittings: Readonly<Record<string, Sitting>>;
  readonly now: Instant;
};
export const besideOf = ({ cases, sittings, now }: Streams, reaches: readonly Reach[]): Beside => {
  const listed = Object.values(sittings).flatMap((on) => listedItems(on).map(itemKey));
  const planned = (body: string, but: string | null) =>
    Object.values(sittings)
      .filter((on) => on.body === body && on.id !== but && nextSitting({ now, beside: { cases: {}, sittings, next: on.id } }) !== null)
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]?.id ?? null;
  const next =
    reaches.flatMap((reach) => {
      const at = nextReached(reach, directory);
      return at === null ? [] : [planned(at.body, at.but)];
    })[0] ?? null;
  const owed = (body: string) =>
    Object.values(cases).flatMap((on) =>
      unratifiedKeys(on).flatMap((each) => {
        const [by, key = ''] = each.split('/');
        return by === body && !listed.includes(key) ? [{ ref: on.ref, key }] : [];
      }),
    );
  const asked = reaches.flatMap((reach) => ('toRatifyBy' in reach ? owed(reach.toRatifyBy) : []));
  const ids = [next ?? '', ...reaches.flatMap((reach) => ('stream' in reach ? [reach.stream] : [])), ...asked.map(({ ref }) => ref)];
  const found = <T>(of: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(of).filter(([id]) => ids.includes(id)));
  return { cases: found(cases), sittings: found(sittings), next, unratified: asked.map(({ key }) => key) };
};
