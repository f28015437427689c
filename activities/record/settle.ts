import type { Beside } from '../../domain/beside.ts';
import type { Answer } from '../../domain/answer.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { explain } from '../../domain/sentences.ts';
import { refuse } from '../../domain/table.ts';
import type { GivenCommand, Held, KeptStream, LockedStream, OutboxRow, RecordTransaction } from '../ports.ts';
import { rule, type Ruled, type Under } from './ruling.ts';

/** What its giver reads of a command that was not accepted. A submission has no case that could be opened. */
const outcomeText = ({ ref, name }: GivenCommand, outcome: 'faulted' | 'expired' | Refusal): string => {
  const isBid = name === 'submit-bid';
  const [what, again] = isBid
    ? ['Your bid', 'It has no reference; submit it again.']
    : [`Your command “${name}”`, ref === null ? callAgain : giveAgain];
  if (typeof outcome === 'object') return `${what} was refused${isBid ? ' and has no reference' : ''}. ${explain(outcome).detail}`;
  return `${what} ${outcome === 'faulted' ? 'could not be recorded' : 'was not decided in time'}. ${again}`;
};
const callAgain = 'No sitting was called; give it again.';
const giveAgain = 'Nothing was changed; open the case and give it again.';
/** Somebody who was answered 202 learns from the inbox what became of the command; once, since its key is the command's. */
const outcomeNotice = ({ id, caller }: GivenCommand, text: string): readonly OutboxRow[] => {
  const payload = JSON.stringify({ event: 'command-outcome', to: [caller], text, dueAt: null });
  return caller === 'system' ? [] : [{ id: `${id}:outcome`, seq: 0, temperament: 'notifications', payload }];
};
const close = async (
  tx: RecordTransaction,
  command: GivenCommand,
  { answer, text }: { readonly answer: Answer; readonly text: string | null },
): Promise<Answer> => {
  await tx.settle(command, answer, text === null ? [] : outcomeNotice(command, text));
  return answer;
};

/** Settles a command for good without deciding it. */
export const settleAs = (tx: RecordTransaction, command: GivenCommand, outcome: 'faulted' | 'expired'): Promise<Answer> =>
  close(tx, command, { answer: { outcome }, text: outcomeText(command, outcome) });

export const nobody = {
  ok: false,
  refusal: refuse('wrong-person', 'ACC-1', { who: ['a person of the directory'] }),
} as const satisfies Ruled;
/** Refused, and told to a giver who was answered 202. */
export const refusedAs = (tx: RecordTransaction, command: GivenCommand, refusal: Refusal): Promise<Answer> =>
  close(tx, command, { answer: { outcome: 'refused', refusal }, text: command.awaited ? outcomeText(command, refusal) : null });
/** The id of what a stream holds. */
export const streamOf = (held: Held): string => (held.kind === 'case' ? held.state.ref : held.state.id);
const acceptedOn = (kept: KeptStream, beside: readonly KeptStream[]): Answer => {
  const entries = kept.chain.map(({ entry }) => entry.seq);
  const touched = beside.length === 0 ? {} : { touched: beside.map(streamOf) };
  return kept.kind === 'case'
    ? { outcome: 'accepted', ref: kept.state.ref, stage: kept.state.stage, version: kept.state.version, entries, ...touched }
    : { outcome: 'accepted', ref: kept.state.id, stage: kept.state.status, version: kept.state.version, entries, ...touched };
};

/** Decides one command under the locks: its first answer where it has one, else entries or a refusal (REC-2). The only place that decides. */
export const settle = async (
  command: GivenCommand,
  locked: LockedStream | null,
  under: Under & { readonly beside: Beside },
): Promise<{ readonly answer: Answer; readonly held: Held | null }> => {
  const { tx } = under;
  if (command.answer !== null) return { answer: command.answer, held: locked };
  if (command.tooLate) return { answer: await settleAs(tx, command, 'expired'), held: locked };
  const known = await tx.facts(command.caller);
  const { onBehalfOf } = command;
  const cover = onBehalfOf === null ? {} : { onBehalfOf };
  const facts = known === null ? null : { ...known, ...cover, beside: under.beside };
  const ruled: Ruled = facts === null ? nobody : await rule({ command, locked, facts }, under);
  if (!ruled.ok) {
    return { answer: await refusedAs(tx, command, ruled.refusal), held: locked };
  }
  const { kept, beside } = ruled;
  const answer = acceptedOn(kept, beside);
  await tx.keep(command, { ...kept, answer });
  for (const each of beside) await tx.keepBeside(command, each);
  return { answer, held: kept };
};
