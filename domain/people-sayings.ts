import { deputyOf } from './availability.ts';
import { recipients } from './recipients.ts';
import { withRisk, type Saying, type Sayings, type Told } from './sayings.ts';
import type { PeopleEntries } from './people-entries.ts';
import type { UserId } from './words.ts';

const deputy = ({ on, facts }: Told): readonly UserId[] => [deputyOf(on, facts)].filter((id) => id !== null);
const takeOver =
  'Nothing that changes the stage or signs is accepted meanwhile, and nothing lapses. The deputy has one working day to take over; after it the owner lead names a successor, and answers for the risk.';
const concerned = ['sio', 'sio-line-manager', 'owner-leads', 'spoc', 'sia', 'toex-managers'] as const;

/** Whom a leaver's parts are told to. */
const left: Saying = {
  to: [],
  also: (told) => {
    const { on, entry, facts } = told;
    if (entry.type !== 'leaver-released') return [];
    const { was } = entry.about;
    return [
      ...(was.includes('sio') ? [...recipients(concerned, on, facts), ...deputy(told)] : []),
      ...(was.includes('sia') ? recipients(['toex-managers', 'sio'], on, facts) : []),
      ...(was.includes('claimer') ? recipients(['pen-holder', 'gateway-managers'], on, facts) : []),
      ...(was.includes('nominee') ? recipients(['sio', 'sio-line-manager', 'owner-leads'], on, facts) : []),
      ...(was.includes('pen') ? recipients(['pen-holder'], on, facts) : []),
    ];
  },
  text: (told) => {
    const about = told.entry.type === 'leaver-released' ? told.entry.about : null;
    if (about?.was.includes('sio') === true) return `The SIO has left. ${takeOver}`;
    const how = about?.because === 'role' ? 'has the role for it no longer' : 'has left';
    return `Somebody who had a part in this case ${how}. Open the case and see what is yours to do.`;
  },
};
/** ESC-2: another policy has given the pen to another officer of the body. */
const officer: Saying = {
  to: [],
  also: ({ on, entry, facts }) =>
    entry.type === 'clocks-recomputed' && entry.about.pen !== undefined ? recipients(['pen-holder'], on, facts) : [],
  text: () => 'Another policy is in force, and a case before your body is with you. Open the case and see what is yours to do.',
};
/** What is told of people who cannot act, and of whoever another policy names in their place. */
export const peopleSayings: Pick<Sayings, keyof PeopleEntries> = {
  'sio-reported-unavailable': [{ ...withRisk(concerned, `The SIO is reported as unavailable. ${takeOver}`), also: deputy }],
  'sio-reported-available': [withRisk(concerned, 'The SIO is available again. The case goes on where it was.')],
  'leaver-released': [left],
  'clocks-recomputed': [officer],
};
