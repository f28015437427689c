import { explain } from '../../../domain/sentences.ts';
import { problemOf, type Problem } from '../../problems.ts';
import type { StoredCommand } from '../../ports.ts';
import type { HumanSittingCommand } from '../../../domain/sitting-commands.ts';
import { isSittingId } from '../../../domain/sitting.ts';
import type { PageOf, Reply } from '../visit.ts';
import type { CommandWords } from '../wording/command-words.ts';
import { commandWords, isCaseCommand } from '../wording/commands.ts';
import { meetingWords } from '../wording/meetings.ts';

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
const refused = (command: StoredCommand, { detail, rule, status }: Pick<Problem, 'detail' | 'rule' | 'status'>): Reply => ({
  kind: 'page',
  view: 'errors/refused.njk',
  title: `${titleOf(command)}: not done`,
  status,
  data: {
    detail,
    rule,
    holder: null,
    back: command.ref === null ? '/' : placeOf(command.ref),
    backText: command.ref === null ? 'Go home' : `Back to ${command.ref}`,
  },
});

/** Follows a command of mine until it is decided; the browser asks again by itself. */
export const waiting: PageOf = async ({ ports, person, param, say }) => {
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
  if (answer.outcome === 'refused') return refused(command, { ...explain(answer.refusal), rule: answer.refusal.rule });
  if (answer.outcome !== 'accepted') return refused(command, problemOf(answer.outcome));
  say(wordsOf(command).done);
  return { kind: 'go', to: placeOf(answer.ref) };
};
