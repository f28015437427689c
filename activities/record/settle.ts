import type { Answer } from '../../domain/answer.ts';
import { regionOf } from '../../domain/bid-problems.ts';
import type { Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { CommandName } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { Entry } from '../../domain/entries.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import { noticesOf } from '../../domain/notices.ts';
import { owedItems } from '../../domain/owed.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { explain } from '../../domain/sentences.ts';
import { refuse, type Decision } from '../../domain/table.ts';
import type { GivenCommand, LockedCase, OutboxRow, ReadPayload, RecordTransaction } from '../ports.ts';
import { chained, firstHash } from './chain.ts';
import { digestFor } from './proposed-text.ts';

type Under = { readonly tx: RecordTransaction; readonly read: ReadPayload };
/** A command as stored: its body is read by the schema of its name, where its payload is needed. */
type Asked = { readonly name: CommandName; readonly body: unknown };

const decideOn = (
  on: Case | null,
  { name, body }: Asked,
  { facts, read }: { readonly facts: Facts; readonly read: ReadPayload },
): Decision<Entry> => {
  if (name === 'submit-bid') return decide(null, { name, payload: read(name, body) }, facts);
  if (on === null) return { ok: false, refusal: refuse('moved-on', 'REC-2', {}) };
  return decide<Exclude<CommandName, 'submit-bid'>>(on, { name, payload: read(name, body) }, facts);
};

/** What the rules may not work out or look up: the digest of a proposed text, the load of each SIA, who gave an entry, a fresh reference. */
const minted = async (on: Case | null, { name, body }: Asked, { tx, read, facts }: Under & { readonly facts: Facts }): Promise<Facts> => {
  if (name === 'propose-terms' || name === 'propose-reassessment')
    return { ...facts, digest: await digestFor(on, { name, body }, { tx, read, facts }) };
  if (name === 'correct-entry' && on !== null) {
    const { entry: seq } = read(name, body);
    const actor = await tx.giverOf(on.ref, seq);
    return { ...facts, corrected: actor === null ? null : { seq, actor } };
  }
  if (name === 'allocate' || name === 'propose-candidate') return { ...facts, siaLoad: await tx.siaLoad() };
  if (name !== 'submit-bid') return facts;
  const bid = read(name, body);
  const region = facts.directory.regions[regionOf(bid, facts) ?? ''];
  // Not minted for a bid that is refused: numbers have no gaps but those of a lost transaction.
  if (region === undefined || !decide(null, { name, payload: bid }, facts).ok) return facts;
  return { ...facts, reference: await tx.mintReference(region.code, Number(facts.now.slice(0, 4))) };
};

const outboxOf = (before: Case | null, entries: readonly Entry[], facts: Facts): readonly OutboxRow[] => {
  let on = before;
  return entries.flatMap((entry) => {
    on = evolve(on, entry);
    if (on === null) return [];
    const { ref } = on;
    const id = (kind: string) => `${ref}:${String(entry.seq)}:${kind}`;
    const notices = noticesOf({ on, entry, facts }).map((notice, index) => ({
      id: id(`notice-${String(index)}`),
      seq: entry.seq,
      temperament: 'notifications' as const,
      payload: JSON.stringify(notice),
    }));
    const others = owedItems({ on, entry, facts }).map(({ temperament, kind, payload }) => ({
      id: id(kind),
      seq: entry.seq,
      temperament,
      payload: JSON.stringify(payload),
    }));
    return [...notices, ...others];
  });
};

/** What its giver reads of a command that was not accepted. A submission has no case that could be opened. */
const outcomeText = ({ ref, name }: GivenCommand, outcome: 'faulted' | 'expired' | Refusal): string => {
  const [what, again] = ref === null ? ['Your bid', 'It has no reference; submit it again.'] : [`Your command “${name}”`, giveAgain];
  if (typeof outcome === 'object') return `${what} was refused${ref === null ? ' and has no reference' : ''}. ${explain(outcome).detail}`;
  return `${what} ${outcome === 'faulted' ? 'could not be recorded' : 'was not decided in time'}. ${again}`;
};
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

/** Decides one command under the locks: its first answer where it has one, else entries or a refusal. The only place that decides. */
export const settle = async (
  command: GivenCommand,
  locked: LockedCase | null,
  { tx, read }: Under,
): Promise<{ readonly answer: Answer; readonly state: Case | null }> => {
  const before = locked?.state ?? null;
  if (command.answer !== null) return { answer: command.answer, state: before };
  if (command.tooLate) return { answer: await settleAs(tx, command, 'expired'), state: before };
  const known = await tx.facts(command.caller);
  const asked: Asked = { name: command.name, body: JSON.parse(command.body) };
  const facts = known === null ? null : await minted(before, asked, { tx, read, facts: known });
  const decision: Decision<Entry> =
    facts === null
      ? { ok: false, refusal: refuse('wrong-person', 'ACC-1', { who: ['a person of the directory'] }) }
      : decideOn(before, asked, { facts, read });
  if (!decision.ok || facts === null) {
    const refusal = decision.ok ? refuse('moved-on', 'REC-2', {}) : decision.refusal;
    const text = command.awaited ? outcomeText(command, refusal) : null;
    return { answer: await close(tx, command, { answer: { outcome: 'refused', refusal }, text }), state: before };
  }
  const state = decision.entries.reduce(evolve, before);
  if (state === null) throw new Error(`no case after ${command.name}`);
  const answer: Answer = {
    outcome: 'accepted',
    ref: state.ref,
    stage: state.stage,
    version: state.version,
    entries: decision.entries.map(({ seq }) => seq),
  };
  const chain = chained(state.ref, decision.entries, { head: locked?.headHash ?? firstHash, command: command.id });
  const outbox = outboxOf(before, decision.entries, facts);
  await tx.keep(command, { state, chain, due: dueOn(state.clocks), outbox, answer, bidChanged: before?.bid !== state.bid });
  return { answer, state };
};
