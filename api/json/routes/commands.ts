import { isAdministered } from '../../../domain/administration-state.ts';
import type { CaseCommand, HumanCommand } from '../../../domain/commands.ts';
import { candidatesFor } from '../../../domain/candidates.ts';
import { offered } from '../../../domain/decide.ts';
import { readReference } from '../../../domain/reference.ts';
import type { Refusal } from '../../../domain/refusals.ts';
import { explain } from '../../../domain/sentences.ts';
import { isSittingId } from '../../../domain/sitting.ts';
import type { Ref } from '../../../domain/words.ts';
import { giveCommand, outcomeOf, type Outcome } from '../../desk.ts';
import { isId } from '../../middleware/headers.ts';
import { problemOf } from '../../problems.ts';
import { commandAnswer, givenAnswer, offeredAnswer } from '../answers/lists.ts';
import { consult } from '../consult.ts';
import { replayed } from '../errand.ts';
import { doorOf, handedOf, refuses, replyTo, submission, submitted, waiting } from '../giving.ts';
import { byCover } from '../views/cover.ts';
import { humanCommands, wireSchemas } from '../payloads/families.ts';
import { noQuery, ok, question, refusal, type Call, type House, type Route } from '../route.ts';

const give = (house: House, call: Call, { name, ref }: { readonly name: HumanCommand; readonly ref: Ref | null }): Promise<Outcome> =>
  giveCommand(house.ports, handedOf(call, name, ref), doorOf(house, call));

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
const formerOwner = { code: 'former-owner', rule: 'ACC-1', detail: problemOf('former-owner').detail };
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
    const { on, facts, stub, past } = opened;
    return ok(
      caseCommands.map((command) => {
        if (stub) return { command, allowed: false, refusal: stubOnly };
        if (past !== null) return { command, allowed: false, refusal: formerOwner };
        const why = offered(command, on, facts);
        if (why !== null) return { command, allowed: false, refusal: told(why), ...byCover(command, on, facts) };
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
    if (isAdministered(ref)) return ok({ state: found.state, answer: { stream: ref, version, entries, commandId } });
    const on = isSittingId(ref) ? { id: ref, status: stage } : { ref, stage };
    return ok({ state: found.state, answer: { ...on, version, entries, commandId } });
  },
});

export const commandRoutes: readonly Route[] = [bids, offers, ...caseCommands.map(commandRoute), asked];
