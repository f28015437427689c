import { recipients } from './recipients.ts';
import type { Saying, Sayings, Told } from './sayings.ts';
import type { UserId } from './words.ts';
import type { PriorityEntries } from './urgency-words.ts';

/** Whose work a change of priority hurries or slows. */
const concerned = ['spoc', 'sio', 'sia', 'claimer', 'pen-holder', 'holder'] as const;
/** REC-3, one notice for each event: whoever is asked to answer the flag is told that, and not once more. */
const notAsked = ({ on, facts }: Told): readonly UserId[] => {
  const asked = recipients(['urgency-answerers'], on, facts);
  return recipients(concerned, on, facts).filter((id) => !asked.includes(id));
};
const flaggedBy = ({ entry }: Told): readonly UserId[] =>
  entry.type === 'urgency-confirmed' || entry.type === 'urgency-lowered' ? [entry.about.flaggedBy] : [];
/** Whose flag, which had been confirmed, another priority has ended. */
const formerFlagger = ({ on, entry: { after } }: Told): readonly UserId[] =>
  'urgent' in after && !after.urgent && on.urgency != null ? [on.urgency.by] : [];
const told = (text: string, also: NonNullable<Saying['also']>): Saying => ({ to: concerned, text: () => text, also });

/** What is told of a flag and of another priority, to whoever may open the case. */
export const urgencySayings: Pick<Sayings, keyof PriorityEntries> = {
  'flagged-urgent': [
    {
      to: ['urgency-answerers'],
      text: () =>
        'A case is flagged as urgent, and runs as P1 from now on. Read what was done about the risk, then confirm it or lower it.',
    },
    {
      to: [],
      text: () => 'The case is flagged as urgent and runs as P1 until a gateway manager has looked at it. Its clocks are due earlier.',
      also: notAsked,
    },
  ],
  'urgency-confirmed': [told('A manager has confirmed that the case is urgent. It goes on as P1.', flaggedBy)],
  'urgency-lowered': [
    told('A manager has lowered an urgent flag. The case runs at its former priority again. Read the reason.', flaggedBy),
  ],
  'priority-overridden': [told('A manager has set the priority of the case. Look at when its clocks are due now.', formerFlagger)],
};
