import { mayOpen } from './access.ts';
import { isTerminal, nextId, type Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Person } from './directory.ts';
import type { Change, Entry } from './entries.ts';
import { agenciesOf, calendarOf, type Facts, isActor, person } from './facts.ts';
import { inLocalTime } from './local-time.ts';
import { openQuestions, questionClock, type Message, type Messages } from './message-state.ts';
import { openRedirect } from './redirect-state.ts';
import type { Recipient } from './policy.ts';
import { recipients } from './recipients.ts';
import type { Refusal } from './refusals.ts';
import { entryOf, stamp } from './sides.ts';
import { live } from './stages.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import { gatewayManager } from './triage.ts';
import type { Party, UserId } from './words.ts';
import { nextOpening } from './working-time.ts';

const toexManager: Authority = { role: 'toex-manager', of: 'toex' };
const messagesOf = (on: Case): Messages => on.messages ?? {};

const ofGateway = (who: Person): boolean => who.roles.includes('triage-officer') || who.roles.includes('gateway-manager');
/** The party for whom somebody on the case writes. Gateway people belong to the ROCU, which may own the bid: then their role tells. */
export const partyOf = (on: Case, facts: Facts): Party => {
  const { actor, policy } = facts;
  if (actor === null || [on.owner.user, on.spoc, on.customer].includes(actor.id)) return 'force';
  const ofBody = Object.values(policy.bodies).some(({ chair, deputyChair, secretary }) =>
    [chair, deputyChair, secretary].includes(actor.id),
  );
  const region = agenciesOf(facts, on.region);
  const asked = openRedirect(on)?.body;
  if (ofBody || (actor.organisation === asked && asked !== on.owner.agency && asked !== region.gateway)) return 'body';
  if (actor.organisation === region.toex) return 'toex';
  return actor.organisation === region.gateway && (on.owner.agency !== region.gateway || ofGateway(actor)) ? 'gateway' : 'force';
};

const inWords: { readonly [P in Party]: string } = { force: 'the force', gateway: 'the gateway', toex: 'TOEX', body: 'the tasking body' };
/** Who answers for a party, nearest to the case first; the next are asked where nobody of those before can be. */
const asked: { readonly [P in Party]: readonly (readonly [Recipient, ...Recipient[]])[] } = {
  force: [['sio', 'spoc'], ['sio-line-manager']],
  gateway: [['claimer'], ['gateway-managers']],
  toex: [['sia'], ['toex-managers']],
  body: [['asked-body'], ['body-secretary'], ['body-chair', 'body-deputy-chair'], ['ttcg-secretary']],
};
const opensFor = (on: Case, id: UserId, facts: Facts): boolean => {
  const who = person(facts, id);
  return who !== null && mayOpen(on, who, facts) === 'page';
};
/**
 * The people to whom a question goes: of the party, active, able to read it, not whoever asks. The secretary of a body sees a case from
 * its escalation on (ACC-1), and can be asked from then on.
 */
const askable = (on: Case, to: Party, facts: Facts): readonly UserId[] => {
  const can = (id: UserId): boolean => !isActor(facts, id) && opensFor(on, id, facts);
  return asked[to].map((near) => recipients(near, on, facts).filter(can)).find(({ length }) => length > 0) ?? [];
};
/** The question at the start of a thread. */
const questionOf = (messages: Messages, message: Message): Message => {
  const before = message.inReplyTo === null ? null : entryOf(messages, message.inReplyTo);
  return before === null ? message : questionOf(messages, before);
};

/** REC-3: a question that nobody answered ends with the case, and not in silence. */
export const leftUnanswered = (on: Case, { after }: Pick<Entry, 'after'>): readonly UserId[] =>
  after.stage !== undefined && isTerminal(after.stage) ? [...new Set(openQuestions(on.messages).map(({ by }) => by))] : [];

/** One nudge per working day: from the opening of the next one on there may be another. */
const nudgedToday = (on: Case, facts: Facts): Refusal | null => {
  if (on.nudged === undefined) return null;
  const again = nextOpening(calendarOf(facts, on.region), on.nudged.at);
  return facts.now < again ? refuse('nudged-today', 'CLK-1', { again: inLocalTime(again) }) : null;
};
/** Whoever holds the pen, but not whoever nudges. */
const nudgeable = (on: Case, facts: Facts): readonly UserId[] => recipients(['pen-holder'], on, facts).filter((id) => !isActor(facts, id));
const notNow = (on: Case, facts: Facts): Refusal | null => {
  if (!(on.stage in live)) return null;
  return nudgedToday(on, facts) ?? (nudgeable(on, facts).length === 0 ? refuse('nobody-to-nudge', 'ACC-1', {}) : null);
};

export const messageRows: Rows<'ask' | 'reply' | 'nudge'> = {
  ask: {
    rule: 'ACC-1',
    who: [{ relation: 'on-case' }],
    stages: live,
    whileHeld: true,
    whileSioUnavailable: true,
    decide: (on, { to, text }, facts) => {
      const told = askable(on, to, facts);
      if (told.length === 0) return no(refuse('nobody-to-ask', 'ACC-1', { party: inWords[to] }));
      const id = nextId('m', messagesOf(on));
      const question: Message = { id, ...stamp(facts), from: partyOf(on, facts), to, text, inReplyTo: null, answeredBy: null };
      const clocks = { [questionClock(id)]: startClock(facts, on, { step: 'question-answered', party: to }) };
      return yes({ type: 'asked', about: { message: id, to, told }, after: { messages: { [id]: question }, clocks } });
    },
  },
  reply: {
    rule: 'ACC-1',
    who: [{ relation: 'on-case' }],
    stages: live,
    whileHeld: true,
    whileSioUnavailable: true,
    elsewhere: (on) => (on.stage in live && Object.keys(messagesOf(on)).length === 0 ? refuse('no-messages', 'ACC-1', {}) : null),
    decide: (on, { inReplyTo, text }, facts) => {
      const messages = messagesOf(on);
      const before = entryOf(messages, inReplyTo);
      if (before === null) return no(refuse('unknown-entry', 'ACC-1', { what: 'message', id: inReplyTo }));
      const question = questionOf(messages, before);
      const { by, at } = stamp(facts);
      const from = partyOf(on, facts);
      // Only the party that was asked answers; whoever else adds to the thread leaves its clock running.
      const answers = question.answeredBy === null && from === question.to && by !== question.by;
      const id = nextId('m', messages);
      const reply: Message = { id, by, at, from, to: before.from, text, inReplyTo, answeredBy: null };
      const told = [...new Set([question.by, before.by])].filter((each) => each !== by && person(facts, each)?.active === true);
      const after: Change = answers
        ? { messages: { [id]: reply, [question.id]: { ...question, answeredBy: id } }, clocks: { [questionClock(question.id)]: null } }
        : { messages: { [id]: reply } };
      const about = { message: id, inReplyTo, ...(answers ? { answers: question.id } : {}), told };
      return yes({ type: 'replied', about, after });
    },
  },
  nudge: {
    rule: 'ACC-1',
    who: [gatewayManager, toexManager],
    stages: live,
    whileHeld: false,
    whileSioUnavailable: true,
    elsewhere: notNow,
    decide: (on, _payload, facts) => yes({ type: 'nudged', about: { told: nudgeable(on, facts) }, after: { nudged: stamp(facts) } }),
  },
};
