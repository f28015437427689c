// The people of a run: the crowd, in which everybody has a deputy of their own agency, so that whoever is away can be covered for.
import { coverOf, isAbsent } from '../../domain/cover.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Instant } from '../../domain/words.ts';
import { crowd } from '../domain/crowd.ts';

const all = Object.values(crowd.people);
/** Half way round among them, so that somebody of one office covers for somebody of another. */
const nextOf = (id: string): string | null => {
  const colleagues = all.filter(({ organisation, active }) => active && organisation === crowd.people[id]?.organisation);
  const place = colleagues.findIndex((each) => each.id === id);
  const half = Math.max(1, Math.floor(colleagues.length / 2));
  return colleagues.length < 2 ? null : (colleagues[(place + half) % colleagues.length]?.id ?? null);
};
export const staff: Directory = {
  ...crowd,
  people: Object.fromEntries(all.map((who) => [who.id, { ...who, deputy: who.deputy ?? nextOf(who.id) }])),
};

/** Who gives a command, and for whom where that is another (ACC-6). */
export type Giver = { readonly who: string; readonly onBehalfOf?: string | undefined };
/** The same among facts. */
export const rightOf = ({ onBehalfOf }: Pick<Giver, 'onBehalfOf'>): { readonly onBehalfOf?: string } =>
  onBehalfOf === undefined ? {} : { onBehalfOf };
/** Everybody who covers for somebody now. */
export const covers = (directory: Directory, now: Instant): readonly Required<Giver>[] =>
  Object.values(directory.people).flatMap((each) => {
    const cover = coverOf(each, { directory, now });
    return cover === null ? [] : [{ who: cover.id, onBehalfOf: each.id }];
  });
export const isAway = (id: string, { directory, now }: { readonly directory: Directory; readonly now: Instant }): boolean => {
  const who = directory.people[id];
  return who !== undefined && isAbsent(who, { now });
};
