import type { Entry } from '../domain/entries.ts';
import { sittingMeaning, type SittingEntry } from '../domain/sitting-entries.ts';
import { meaning } from '../domain/entries.ts';
import { sittingUpcasts, upcasts, type Said, type Steps } from '../domain/upcasts.ts';

export type JournalLine = {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly payload: string;
};
/** The version that each type is written with today, and the steps that lead to it from older ones. */
export type Meanings = {
  readonly versions: Readonly<Record<string, number>>;
  readonly upcasts: Steps;
};

type Written = Pick<Entry, 'authority' | 'onBehalfOf' | 'version' | 'policyVersion'> & Said;
const known = <T>(of: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(of, name) ? of[name] : undefined);

/**
 * An entry read anew from its canonical text, in today's meaning. Its hash is checked before, over the text as it was stored: nothing here is
 * ever written back. Throws on a type or a version that this release does not know.
 */
export const readWith = ({ versions, upcasts: steps }: Meanings, { seq, type, at, actor, payload }: JournalLine): unknown => {
  const [name = '', written = ''] = type.split('@');
  const today = known(versions, name);
  if (today === undefined || !/^[1-9]\d*$/.test(written) || Number(written) > today)
    throw new Error(`an entry of type ${type} is newer than this release`);
  const { about, after, authority, onBehalfOf, version, policyVersion } = JSON.parse(payload) as Written;
  let said: Said = { about, after };
  for (let from = Number(written); from < today; from += 1) {
    const upcast = known(steps, name)?.[from];
    if (upcast === undefined) throw new Error(`nothing leads from ${name}@${String(from)} to the meaning of today`);
    said = upcast(said);
  }
  const who = { actor, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
  return { type: name, ...said, authority, version, policyVersion, seq, at, ...who };
};

const ofCase: Meanings = { versions: meaning, upcasts };
const ofSitting: Meanings = { versions: sittingMeaning, upcasts: sittingUpcasts };
// Written by the recorder from an entry of this very type, and proved by its hash.
export const entryOf = (line: JournalLine): Entry => readWith(ofCase, line) as Entry;
/** The same for an entry of a sitting. */
export const sittingEntryOf = (line: JournalLine): SittingEntry => readWith(ofSitting, line) as SittingEntry;
