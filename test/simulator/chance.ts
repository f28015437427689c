// Numbers that a seed and the number of a step settle: a step draws the same whatever went before it, so that steps can be left out.
export type Chance = {
  /** A whole number from 0 on, below `end`. */
  readonly below: (end: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
};

/** The mixing of mulberry32 (public domain, Tommy Ettinger), over the seed and the step. */
export const chanceOf = (seed: number, step: number): Chance => {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(step + 1, 0xc2b2ae35);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (end: number): number => next() % Math.max(1, end);
  return { below, pick: (items) => items[below(items.length)] };
};
