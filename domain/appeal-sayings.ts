import { recipients } from './recipients.ts';
import { riskHolder, withRisk, type Sayings, type Told } from './sayings.ts';
import type { UserId } from './words.ts';

const outcome = ({ entry }: Told): string => {
  if (entry.type !== 'appeal-decided') return '';
  const late = entry.about.late ? ' It comes after its time.' : '';
  if (entry.about.outcome === 'uphold') return `The appeal has been decided: the decline stands. Read the reasons.${late}`;
  const back = entry.about.from === 'in-triage' ? 'The bid is back in the triage queue.' : 'The request is back with the TOEX manager.';
  return `The appeal has been decided: the decline is overturned. ${back}${late}`;
};
const hadPart = ({ on }: Told): readonly UserId[] => on.tookPart ?? [];
/** REC-3, one notice for each event: whoever had a part is told of the outcome already. */
const takesItUp = (told: Told): readonly UserId[] =>
  recipients(['pen-holder'], told.on, told.facts).filter((id) => !hadPart(told).includes(id));

/** TRI-7: what is told of an appeal. The decision reaches both who appealed and those whose decline it was. */
export const appealSayings: Pick<Sayings, 'appealed' | 'appeal-decided'> = {
  appealed: [
    {
      to: ['appeal-deciders'],
      text: () => 'An appeal against a decline waits for a decision. Read the grounds and the decline, then decide.',
    },
    withRisk(['spoc', 'sio'], 'An appeal has been made against the decline. You will be told of the decision.'),
  ],
  'appeal-decided': [
    { to: ['spoc', 'sio'], text: (told) => `${outcome(told)} The risk remains with ${riskHolder(told)}.`, also: hadPart },
    { to: [], text: () => 'A decline has been overturned on appeal. The bid waits for you: take it up.', also: takesItUp },
  ],
};
