// Breadth first over forms, and backwards from the ends: which live situations cannot come to one.
import { isLive } from '../../domain/case.ts';
import { walker, type Move, type Search } from './moves.ts';
import type { Situation } from './situation.ts';

type Given = Pick<Move, 'by' | 'name'>;
type Step = Given & { readonly form: string };
export type Node = {
  readonly form: string;
  readonly situation: Situation;
  /** The move that found it first; null at a beginning. */
  readonly reached: { readonly from: Node; readonly move: Given } | null;
  readonly moves: readonly Step[];
  /** The last situation of this form that was met, where that is another one. */
  readonly again: Situation | null;
};
export type Explored = {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly accepted: ReadonlySet<string>;
  readonly refusedToTime: ReadonlySet<string>;
  /** The moves from another situation of the same form as a node's. */
  readonly movesAgain: (node: Node) => readonly Step[];
};
const stepsOf = (moves: readonly Move[]): readonly Step[] => moves.map(({ by, name, form }) => ({ by, name, form }));

export const explore = (beginnings: readonly [Situation, ...Situation[]], search: Search): Explored => {
  const walk = walker(beginnings[0], search);
  const nodes = new Map<string, Node>();
  const meet = (form: string, situation: Situation, reached: Node['reached']): void => {
    const known = nodes.get(form);
    nodes.set(form, known === undefined ? { form, situation, reached, moves: [], again: null } : { ...known, again: situation });
  };
  for (const situation of beginnings) meet(walk.formAt(situation), situation, null);
  for (const form of nodes.keys()) {
    const node = nodes.get(form);
    if (node === undefined) continue;
    const moves = walk.from(node);
    nodes.set(form, { ...node, moves: stepsOf(moves) });
    for (const { to, by, name, form: next } of moves) meet(next, to, { from: node, move: { by, name } });
  }
  return {
    nodes,
    accepted: walk.accepted,
    refusedToTime: walk.refusedToTime,
    movesAgain: ({ form, again }) => (again === null ? [] : stepsOf(walk.from({ form, situation: again }))),
  };
};

/** Over, and nothing beside the end waits for somebody: an appeal that runs has a pen (TRI-7). */
export const isEnd = ({ situation: { on } }: Node): boolean => !isLive(on) && on.pen === null;
/** The forms from which some sequence of moves leads to an end. `uncounted` are commands that do not count as a way. */
export const leadingToEnds = ({ nodes }: Explored, uncounted: readonly string[] = []): ReadonlySet<string> => {
  const before = new Map<string, string[]>();
  for (const { form, moves } of nodes.values())
    for (const move of moves) if (!uncounted.includes(move.name)) before.set(move.form, [...(before.get(move.form) ?? []), form]);
  const leading = new Set([...nodes.values()].filter(isEnd).map(({ form }) => form));
  for (const form of leading) for (const each of before.get(form) ?? []) leading.add(each);
  return leading;
};
/** Those from which none does, nearest to the bid first. */
export const deadEnds = (explored: Explored, uncounted: readonly string[] = []): readonly Node[] => {
  const leading = leadingToEnds(explored, uncounted);
  return [...explored.nodes.values()].filter(({ form }) => !leading.has(form));
};

/** How many forms can still be come to from a node. */
const reach = ({ nodes }: Explored, { form }: Node): number => {
  const met = new Set([form]);
  for (const each of met) for (const move of nodes.get(each)?.moves ?? []) met.add(move.form);
  return met.size;
};
const wayTo = ({ reached, form }: Node): readonly string[] =>
  reached === null ? [`    ${form}`] : [...wayTo(reached.from), `  ${reached.move.name} by ${reached.move.by}`, `    ${form}`];
/** The shortest way from the bid to the narrowest of them, a command a line: what leads there is stuck because it is. Null where there is none. */
export const counterexample = (explored: Explored, stuck: readonly Node[]): string | null => {
  const [first] = stuck.map((node) => ({ node, left: reach(explored, node) })).toSorted((a, b) => a.left - b.left);
  return first === undefined ? null : [`${String(stuck.length)} dead ends. The narrowest:`, ...wayTo(first.node)].join('\n');
};
