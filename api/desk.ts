import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { mayOpen, type Opens } from '../domain/access.ts';
import type { Answer } from '../domain/answer.ts';
import type { CaseCommand, Commands, HumanCommand } from '../domain/commands.ts';
import { bar, decide } from '../domain/decide.ts';
import type { Person } from '../domain/directory.ts';
import type { Facts } from '../domain/facts.ts';
import { comesSecond } from '../domain/late-review.ts';
import { mayReach } from '../domain/reaching.ts';
import type { SittingStatus } from '../domain/sitting.ts';
import type { HumanSittingCommand } from '../domain/sitting-commands.ts';
import type { Ref, Stage, UserId } from '../domain/words.ts';
import { factsOfCommand } from './beside.ts';
import { digestOf } from './digest.ts';
import { factsOfBid } from './following.ts';
import { allProblems } from './json/payloads/mended.ts';
import { readWire } from './json/payloads/read.ts';
import { faultOf, isUnavailable, log } from './log.ts';
import type { NewCommand, OtherUse, Ports, StoredCommand } from './ports.ts';
import { invalidFields, problemOf, refusalProblem, type Problem } from './problems.ts';

/** What a command needs to be taken, stored and decided. */
export type Counter = Pick<Ports, 'book' | 'engine' | 'files' | 'recorder'>;
/** A command as a client or a page hands it over the counter. `body` is unchecked. */
export type Handed<Name extends HumanCommand | HumanSittingCommand = HumanCommand> = {
  readonly by: Person;
  /** What it is given to: a case by its reference, a sitting by its id. */
  readonly ref: Ref | null;
  readonly name: Name;
  readonly key: string;
  readonly ifMatch: number | null;
  readonly body: unknown;
  /** What was sent, where the body is made of it and of how things stand: sent again, it is the same request whatever has become of them. */
  readonly sent?: unknown;
  /** ACC-6: for whom it is given; absent where it is given in one's own right. */
  readonly onBehalfOf?: UserId;
  /** The version that `ifMatch` is held against, where it is made from something else than a case. */
  readonly version?: number;
  /** Stores it in another way than under its key alone, or returns what stands; null where what it was made from has moved on. */
  readonly store?: (command: NewCommand) => Promise<StoredCommand | OtherUse | null>;
};
export type Outcome =
  | {
      readonly kind: 'done';
      readonly ref: Ref;
      readonly stage: Stage | SittingStatus | 'kept';
      readonly version: number;
      readonly entries: readonly number[];
      readonly commandId: string;
      readonly replay: boolean;
    }
  | { readonly kind: 'waiting'; readonly commandId: string }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly replay: boolean };

/** What a door checks of its own, between "is it visible" and "may this person": 405 to 429 over HTTP. */
export type Door = { readonly readable: boolean; readonly check: () => Promise<Problem | null> };
export const openDoor: Door = { readable: true, check: () => Promise.resolve(null) };

const WAIT_MS = 5000;
const POLL_MS = 100;
export const refused = (problem: Problem, replay = false): Outcome => ({ kind: 'problem', problem, replay });

/** An answer of the record as it is told to its giver. */
export const outcomeOf = (command: Pick<StoredCommand, 'id'>, answer: Answer, replay = false): Outcome => {
  if (answer.outcome === 'refused') return refused(refusalProblem(answer.refusal), replay);
  if (answer.outcome !== 'accepted') return refused(problemOf(answer.outcome), replay);
  const { ref, stage, version, entries } = answer;
  return { kind: 'done', ref, stage, version, entries, commandId: command.id, replay };
};

/** The engine is told of the case without anybody waiting for it; the sweep finds what it misses. */
const wake = (ports: Counter, ref: Ref): void => {
  ports.engine
    .give({ ref, lookAgain: true }, 20_000)
    .catch((error: unknown) => log.warn({ ref, fault: faultOf(error) }, 'the engine was not told'));
};
const decided = async (ports: Counter, { id, ref, name }: StoredCommand): Promise<Answer | null> => {
  const answer =
    ref === null ? await ports.recorder.record({ ref, commandId: id }) : await ports.engine.give({ ref, commandId: id, name }, WAIT_MS);
  if (answer?.outcome !== 'accepted') return answer;
  // What was written to other streams is theirs to carry out, and so is the opening of a new one.
  for (const stream of [...(ref === null ? [answer.ref] : []), ...(answer.touched ?? [])]) wake(ports, stream);
  return answer;
};

/** From here on it is stored: whatever breaks, it will be decided, so the worst answer is "waiting". */
export const settle = async (ports: Counter, command: StoredCommand, replay: boolean): Promise<Outcome> => {
  if (command.answer !== null) return outcomeOf(command, command.answer, replay);
  const until = Date.now() + WAIT_MS;
  const missed = (error: unknown): null => {
    log.warn({ commandId: command.id, fault: faultOf(error) }, 'no answer yet');
    return null;
  };
  const answer = await decided(ports, command).catch(missed);
  if (answer !== null) return outcomeOf(command, answer, replay);
  while (Date.now() < until) {
    await sleep(POLL_MS);
    const seen = await ports.book.byId(command.id).catch(missed);
    if (seen?.answer != null) return outcomeOf(command, seen.answer, replay);
  }
  return { kind: 'waiting', commandId: command.id };
};

type Judged = { readonly problem: Problem } | { readonly body: unknown; readonly texts: NewCommand['texts'] };
type Rehearsal<C extends HumanCommand> = { readonly name: C; readonly on: Commands[C]['on']; readonly facts: Facts };

/** 403, 412, 422, 403 and 409, in this order. The same rules as in the record, over what is on file now. */
const judge = <C extends HumanCommand>({ name, on, facts }: Rehearsal<C>, { body, ifMatch, version = on?.version }: Handed): Judged => {
  const barred = bar(name, on, facts);
  if (barred !== null) return { problem: refusalProblem(barred) };
  if (version !== undefined && ifMatch !== null && ifMatch !== version) return { problem: problemOf('stale') };
  const read = readWire(name, body);
  if (!read.ok) return { problem: invalidFields(allProblems({ name, on, facts }, body)) };
  const decision = decide(on, { name, payload: read.payload }, facts);
  return decision.ok ? read : { problem: refusalProblem(decision.refusal) };
};
const judgeOnCase = async <C extends CaseCommand>(ports: Counter, { name, on, facts }: Rehearsal<C>, handed: Handed): Promise<Judged> => {
  if (!mayReach(name, on)) return judge({ name, on, facts }, handed);
  const read = readWire(name, handed.body);
  const known = await factsOfCommand(ports, { name, on, payload: read.ok ? read.payload : null, facts });
  return judge({ name, on, facts: known }, handed);
};
const isCaseCommand = (name: HumanCommand): name is CaseCommand => name !== 'submit-bid';

/** What stands under this key already is answered again; null where nothing does. */
export const again = async (ports: Counter, { by, key }: Pick<Handed, 'by' | 'key'>, digest: string): Promise<Outcome | null> => {
  const first = await ports.book.byKey(by.id, key);
  if (first === null) return null;
  return 'usedFor' in first || first.digest !== digest ? refused(problemOf('idempotency-key-reused')) : settle(ports, first, true);
};

/** ESC-5: who gave the entry that a correction names. */
const correctedBy = async ({ files }: Counter, { ref, name, body }: Handed): Promise<Facts['corrected']> => {
  const read = name === 'correct-entry' ? readWire(name, body) : null;
  if (ref === null || read?.ok !== true) return null;
  const { entry: seq } = read.payload;
  const actor = await files.giverOf(ref, seq);
  return actor === null ? null : { seq, actor };
};

/** ACC-4: why nothing is given to a case that does not open as a page; null where it does, or where it is not to be known of at all. */
export const closedAs = (opens: Opens): Problem | null =>
  opens === 'stub' ? problemOf('stub-only') : opens === 'past' ? problemOf('former-owner') : null;

type Asked = Pick<Handed<HumanCommand | HumanSittingCommand>, 'name' | 'ref' | 'body' | 'sent' | 'onBehalfOf'>;
/** By what a request is known again. */
export const requestDigest = ({ name, ref, body, sent = body, onBehalfOf }: Asked): string =>
  digestOf({ name, ref, body: sent, onBehalfOf });

const attend = async (ports: Counter, handed: Handed, door: Door): Promise<Outcome> => {
  const { by, ref, name, key } = handed;
  const cover = handed.onBehalfOf === undefined ? {} : { onBehalfOf: handed.onBehalfOf };
  const digest = requestDigest(handed);
  const first = door.readable ? await again(ports, handed, digest) : null;
  if (first !== null) return first;

  const facts = { ...(await ports.files.facts(by)), ...cover };
  const on = ref === null ? null : await ports.files.open(ref);
  const opens = on === null ? 'none' : mayOpen(on, by, facts);
  const absent = isCaseCommand(name) ? opens === 'none' && (on === null || !comesSecond(on, { who: by, name }, facts)) : ref !== null;
  if (absent) return refused(problemOf('not-found'));
  const problem = await door.check();
  if (problem !== null) return refused(problem);
  const closed = closedAs(opens);
  if (closed !== null) return refused(closed);

  const judged =
    on !== null && isCaseCommand(name)
      ? await judgeOnCase(ports, { name, on, facts: { ...facts, corrected: await correctedBy(ports, handed) } }, handed)
      : judge({ name: 'submit-bid', on: null, facts: await factsOfBid(ports, handed.body, facts) }, handed);
  // Its twin may have been decided since the key was looked up: then the case has moved by this very command.
  if ('problem' in judged) return (await again(ports, handed, digest)) ?? refused(judged.problem);
  const id = randomUUID();
  const command: NewCommand = { id, ref, name, caller: by.id, ...cover, key, digest, body: judged.body, texts: judged.texts };
  const stored = await (handed.store ?? ports.book.store)(command);
  if (stored === null) return refused(problemOf('stale'));
  if ('usedFor' in stored || stored.digest !== digest) return refused(problemOf('idempotency-key-reused'));
  // Another request under this key was stored at the same moment: this one is answered as its replay.
  return settle(ports, stored, stored.id !== id);
};

/** Whatever goes wrong before a command is stored is answered, never thrown. */
export const surely = async (name: string, attended: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await attended();
  } catch (error) {
    if (isUnavailable(error)) return refused(problemOf('unavailable'));
    log.error({ command: name, fault: faultOf(error) }, 'a command faulted before it was stored');
    return refused(problemOf('fault'));
  }
};
/** Gives a command: checked, stored, then told to whoever decides. Never throws. */
export const giveCommand = (ports: Counter, handed: Handed, door: Door = openDoor): Promise<Outcome> =>
  surely(handed.name, () => attend(ports, handed, door));
