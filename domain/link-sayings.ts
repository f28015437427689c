import { FOLLOWED_BY, FOLLOWS, linkTo } from './link-state.ts';
import type { LinkEntries } from './link-entries.ts';
import { mergeSayings } from './merge-sayings.ts';
import { say, withRisk, type Saying, type Sayings, type Told } from './sayings.ts';
import { recipients } from './recipients.ts';
import type { Recipient } from './policy.ts';
import type { UserId } from './words.ts';

const relationIn = ({ about }: Told['entry']): string => ('relation' in about ? about.relation : '');
/** Nobody of a force learns by a notice of a case that is not theirs (DUP-2); of one piece of work both owners are told. */
const ofOneWork =
  (...to: readonly Recipient[]) =>
  ({ on, entry, facts }: Told): readonly UserId[] => {
    const relation = relationIn(entry);
    return relation === 'lead' || relation === 'supporting' ? recipients(to, on, facts) : [];
  };
const gateway: readonly Recipient[] = ['gateway-managers', 'claimer', 'sia'];
const oneWork: Saying = {
  to: [],
  also: ofOneWork('sio', 'spoc'),
  text: () => 'The case and one of another agency are worked on as one piece of work. Each agency keeps its own risk.',
};
export const linkSayings: Pick<Sayings, keyof LinkEntries> = {
  ...mergeSayings,
  reopened: [
    withRisk(['spoc', 'sio'], 'The case has been reopened, and is with the gateway again.'),
    say(['pen-holder', 'gateway-managers'], 'A case has been reopened and waits in the triage queue. Claim it.'),
  ],
  'link-proposed': [
    {
      to: ['gateway-managers'],
      also: (told) => (told.on.claimer === null ? [] : [told.on.claimer]),
      text: ({ on, entry }) =>
        entry.type === 'link-proposed' && linkTo(on, entry.about.other)?.status === 'asked'
          ? 'Somebody asks to link another case with this one. Confirm the link, or take it back.'
          : 'A link to another case waits for the other gateway to confirm it.',
    },
  ],
  linked: [
    {
      to: [],
      // Of a bid that has just been submitted they are told already.
      also: ({ on, entry, facts }) => (relationIn(entry) === FOLLOWS && !('reason' in entry.about) ? [] : recipients(gateway, on, facts)),
      text: ({ entry }) =>
        relationIn(entry) === FOLLOWED_BY
          ? 'Another case follows this one. Open it to see which.'
          : 'The case has been linked to another one. Open it to see to which, and why.',
    },
    oneWork,
  ],
  'link-confirmed': [say(gateway, 'A link to another case has been confirmed.'), oneWork],
  unlinked: [
    say(gateway, 'A link to another case has been taken back.'),
    { ...oneWork, text: () => 'The case and one of another agency are no longer worked on as one piece of work.' },
  ],
  'product-disclosed': [say(['sio'], 'A released product of the case that leads yours is disclosed to you. Open the links of your case.')],
};
