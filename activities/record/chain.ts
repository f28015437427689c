import { meaning } from '../../domain/entries.ts';
import { isSittingId } from '../../domain/sitting.ts';
import { sittingMeaning } from '../../domain/sitting-entries.ts';
import { canonical, sha256 } from '../digests.ts';
import type { ChainedEntry } from '../ports.ts';

export const firstHash = '0'.repeat(64);

type Recorded = ChainedEntry['entry'];

/** What stands in the journal of an entry beside seq, type, time and actor. */
const payloadOf = ({ about, after, authority, onBehalfOf, version, policyVersion }: Recorded, command: string): string =>
  canonical({ about, after, authority, version, policyVersion, command, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) });

/** The recipe of docs/records.md: SHA-256 over RFC 8785 JSON of what the entry says and the hash before it. */
export const hashOf = (entry: {
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly payload: string;
  readonly prevHash: string;
}): string => {
  const { stream, seq, type, at, actor, payload, prevHash } = entry;
  return sha256(canonical({ stream, seq, type, at, actor, payload: sha256(payload), prevHash }));
};

/** Links entries to the head of their stream, in order. */
export const chained = <E extends Recorded>(
  stream: string,
  entries: readonly E[],
  { head, command }: { readonly head: string; readonly command: string },
): readonly ChainedEntry<E>[] => {
  let prevHash = head;
  const meanings: Readonly<Record<string, number>> = isSittingId(stream) ? sittingMeaning : meaning;
  return entries.map((entry) => {
    const payload = payloadOf(entry, command);
    const type = `${entry.type}@${String(meanings[entry.type])}`;
    const link = {
      entry,
      type,
      payload,
      prevHash,
      hash: hashOf({ stream, seq: entry.seq, type, at: entry.at, actor: entry.actor, payload, prevHash }),
    };
    prevHash = link.hash;
    return link;
  });
};
