export type ClauseChange = {
  readonly clause: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before?: unknown;
  readonly after?: unknown;
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What differs between two texts, clause by clause; both with their narrative in place. */
export const differences = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): readonly ClauseChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((clause): readonly ClauseChange[] => {
    const [was, is] = [before[clause], after[clause]];
    if (was === undefined) return [{ clause, change: 'added', after: is }];
    if (is === undefined) return [{ clause, change: 'removed', before: was }];
    return same(was, is) ? [] : [{ clause, change: 'changed', before: was, after: is }];
  });
