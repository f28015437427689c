import type { HumanCommand } from '../../domain/commands.ts';
import type { HumanSittingCommand } from '../../domain/sitting-commands.ts';
import type { Ref } from '../../domain/words.ts';
import type { Door, Handed, Outcome } from '../desk.ts';
import { idempotencyKey, ifMatch, onBehalfOf } from '../middleware/headers.ts';
import { bidAnswer, waitingAnswer } from './answers/lists.ts';
import { atTheDoor, replayed } from './errand.ts';
import type { Call, House, Reply } from './route.ts';

export const BASE = '/api/v1';

/** What a giver is answered: the problem, what `done` makes of it, or 202 with the place where to ask. */
export const replyTo = (outcome: Outcome, done: (given: Extract<Outcome, { kind: 'done' }>) => Reply): Reply => {
  if (outcome.kind === 'problem') return { problem: outcome.problem, headers: replayed(outcome.replay) };
  if (outcome.kind === 'done') return done(outcome);
  const { commandId } = outcome;
  return { status: 202, body: { commandId, state: 'waiting' }, headers: { Location: `${BASE}/commands/${commandId}` } };
};

export const doorOf = (house: House, call: Call): Door => ({
  readable: call.body.ok && 'key' in idempotencyKey(call.header('idempotency-key')),
  check: () => atTheDoor(house, call),
});
/** A request as it is handed over the counter; `ref` is the case or the sitting that it is given to. */
export const handedOf = <Name extends HumanCommand | HumanSittingCommand>(call: Call, name: Name, ref: Ref | null): Handed<Name> => {
  const key = idempotencyKey(call.header('idempotency-key'));
  return {
    by: call.by,
    ref,
    name,
    key: 'key' in key ? key.key : '',
    ifMatch: ifMatch(call.header('if-match')) ?? null,
    body: call.body.ok ? call.body.value : undefined,
    ...onBehalfOf(call.header('on-behalf-of')),
  };
};

/** Statuses of the problems that a command may answer. */
export const refuses = [400, 403, 404, 409, 412, 413, 415, 422, 428];
export const waiting = { says: 'Stored; it is decided in its turn. Location names where to ask.', schema: waitingAnswer };

export const submission = { 201: { says: 'Recorded; Location names the case.', schema: bidAnswer }, 202: waiting };
/** A bid that was submitted, whichever way it came. */
export const submitted = (outcome: Outcome): Reply =>
  replyTo(outcome, ({ ref, stage, version, replay }) => ({
    status: 201,
    body: { ref, stage, version },
    headers: { Location: `${BASE}/cases/${ref}`, ...replayed(replay) },
  }));
