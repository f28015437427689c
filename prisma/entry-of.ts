import type { Entry } from '../domain/entries.ts';
import { meaning, type EntryType } from '../domain/entries.ts';

export type JournalLine = {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly payload: string;
};

const isKnown = (type: string): type is EntryType => Object.hasOwn(meaning, type);

/** An entry as it was written, read anew from its canonical text. Throws on a type that this release does not know. */
export const entryOf = ({ seq, type, at, actor, payload }: JournalLine): Entry => {
  const [name = '', version = ''] = type.split('@');
  if (!isKnown(name) || Number(version) > meaning[name]) throw new Error(`an entry of type ${type} is newer than this release`);
  const {
    about,
    after,
    authority,
    version: of,
    policyVersion,
  } = JSON.parse(payload) as Pick<Entry, 'about' | 'after' | 'authority' | 'version' | 'policyVersion'>;
  // Written by the recorder from an entry of this very type, and proved by its hash.
  return { type: name, about, after, authority, version: of, policyVersion, seq, at, actor } as unknown as Entry;
};
