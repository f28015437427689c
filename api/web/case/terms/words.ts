/** A stretch of text, and whether the other version has it too. */
export type Piece = { readonly text: string; readonly kind: 'same' | 'removed' | 'added' };
export type Pieces = { readonly before: readonly Piece[]; readonly after: readonly Piece[] };

// Words with the blanks behind them; a comparison of more pairs than this would keep a page waiting.
const MOST_PAIRS = 1_000_000;
const wordsIn = (text: string): readonly string[] => text.match(/\S+\s*|\s+/g) ?? [];
const joined = (words: readonly string[], kind: Piece['kind']): readonly Piece[] =>
  words.length === 0 ? [] : [{ text: words.join(''), kind }];

/** How long the longest common run of words is from each pair of places on. */
const lengths = (one: readonly string[], other: readonly string[]): readonly Uint32Array[] => {
  const table = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row !== undefined) row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return table;
};
const walked = (one: readonly string[], other: readonly string[]): Pieces => {
  const table = lengths(one, other);
  const [before, after]: [Piece[], Piece[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const [word, its] = [one[i], other[j]];
    const skip = (table[i + 1]?.[j] ?? -1) >= (table[i]?.[j + 1] ?? -1);
    if (word !== undefined && word === its) {
      before.push({ text: word, kind: 'same' });
      after.push({ text: word, kind: 'same' });
      [i, j] = [i + 1, j + 1];
    } else if (word !== undefined && (its === undefined || skip)) {
      before.push({ text: word, kind: 'removed' });
      i += 1;
    } else {
      after.push({ text: its ?? '', kind: 'added' });
      j += 1;
    }
  }
  return { before, after };
};
/** Neighbours of one kind are one stretch. */
const merged = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.reduce<readonly Piece[]>((done, piece) => {
    const last = done.at(-1);
    return last?.kind === piece.kind ? [...done.slice(0, -1), { kind: piece.kind, text: last.text + piece.text }] : [...done, piece];
  }, []);

/** Two texts word by word: what the one has and the other has not. Very long ones are told whole. */
export const wordsApart = (before: string, after: string): Pieces => {
  const [one, other] = [wordsIn(before), wordsIn(after)];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [mine, theirs] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  const middle =
    mine.length * theirs.length > MOST_PAIRS ? { before: joined(mine, 'removed'), after: joined(theirs, 'added') } : walked(mine, theirs);
  const around = (pieces: readonly Piece[]): readonly Piece[] =>
    merged([...joined(one.slice(0, start), 'same'), ...pieces, ...joined(one.slice(one.length - end), 'same')]);
  return { before: around(middle.before), after: around(middle.after) };
};
