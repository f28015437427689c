import { explain } from '../../../domain/sentences.ts';
import { problemOf, type Problem } from '../../problems.ts';
import type { StoredCommand } from '../../ports.ts';
import type { HumanSittingCommand } from '../../../domain/sitting-commands.ts';
import { isSittingId } from '../../../domain/sitting.ts';
import { ableToBring } from '../bid/able.ts';
import { openCase, worded } from '../case/open.ts';
import { ableNow } from '../command/able.ts';
import { answersOf } from '../form/answers.ts';
import { fieldsAt, wroteTo, type Wrote } from '../form/wrote.ts';
import { ableAtSitting } from '../meetings/able.ts';
import { openSitting } from '../meetings/open.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import type { CommandWords } from '../wording/command-words.ts';
import { commandWords, isCaseCommand } from '../wording/commands.ts';
import { meetingWords } from '../wording/meetings.ts';
import { wordsFor } from '../wording/words.ts';

const ASK_AGAIN_SECONDS = 2;

const isOfSitting = (name: string): name is HumanSittingCommand => Object.hasOwn(meetingWords, name);
const wordsOf = ({ name }: StoredCommand): Pick<CommandWords, 'title' | 'done'> =>
  isCaseCommand(name)
    ? commandWords[name]
    : isOfSitting(name)
      ? meetingWords[name]
      : { title: 'Submit the bid', done: 'The bid is submitted.' };
const titleOf = (command: StoredCommand): string => wordsOf(command).title;
const placeOf = (stream: string): string => (isSittingId(stream) ? `/meetings/${stream}` : `/cases/${stream}`);
/** Where its form stands. */
const formOf = ({ name, ref }: StoredCommand): string => {
  if (ref === null) return name === 'open-meeting' ? '/meetings/new' : '/bids/new';
  return `${placeOf(ref)}/do/${name}`;
};
/** What its giver wrote in a command that came to nothing. */
const wroteFor = (visit: Visit, command: StoredCommand, sent: unknown): readonly Wrote[] => {
  const address = formOf(command);
  const fields = fieldsAt(address);
  return fields === null ? [] : wroteTo(address, answersOf(fields, sent), wordsFor(visit).anyName);
};
const home = { back: '/', backText: 'Go to your home page' };
/** Who could give it as things are now, and the way back; only home where what it was given to does not open any more. */
const onwards = async (visit: Visit, { name, ref }: StoredCommand, sent: unknown) => {
  if (ref === null)
    return isOfSitting(name)
      ? { ...(await ableAtSitting(visit, { name, on: null, sent })), back: '/meetings', backText: 'Back to the sittings' }
      : { ...(await ableToBring(visit)), back: '/bids/start', backText: 'Begin a bid' };
  const there = { back: placeOf(ref), backText: `Back to ${ref}` };
  if (isOfSitting(name)) {
    const on = await openSitting(visit, ref);
    return on === null ? home : { ...(await ableAtSitting(visit, { name, on, sent })), ...there };
  }
  const opened = await openCase(visit, ref);
  if (opened === null || !isCaseCommand(name)) return home;
  return opened.opens === 'page' ? { ...ableNow(visit, name, opened), ...there } : there;
};
type Why = Pick<Problem, 'detail' | 'rule' | 'status'>;
/** Never a dead end: the rule in words, who can act, a way back, and what was written. */
const refused = async (visit: Visit, command: StoredCommand, { detail, rule, status }: Why): Promise<Reply> => {
  const sent = await worded(visit, await visit.ports.book.bodyOf(command.id));
  return {
    kind: 'page',
    view: 'errors/refused.njk',
    title: `${titleOf(command)}: not done`,
    status,
    data: { detail, rule, ...(await onwards(visit, command, sent)), wrote: wroteFor(visit, command, sent), wroteStays: true },
  };
};

/** Follows a command of mine until it is decided; the browser asks again by itself. */
export const waiting: PageOf = async (visit) => {
  const { ports, person, param, say } = visit;
  const command = await ports.book.byId(param('id'));
  if (command?.caller !== person.id) return { kind: 'missing' };
  const { answer } = command;
  if (answer === null)
    return {
      kind: 'page',
      view: 'waiting/view.njk',
      title: 'Waiting for its turn',
      data: { heading: titleOf(command), ref: command.ref, givenAt: command.givenAt },
      refresh: ASK_AGAIN_SECONDS,
    };
  if (answer.outcome === 'refused') return refused(visit, command, { ...explain(answer.refusal), rule: answer.refusal.rule });
  if (answer.outcome !== 'accepted') return refused(visit, command, problemOf(answer.outcome));
  say(wordsOf(command).done);
  return { kind: 'go', to: placeOf(answer.ref) };
};
