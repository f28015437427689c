import type { CaseCommand, HumanCommand } from '../../../domain/commands.ts';
import { candidatesFor } from '../../../domain/candidates.ts';
import { offered } from '../../../domain/decide.ts';
import { readReference } from '../../../domain/reference.ts';
import type { Refusal } from '../../../domain/refusals.ts';
import { explain } from '../../../domain/sentences.ts';
import type { Ref } from '../../../domain/words.ts';
import { giveCommand, outcomeOf, type Door, type Outcome } from '../../desk.ts';
import { idempotencyKey, ifMatch, isId } from '../../middleware/headers.ts';
import { problemOf } from '../../problems.ts';
import { bidAnswer, commandAnswer, givenAnswer, offeredAnswer, waitingAnswer } from '../answers/lists.ts';
import { consult } from '../consult.ts';
import { atTheDoor, replayed } from '../errand.ts';
import { humanCommands, wireSchemas } from '../payloads/families.ts';
import { noQuery, ok, question, refusal, type Call, type House, type Reply, type Route } from '../route.ts';

const BASE = '/api/v1';

const replyTo = (outcome: Outcome, done: (given: Extract<Outcome, { kind: 'done' }>) => Reply): Reply => {
  if (outcome.kind === 'problem') return { problem: outcome.problem, headers: replayed(outcome.replay) };
  if (outcome.kind === 'done') return done(outcome);
  const { commandId } = outcome;
  return { status: 202, body: { commandId, state: 'waiting' }, headers: { Location: `${BASE}/commands/${commandId}` } };
};

export const doorOf = (house: House, call: Call): Door => ({
  readable: call.body.ok && 'key' in idempotencyKey(call.header('idempotency-key')),
  check: () => atTheDoor(house, call),
});
const give = (house: House, call: Call, { name, ref }: { readonly name: HumanCommand; readonly ref: Ref | null }): Promise<Outcome> => {
  const key = idempotencyKey(call.header('idempotency-key'));
  const handed = {
    by: call.by,
    ref,
    name,
    key: 'key' in key ? key.key : '',
    ifMatch: ifMatch(call.header('if-match')) ?? null,
    body: call.body.ok ? call.body.value : undefined,
  };
  return giveCommand(house.ports, handed, doorOf(house, call));
};

export const refuses = [400, 403, 404, 409, 412, 413, 415, 422, 428];
const waiting = { says: 'Stored; it is decided in its turn. Location names where to ask.', schema: waitingAnswer };

export const submission = { 201: { says: 'Recorded; Location names the case.', schema: bidAnswer }, 202: waiting };
/** A bid that was submitted, whichever way it came. */
export const submitted = (outcome: Outcome): Reply =>
  replyTo(outcome, ({ ref, stage, version, replay }) => ({
    status: 201,
    body: { ref, stage, version },
    headers: { Location: `${BASE}/cases/${ref}`, ...replayed(replay) },
  }));
const bids: Route = {
  method: 'post',
  path: '/bids',
  id: 'submit-bid',
  summary: 'Submits a bid. It is recorded at once, with its reference.',
  tag: 'commands',
  query: null,
  body: wireSchemas['submit-bid'],
  keyed: true,
  answers: submission,
  refuses,
  run: async (house, call) => submitted(await give(house, call, { name: 'submit-bid', ref: null })),
};

const caseCommands: readonly CaseCommand[] = humanCommands.filter((name): name is CaseCommand => name !== 'submit-bid');
const commandRoute = (name: CaseCommand): Route => ({
  method: 'post',
  path: `/cases/{ref}/commands/${name}`,
  id: name,
  summary: `Gives the command ${name}.`,
  tag: 'commands',
  query: null,
  body: wireSchemas[name],
  keyed: true,
  answers: { 200: { says: 'Accepted and recorded.', schema: givenAnswer }, 202: waiting },
  refuses,
  run: async (house, call) => {
    // What is no reference names no case, and is asked like one that is absent: a replay would still be answered.
    const ref = readReference(call.params['ref'] ?? '') ?? '';
    return replyTo(await give(house, call, { name, ref }), ({ replay, stage, version, entries, commandId, ref: on }) =>
      ok({ ref: on, stage, version, entries, commandId }, replayed(replay)),
    );
  },
});

const told = (why: Refusal) => ({ code: why.code, rule: why.rule, detail: explain(why).detail });
const stubOnly = { code: 'stub-only', rule: 'ACC-4', detail: problemOf('stub-only').detail };

const offers = question({
  path: '/cases/{ref}/commands',
  id: 'commands-now',
  summary: 'What the caller could do now, and why not the rest. Candidates stand beside allocate.',
  tag: 'commands',
  query: noQuery,
  answers: { 200: { says: 'Every command of a case.', schema: offeredAnswer } },
  refuses: [404],
  handle: async (house, call) => {
    const opened = await consult(house, call, 'commands');
    if ('problem' in opened) return refusal(opened.problem);
    const { on, facts, stub } = opened;
    return ok(
      caseCommands.map((command) => {
        if (stub) return { command, allowed: false, refusal: stubOnly };
        const why = offered(command, on, facts);
        if (why !== null) return { command, allowed: false, refusal: told(why) };
        return { command, allowed: true, ...(command === 'allocate' ? { candidates: candidatesFor(on, facts) } : {}) };
      }),
    );
  },
});

const asked = question({
  path: '/commands/{id}',
  id: 'command',
  summary: "How a command of the caller's stands.",
  tag: 'commands',
  query: noQuery,
  answers: { 200: { says: 'Its state, and its answer or problem once there is one.', schema: commandAnswer } },
  refuses: [404],
  handle: async ({ ports }, { by, params }) => {
    const found = isId(params['id']) ? await ports.book.byId(params['id']) : null;
    if (found?.caller !== by.id) return refusal(problemOf('not-found'));
    if (found.answer === null) return ok({ state: found.state });
    const outcome = outcomeOf(found, found.answer);
    if (outcome.kind === 'problem') return ok({ state: found.state, problem: outcome.problem });
    if (outcome.kind === 'waiting') return ok({ state: found.state });
    const { ref, stage, version, entries, commandId } = outcome;
    return ok({ state: found.state, answer: { ref, stage, version, entries, commandId } });
  },
});

export const commandRoutes: readonly Route[] = [bids, offers, ...caseCommands.map(commandRoute), asked];
