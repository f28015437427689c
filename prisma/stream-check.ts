import { isDeepStrictEqual } from 'node:util';
import type { Directory } from '../domain/directory.ts';
import type { Case } from '../domain/case.ts';
import { fold } from '../domain/evolve.ts';
import { neverOwns } from '../domain/never-owns.ts';
import { verifyChain, type Bad, type ChainRow, type HashOf } from './chain-check.ts';
import { foldSitting } from '../domain/sitting-evolve.ts';
import { entryOf, sittingEntryOf } from './entry-of.ts';
import { foldAdministered } from './fold-administered.ts';

export type StreamRow = {
  readonly id: string;
  readonly kind: string;
  readonly seq: number;
  readonly state: string;
  readonly headHash: string;
};
export type StoredRow = ChainRow & { readonly command: string | null };

/** What the entries come to: a case and a sitting are folded; directory and policy are as they were published last, with what was changed since. */
const refolded = (kind: string, rows: readonly StoredRow[]): unknown =>
  kind === 'case'
    ? fold(rows.map(entryOf))
    : kind === 'sitting'
      ? foldSitting(rows.map(sittingEntryOf))
      : foldAdministered(kind === 'directory' ? kind : 'policy', rows);
const commandOf = (payload: string): unknown => (JSON.parse(payload) as { readonly command?: unknown }).command;

const misled = (rows: readonly StoredRow[]): Bad | null => {
  const given = rows.filter(({ type }) => !type.includes('-published@'));
  const row = given.find(({ payload, command }) => commandOf(payload) !== command);
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
/** OWN-2: a record may be whole and still say what no rule allows. Asked of a state that was refolded. */
const owned = ({ id, kind, seq, state }: StreamRow, directory: Known): Bad | null => {
  const never = kind === 'case' ? neverOwns(JSON.parse(state) as Case, directory) : null;
  return never === null ? null : { stream: id, seq, why: `OWN-2: ${never} holds the risk, or has held it, and can own none` };
};

type Known = Pick<Directory, 'organisations'>;
/** One stream whole: its chain, its head, the commands that its entries name, its state by refolding, who owns. Null where all holds. */
export const verifyStream = (
  stream: StreamRow,
  rows: readonly StoredRow[],
  { hashOf, directory }: { readonly hashOf: HashOf; readonly directory: Known },
): Bad | null => {
  const broken = verifyChain(rows, hashOf);
  if (broken !== null) return broken;
  const last = rows.at(-1);
  if (last === undefined) return { stream: stream.id, seq: stream.seq, why: 'the stream has no entry' };
  if (last.seq !== stream.seq || last.hash !== stream.headHash)
    return { stream: stream.id, seq: last.seq, why: 'the head of the stream is not its last entry: entries are missing at the end' };
  return misled(rows) ?? stale(stream, rows) ?? owned(stream, directory);
};
