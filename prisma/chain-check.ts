/** A journal row as its hash covers it. */
export type ChainRow = {
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly payload: string;
  readonly prevHash: string;
  readonly hash: string;
};
export type HashOf = (row: Omit<ChainRow, 'hash'>) => string;
/** The first entry that does not hold, and why. */
export type Bad = { readonly stream: string; readonly seq: number; readonly why: string };

export const beforeFirst = '0'.repeat(64);

const fault = (row: ChainRow, before: { readonly seq: number; readonly hash: string }, hashOf: HashOf): string | null => {
  if (row.seq !== before.seq + 1) return `entry ${String(before.seq + 1)} is missing before this one`;
  if (row.prevHash !== before.hash) return 'it does not follow from the entry before it: prevHash differs';
  return hashOf(row) === row.hash ? null : 'its content is not what was hashed';
};

/** Recomputes one stream's chain from its rows in order of seq: no gap, each hash over the content and the hash before it. Null where all holds. */
export const verifyChain = (rows: readonly ChainRow[], hashOf: HashOf): Bad | null => {
  let before = { seq: 0, hash: beforeFirst };
  for (const row of rows) {
    const why = fault(row, before, hashOf);
    if (why !== null) return { stream: row.stream, seq: row.seq, why };
    before = row;
  }
  return null;
};
