import { isDeepStrictEqual } from 'node:util';
import { fold } from '../domain/evolve.ts';
import { verifyChain, type Bad, type ChainRow, type HashOf } from './chain-check.ts';
import { foldSitting } from '../domain/sitting-evolve.ts';
import { entryOf, sittingEntryOf } from './entry-of.ts';

export type StreamRow = {
  readonly id: string;
  readonly kind: string;
  readonly seq: number;
  readonly state: string;
  readonly headHash: string;
};
export type StoredRow = ChainRow & { readonly command: string | null };

/** What the entries come to: a case and a sitting are folded; directory and policy are as their last entry published them. */
const refolded = (kind: string, rows: readonly StoredRow[]): unknown =>
  kind === 'case'
    ? fold(rows.map(entryOf))
    : kind === 'sitting'
      ? foldSitting(rows.map(sittingEntryOf))
      : JSON.parse(rows.at(-1)?.payload ?? 'null');
const commandOf = (payload: string): unknown => (JSON.parse(payload) as { readonly command?: unknown }).command;

const misled = ({ kind }: StreamRow, rows: readonly StoredRow[]): Bad | null => {
  const row = kind === 'case' || kind === 'sitting' ? rows.find(({ payload, command }) => commandOf(payload) !== command) : undefined;
  return row === undefined ? null : { stream: row.stream, seq: row.seq, why: 'it names another command than the one that was hashed' };
};
const stale = (stream: StreamRow, rows: readonly StoredRow[]): Bad | null => {
  const bad = (why: string): Bad => ({ stream: stream.id, seq: stream.seq, why });
  try {
    return isDeepStrictEqual(JSON.parse(stream.state), refolded(stream.kind, rows))
      ? null
      : bad('the stored state is not what its entries come to');
  } catch (error) {
    return bad(`the state cannot be recomputed: ${error instanceof Error ? error.message : 'unknown'}`);
  }
};

/** One stream whole: its chain, its head, the commands that its entries name, its state by refolding. Null where all holds. */
export const verifyStream = (stream: StreamRow, rows: readonly StoredRow[], hashOf: HashOf): Bad | null => {
  const broken = verifyChain(rows, hashOf);
  if (broken !== null) return broken;
  const last = rows.at(-1);
  if (last === undefined) return { stream: stream.id, seq: stream.seq, why: 'the stream has no entry' };
  if (last.seq !== stream.seq || last.hash !== stream.headHash)
    return { stream: stream.id, seq: last.seq, why: 'the head of the stream is not its last entry: entries are missing at the end' };
  return misled(stream, rows) ?? stale(stream, rows);
};
