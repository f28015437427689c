import { randomUUID } from 'node:crypto';
import type { Facts } from '../domain/facts.ts';
import type { HumanSittingCommand, MeetingCommand, SittingCommands } from '../domain/sitting-commands.ts';
import { mayOpenSitting } from '../domain/sitting-access.ts';
import { barAtSitting, decideAtSitting } from '../domain/sitting-decide.ts';
import { factsAtSitting } from './beside.ts';
import { again, openDoor, refused, requestDigest, settle, surely, type Counter, type Door, type Handed, type Outcome } from './desk.ts';
import { readMeetingWire } from './json/payloads/read.ts';
import type { NewCommand, Ports } from './ports.ts';
import { invalidFields, problemOf, refusalProblem, type Problem } from './problems.ts';

/** What a command of a sitting needs to be taken, stored and decided. */
export type SittingCounter = Counter & Pick<Ports, 'meetings'>;
type HandedToSitting = Handed<HumanSittingCommand>;
type Judged = { readonly problem: Problem } | { readonly body: unknown; readonly texts: NewCommand['texts'] };
type Rehearsal<C extends HumanSittingCommand> = { readonly name: C; readonly on: SittingCommands[C]['on']; readonly facts: Facts };
const isMeetingCommand = (name: HumanSittingCommand): name is MeetingCommand => name !== 'open-meeting';

/** 403, 412, 422, 403 and 409, in this order, as for a case. */
const judge = <C extends HumanSittingCommand>({ name, on, facts }: Rehearsal<C>, { body, ifMatch }: HandedToSitting): Judged => {
  const barred = barAtSitting(name, on, facts);
  if (barred !== null) return { problem: refusalProblem(barred) };
  if (on !== null && ifMatch !== null && ifMatch !== on.version) return { problem: problemOf('stale') };
  const read = readMeetingWire(name, body);
  if (!read.ok) return { problem: invalidFields(read.fields) };
  const decision = decideAtSitting(on, { name, payload: read.payload }, facts);
  return decision.ok ? read : { problem: refusalProblem(decision.refusal) };
};

const judgeBeside = async <C extends HumanSittingCommand>(
  ports: SittingCounter,
  { name, on, facts }: Rehearsal<C>,
  handed: HandedToSitting,
): Promise<Judged> => {
  const read = readMeetingWire(name, handed.body);
  const known = await factsAtSitting(ports, { name, on, payload: read.ok ? read.payload : null, facts });
  return judge({ name, on, facts: known }, handed);
};
const attend = async (ports: SittingCounter, handed: HandedToSitting, door: Door): Promise<Outcome> => {
  const { by, ref, name, key } = handed;
  const cover = handed.onBehalfOf === undefined ? {} : { onBehalfOf: handed.onBehalfOf };
  const digest = requestDigest(handed);
  const first = door.readable ? await again(ports, handed, digest) : null;
  if (first !== null) return first;

  const facts = { ...(await ports.files.facts(by)), ...cover };
  const on = ref === null ? null : await ports.meetings.open(ref);
  const opens = on !== null && mayOpenSitting(on, by, facts);
  if (isMeetingCommand(name) ? !opens : ref !== null) return refused(problemOf('not-found'));
  const problem = await door.check();
  if (problem !== null) return refused(problem);

  const judged =
    on !== null && isMeetingCommand(name)
      ? await judgeBeside(ports, { name, on, facts }, handed)
      : await judgeBeside(ports, { name: 'open-meeting', on: null, facts }, handed);
  if ('problem' in judged) return (await again(ports, handed, digest)) ?? refused(judged.problem);
  const id = randomUUID();
  const stored = await ports.book.store({ id, ref, name, caller: by.id, ...cover, key, digest, body: judged.body, texts: judged.texts });
  if ('usedFor' in stored || stored.digest !== digest) return refused(problemOf('idempotency-key-reused'));
  return settle(ports, stored, stored.id !== id);
};

/** Gives a command of a sitting: checked, stored, then told to whoever decides. Never throws. */
export const giveAtSitting = (ports: SittingCounter, handed: HandedToSitting, door: Door = openDoor): Promise<Outcome> =>
  surely(handed.name, () => attend(ports, handed, door));
