import type { Answer } from '../../domain/answer.ts';
import { regionOf } from '../../domain/bid-problems.ts';
import type { Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { Command, CommandName } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { Entry } from '../../domain/entries.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import { noticesOf } from '../../domain/notices.ts';
import { owedBy } from '../../domain/owed.ts';
import { explain } from '../../domain/sentences.ts';
import { refuse, type Decision } from '../../domain/table.ts';
import type { GivenCommand, LockedCase, OutboxRow, ReadPayload, RecordTransaction } from '../ports.ts';
import { chained, firstHash } from './chain.ts';
import { digestFor } from './proposed-text.ts';

type Under = { readonly tx: RecordTransaction; readonly read: ReadPayload };
const parse = <C extends CommandName>(name: C, body: string, read: ReadPayload): Command =>
  // The pair is of one command by construction; a union's pairing is beyond the checker.
  ({ name, payload: read(name, JSON.parse(body)) }) as unknown as Command;

const decideOn = (on: Case | null, command: Command, facts: Facts): Decision<Entry> => {
  if (command.name === 'submit-bid') return decide(null, command, facts);
  return on === null
    ? { ok: false, refusal: refuse('moved-on', 'REC-2', {}) }
    : decide<Exclude<CommandName, 'submit-bid'>>(on, command, facts);
};

/** What the rules may not work out: the digest of a proposed text, a fresh reference. */
const minted = async (
  on: Case | null,
  command: Command,
  { tx, facts }: { readonly tx: RecordTransaction; readonly facts: Facts },
): Promise<Facts> => {
  const digest = await digestFor(on, command, { tx, facts });
  if (command.name !== 'submit-bid') return { ...facts, digest };
  const region = facts.directory.regions[regionOf(command.payload, facts) ?? ''];
  // Not minted for a bid that is refused: numbers have no gaps but those of a lost transaction.
  if (region === undefined || !decide(null, command, facts).ok) return facts;
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
    const others = owedBy[entry.type].map((temperament) => ({
      id: id(temperament),
      seq: entry.seq,
      temperament,
      payload: JSON.stringify({ type: entry.type }),
    }));
    return [...notices, ...others];
  });
};

/** Somebody who was answered 202 learns from the inbox what became of the command. */
const outcomeNotice = (command: GivenCommand, text: string): readonly OutboxRow[] =>
  command.ref === null || command.caller === 'system'
    ? []
    : [
        {
          id: `${command.id}:outcome`,
          seq: 0,
          temperament: 'notifications',
          payload: JSON.stringify({ event: 'command-outcome', to: [command.caller], text, dueAt: null }),
        },
      ];
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
  close(tx, command, {
    answer: { outcome },
    text: `Your command “${command.name}” ${outcome === 'faulted' ? 'could not be recorded' : 'was not decided in time'}. Nothing was changed; open the case and give it again.`,
  });

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
  const given = parse(command.name, command.body, read);
  const facts = known === null ? null : await minted(before, given, { tx, facts: known });
  const decision: Decision<Entry> =
    facts === null
      ? { ok: false, refusal: refuse('wrong-person', 'ACC-1', { who: ['a person of the directory'] }) }
      : decideOn(before, given, facts);
  if (!decision.ok || facts === null) {
    const refusal = decision.ok ? refuse('moved-on', 'REC-2', {}) : decision.refusal;
    const text = command.awaited ? `Your command “${command.name}” was refused. ${explain(refusal).detail}` : null;
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
  await tx.keep(command, { state, chain, due: dueOn(state.clocks), outbox: outboxOf(before, decision.entries, facts), answer });
  return { answer, state };
};
