import type { Answer } from '../../domain/answer.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { explain } from '../../domain/sentences.ts';
import { refuse } from '../../domain/table.ts';
import type { GivenCommand, Held, LockedStream, OutboxRow, RecordTransaction } from '../ports.ts';
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

const nobody: Ruled = { ok: false, refusal: refuse('wrong-person', 'ACC-1', { who: ['a person of the directory'] }) };
const acceptedOn = ({ kind, state }: Held, entries: readonly number[]): Answer =>
  kind === 'case'
    ? { outcome: 'accepted', ref: state.ref, stage: state.stage, version: state.version, entries }
    : { outcome: 'accepted', ref: state.id, stage: state.status, version: state.version, entries };

/** Decides one command under the locks: its first answer where it has one, else entries or a refusal (REC-2). The only place that decides. */
export const settle = async (
  command: GivenCommand,
  locked: LockedStream | null,
  under: Under,
): Promise<{ readonly answer: Answer; readonly held: Held | null }> => {
  const { tx } = under;
  if (command.answer !== null) return { answer: command.answer, held: locked };
  if (command.tooLate) return { answer: await settleAs(tx, command, 'expired'), held: locked };
  const facts = await tx.facts(command.caller);
  const ruled = facts === null ? nobody : await rule({ command, locked, facts }, under);
  if (!ruled.ok) {
    const text = command.awaited ? outcomeText(command, ruled.refusal) : null;
    return { answer: await close(tx, command, { answer: { outcome: 'refused', refusal: ruled.refusal }, text }), held: locked };
  }
  const { kept } = ruled;
  const answer = acceptedOn(
    kept,
    kept.chain.map(({ entry }) => entry.seq),
  );
  await tx.keep(command, { ...kept, answer });
  return { answer, held: kept };
};
