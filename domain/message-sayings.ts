import { leftUnanswered } from './messages.ts';
import type { Saying, Sayings, Told } from './sayings.ts';
import type { UserId } from './words.ts';

/** The people whom the entry itself names. */
const named = ({ entry }: Told): readonly UserId[] =>
  entry.type === 'asked' || entry.type === 'replied' || entry.type === 'nudged' ? entry.about.told : [];
const toNamed = (text: string): Saying => ({ to: [], also: named, text: () => text });

export const messageSayings: Pick<Sayings, 'asked' | 'replied' | 'nudged'> = {
  asked: [toNamed('A question has been put to you. Read it and reply.')],
  replied: [toNamed('There is a reply to a message of yours. Read it; a question is open until the party asked has answered.')],
  nudged: [toNamed('The pen of this case is with you, and a manager asks you to act. Open the case to see what is next.')],
};
/** REC-3: beside whatever else an end says, whoever asked in vain is told so. */
export const unanswered: Saying = {
  to: [],
  also: ({ on, entry }) => leftUnanswered(on, entry),
  text: () => 'The case is over, and a question of yours was not answered.',
};
