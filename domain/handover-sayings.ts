import { isPaperPending } from './escalation-state.ts';
import { recipients } from './recipients.ts';
import { riskHolder, withRisk, type Sayings, type Told } from './sayings.ts';
import type { UserId } from './words.ts';

/** Who was named, and who had named them, where the nomination is over. */
const nominee = ({ entry }: Told): readonly UserId[] =>
  entry.type === 'handover-lapsed' || entry.type === 'handover-voided' ? [entry.about.to] : [];
/** REC-3, one notice for each event: whoever is told as one of these is not told once more as the one who was named. */
const alsoTold = ['sio', 'sio-line-manager', 'owner-leads'] as const;
const onlyNominee = (told: Told): readonly UserId[] =>
  nominee(told).filter((id) => !recipients(alsoTold, told.on, told.facts).includes(id));
const nominator = ({ entry }: Told): readonly UserId[] =>
  entry.type === 'handover-lapsed' || entry.type === 'handover-refused' ? [entry.about.by] : [];

/** ESC-6: the successor took a case over whose paper their predecessor gave. */
const ofPaper =
  (to: (told: Told) => readonly UserId[]) =>
  (told: Told): readonly UserId[] =>
    told.on.stage === 'escalated' && isPaperPending(told.on) ? to(told) : [];

type OfHandover = 'handover-proposed' | 'handover-accepted' | 'handover-refused' | 'handover-lapsed' | 'handover-kept' | 'handover-voided';
/** What is told of a handover: each says who holds the risk. */
export const handoverSayings: Pick<Sayings, OfHandover> = {
  'handover-proposed': [
    withRisk(
      ['successor'],
      'You are named as successor to the SIO. Read the case, then accept or refuse. Nothing changes until you accept.',
    ),
    withRisk(['sio'], 'A successor to the SIO has been named. Nothing changes until they accept.'),
  ],
  'handover-accepted': [
    {
      to: ['sio', 'sia', 'spoc', 'sio-line-manager', 'owner-leads', 'toex-managers'],
      text: (told) => `The SIO has changed by an accepted handover. The risk now rests with ${riskHolder(told)}.`,
      also: ({ entry }) => (entry.type === 'handover-accepted' ? [entry.about.from] : []),
    },
    {
      to: [],
      also: ofPaper(({ on }) => [on.owner.user]),
      asksGiver: true,
      text: () =>
        'The case you took over is before a body with a paper of your predecessor. Confirm it, by sending it again as it is, or replace it, before the sitting begins.',
    },
    {
      to: [],
      also: ofPaper(({ on, facts }) => recipients(['body-secretary', 'body-chair'], on, facts)),
      text: () =>
        'The SIO of an escalated case has changed. Its paper is not confirmed by the present SIO yet, who confirms or replaces it.',
    },
  ],
  'handover-refused': [
    { ...withRisk(['sio'], 'The handover has been refused. Read the reason and name another successor.'), also: nominator },
  ],
  'handover-lapsed': [
    {
      ...withRisk([...alsoTold], 'The handover has lapsed without an answer. Name another successor.'),
      also: nominator,
    },
    { ...withRisk([], 'The handover to you has lapsed without your answer.'), also: onlyNominee },
  ],
  'handover-kept': [
    withRisk(
      ['successor', 'sio-line-manager', 'owner-leads'],
      'The SIO cannot act and the handover is not answered, so the nomination stands. The successor accepts or refuses, or another is named.',
    ),
  ],
  'handover-voided': [
    { ...withRisk([], 'The handover to you is void: another successor is named, or the case has moved on.'), also: nominee },
  ],
};
