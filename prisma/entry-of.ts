import type { Entry } from '../domain/entries.ts';
import { sittingMeaning, type SittingEntry, type SittingEntryType } from '../domain/sitting-entries.ts';
import { meaning, type EntryType } from '../domain/entries.ts';

export type JournalLine = {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly payload: string;
};

const isKnown = (type: string): type is EntryType => Object.hasOwn(meaning, type);
const isOfSitting = (type: string): type is SittingEntryType => Object.hasOwn(sittingMeaning, type);

type Written = Pick<Entry, 'authority' | 'version' | 'policyVersion'> & { readonly about: unknown; readonly after: unknown };
const writtenIn = ({ payload }: JournalLine): Written => JSON.parse(payload) as Written;
const unknownType = (type: string): Error => new Error(`an entry of type ${type} is newer than this release`);

/** An entry as it was written, read anew from its canonical text. Throws on a type that this release does not know. */
export const entryOf = (line: JournalLine): Entry => {
  const { seq, type, at, actor } = line;
  const [name = '', version = ''] = type.split('@');
  if (!isKnown(name) || Number(version) > meaning[name]) throw unknownType(type);
  const { about, after, authority, version: of, policyVersion } = writtenIn(line);
  // Written by the recorder from an entry of this very type, and proved by its hash.
  return { type: name, about, after, authority, version: of, policyVersion, seq, at, actor } as unknown as Entry;
};

/** The same for an entry of a sitting. */
export const sittingEntryOf = (line: JournalLine): SittingEntry => {
  const { seq, type, at, actor } = line;
  const [name = '', version = ''] = type.split('@');
  if (!isOfSitting(name) || Number(version) > sittingMeaning[name]) throw unknownType(type);
  const { about, after, authority, version: of, policyVersion } = writtenIn(line);
  return { type: name, about, after, authority, version: of, policyVersion, seq, at, actor } as unknown as SittingEntry;
};
