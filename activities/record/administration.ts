import {
  decideAdministration,
  isAdministration,
  lessened,
  sealedAdministration,
  streamOfAdministration,
  type Given,
} from '../../domain/administration.ts';
import type { Carried } from '../../domain/administration-ruling.ts';
import { withBook, withDirectory, type AdministrationEntry, type PolicyBook } from '../../domain/administration-state.ts';
import type { Answer } from '../../domain/answer.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Facts } from '../../domain/facts.ts';
import { lostTo } from '../../domain/holdings.ts';
import type { Ref } from '../../domain/words.ts';
import { canonical } from '../digests.ts';
import type { GivenCommand, KeptAdministration, LinkedEntry, ReadAdministration, RecordTransaction } from '../ports.ts';
import { hashOf } from './chain.ts';
import { nobody, refusedAs, settleAs } from './settle.ts';

type Under = { readonly tx: RecordTransaction; readonly readAdministration: ReadAdministration };

/** An entry of the directory or of the policy, linked to the head of its stream (docs/records.md). */
const linked = (
  stream: string,
  entries: readonly AdministrationEntry[],
  { head, command }: { readonly head: string; readonly command: string },
): readonly LinkedEntry[] => {
  let prevHash = head;
  return entries.map(({ seq, at, actor, type: name, about, after, authority, policyVersion }) => {
    const type = `${name}@1`;
    const payload = canonical({ about, after, authority, policyVersion, command });
    const link = { seq, type, at, actor, payload, prevHash, hash: hashOf({ stream, seq, type, at, actor, payload, prevHash }) };
    prevHash = link.hash;
    return link;
  });
};
const stateAfter = (
  entries: readonly AdministrationEntry[],
  { directory, book }: { readonly directory: Directory; readonly book: PolicyBook },
) =>
  entries.reduce<{ readonly directory: Directory; readonly book: PolicyBook }>(
    (on, { after }) =>
      'people' in after ? { ...on, directory: withDirectory(on.directory, after) } : { ...on, book: withBook(on.book, after) },
    { directory, book },
  );

/** System commands on the cases that it concerns, each under a key of its own, in the same transaction: every case once. */
const carriedOut = async (tx: RecordTransaction, carried: Carried, { seq }: { readonly seq: number }): Promise<readonly Ref[]> => {
  const refs = carried.to === 'every-case-with-clocks' ? await tx.casesWithClocks() : carried.to;
  const body = JSON.stringify(carried.body);
  await tx.storeForCases(refs.map((ref) => ({ id: `${ref}:${carried.name}:${String(seq)}`, ref, name: carried.name, body })));
  return refs;
};

const given = (command: GivenCommand, { readAdministration }: Under): Given | null =>
  isAdministration(command.name) ? readAdministration(command.name, JSON.parse(command.body)) : null;
/** Decides one command of an administrator, or what time brings into force: the same promises as of a case, on the streams of directory and policy. */
export const administer = async (command: GivenCommand, under: Under): Promise<Answer> => {
  const { tx } = under;
  if (command.answer !== null) return command.answer;
  if (command.tooLate) return settleAs(tx, command, 'expired');
  const asked = given(command, under);
  const known: Facts | null = await tx.facts(command.caller);
  if (asked === null || known === null) return refusedAs(tx, command, nobody.refusal);
  const stream = streamOfAdministration[asked.name];
  const { seq, headHash, book } = await tx.lockAdministered(stream);
  const less = lessened(asked, known);
  const holdings = less === null ? [] : (await tx.casesNaming(less.id)).flatMap((on) => lostTo(on, less) ?? []);
  const ruled = decideAdministration(asked, { directory: known.directory, book }, { ...known, holdings });
  if (!ruled.ok) return refusedAs(tx, command, ruled.refusal);
  const entries = sealedAdministration(ruled.drafts, seq, known);
  const after = stateAfter(entries, { directory: known.directory, book });
  const chain = linked(stream, entries, { head: headHash, command: command.id });
  const last = chain.at(-1)?.seq ?? seq;
  const touched = ruled.carries === null ? [] : await carriedOut(tx, ruled.carries, { seq: last });
  const answer: Answer = {
    outcome: 'accepted',
    ref: stream,
    stage: 'kept',
    version: last,
    entries: chain.map((link) => link.seq),
    touched,
  };
  const state = canonical(stream === 'directory' ? after.directory : after.book);
  const kept: KeptAdministration = { stream, seq: last, state, chain, due: stream === 'policy' ? after.book.upcoming : null, answer };
  await tx.keepAdministered(command, kept);
  return answer;
};
