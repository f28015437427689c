import { agencyName, person } from './facts.ts';
import { isLive } from './case.ts';
import type { Asked, EscalationEntries } from './escalation-entries.ts';
import { escalationOf } from './escalation-state.ts';
import { riskHolder, say, withRisk, type Saying, type Sayings, type Told } from './sayings.ts';
import type { UserId } from './words.ts';

/** The officer who held it and the SPOC who brought it, both of an agency that does not own it any more. */
const formerOwner = ({ on, entry, facts }: Told): readonly UserId[] => {
  if (entry.type !== 'transfer-accepted') return [];
  const { from } = entry.about;
  return [from.user, ...(person(facts, on.spoc)?.organisation === from.agency ? [on.spoc] : [])];
};
/** The leads of the agency that was asked, who see the case no longer and are told by duty all the same. */
const receivers = ({ entry, facts }: Told): readonly UserId[] => {
  const agency =
    entry.type === 'transfer-refused' || entry.type === 'transfer-returned' || entry.type === 'ratification-declined'
      ? (entry.about.agency ?? '')
      : '';
  return Object.values(facts.directory.people)
    .filter(({ organisation, roles, active }) => active && organisation === agency && roles.includes('owner-lead'))
    .map(({ id }) => id);
};
const named = ({ on, facts }: Told): string => {
  const agency = escalationOf(on)?.decisions.at(-1)?.newOwner ?? '';
  return agencyName(facts, agency);
};
const decided = ({ on, entry }: Told): string => {
  if (entry.type !== 'body-decided') return '';
  switch (entry.about.outcome) {
    case 'retain':
      return 'The body has decided that the threat stays with its owner. Log the value and close the case.';
    case 'reject':
      return on.stage === 'escalated'
        ? 'The body has rejected the paper. The case is again with the body that referred it.'
        : 'The body has rejected the paper. The owner confirms ownership, or escalates with another paper.';
    case 'transfer':
      return 'The body has decided to transfer the threat. Until the receiving agency accepts, nothing changes.';
    case 'refer-to-ftt':
      return 'The body has referred the case to the Federated Tasking Team.';
    case 'defer':
      return entry.about.next === null
        ? 'The body has put the case off, and no sitting will reach it in time: an extraordinary decision is owed.'
        : 'The body has put the case off to its next sitting.';
    case 'commission-development':
      return 'The body has commissioned further development. Propose terms that name the products it asked for.';
  }
};
/** ESC-1: a refusal to ratify undoes nothing that was accepted, and says where the case stands now. */
const unratified = ({ on, entry }: Told): string => {
  const passed = entry.type === 'ratification-declined' && entry.about.passedOn === true;
  const said = passed
    ? 'Chair and deputy chair of the body have an interest in the case, so nobody has ratified its extraordinary decision.'
    : 'The body has declined to ratify its extraordinary decision on the case.';
  if (!isLive(on)) return `${said} The case is over and stays so: if the threat needs another decision, have it reopened.`;
  const again = entry.type === 'ratification-declined' && entry.about.escalation !== null;
  return `${said} ${again ? 'It is before the body again, for its secretary to list.' : 'It goes on where it stands.'}`;
};
/** Who is asked to settle an item since an interest or apologies: nobody else is, whoever has the pen of the case. */
const asked = ({ what, left }: Pick<Asked, 'what' | 'left'>, text: string): Saying => ({
  to: [],
  also: ({ entry }) =>
    entry.type !== 'decider-changed'
      ? []
      : (entry.about.asks ?? []).flatMap((each) => (each.what === what && each.left === left && each.who !== null ? [each.who] : [])),
  text: () => text,
});
/** Section 8: escalated, listed, decided; transfer asked, accepted, refused, to both owners. */
export const escalationSayings: Pick<Sayings, keyof EscalationEntries> = {
  escalated: [
    say(['pen-holder'], 'A case has been escalated. Read the paper and list the case for a sitting.'),
    say(['body-chair'], 'A case has been escalated to your body. Read the paper; its secretary lists the case for a sitting.'),
    withRisk(['sio', 'spoc', 'sia', 'toex-managers'], 'The case has been escalated.'),
  ],
  'paper-revised': [say(['body-secretary', 'body-chair'], 'The paper of an escalated case has been replaced. Read the new version.')],
  'escalation-withdrawn': [
    withRisk(['sio', 'sia', 'body-secretary', 'body-chair'], 'An escalation has been withdrawn, and is off the agenda.'),
  ],
  listed: [say(['sio', 'sia', 'body-chair'], 'An escalated case stands on the agenda of a sitting.')],
  'decision-recorded': [say(['pen-holder'], 'The secretary has recorded your decision on a case. Confirm it, or contest the record.')],
  'decision-contested': [say(['pen-holder'], 'The chair contests the record of a decision. Read the reason and record the decision anew.')],
  'body-decided': [
    { to: ['sio', 'spoc', 'sia', 'body-secretary', 'body-chair'], text: (told) => withRisk([], decided(told)).text(told) },
    say(['receiving-leads'], 'Your agency is asked to take a threat over. Accept it with a named lead, or refuse it with a reason.'),
  ],
  'transfer-accepted': [
    {
      to: ['sio', 'sia', 'spoc', 'owner-leads', 'body-secretary', 'body-chair'],
      also: formerOwner,
      text: (told) => `The transfer has been accepted. The risk now rests with ${riskHolder(told)}.`,
    },
    say(['gateway-managers'], 'A threat has changed its owner. Have the SOC master list changed, and record it.'),
  ],
  'transfer-refused': [
    {
      to: ['sio', 'sia', 'body-secretary', 'body-chair', 'owner-leads'],
      also: receivers,
      text: (told) => withRisk([], `${named(told)} has refused the transfer. The case is with the body again.`).text(told),
    },
  ],
  'transfer-returned': [
    {
      to: ['sio', 'sia', 'body-secretary', 'body-chair', 'body-deputy-chair', 'referring-chair'],
      also: receivers,
      text: (told) => withRisk([], `${named(told)} has not answered the transfer in time. The case is with the body again.`).text(told),
    },
  ],
  'master-list-keyed': [say(['sio', 'sia', 'gateway-managers'], 'The SOC master list shows the owner of the threat.')],
  'item-struck': [
    withRisk(['sio', 'sia'], 'The case has been taken off the agenda. The secretary of the body lists it for another sitting.'),
    say(['pen-holder'], 'A case has been taken off the agenda and is on none now. List it for another sitting.'),
  ],
  'item-carried': [
    {
      to: ['sio', 'sia', 'body-secretary', 'body-chair'],
      text: ({ entry }) =>
        entry.type === 'item-carried' && entry.about.next === null
          ? 'The case was not decided at its sitting, and no other is planned: an extraordinary decision is owed.'
          : 'The case was not decided at its sitting and goes on to the next one.',
    },
  ],
  'decider-changed': [
    asked({ what: 'decide' }, 'An item of a sitting is for you to decide. Open the case.'),
    asked({ what: 'confirm' }, 'The record of a decision is for you to confirm, or to contest. Open the case.'),
    asked({ what: 'ratify' }, 'An extraordinary decision is for you to ratify at a sitting, or to decline to. Open the sitting.'),
    asked(
      { what: 'decide', left: true },
      'The chair and the deputy chair of your body have an interest in a case, so it does not decide on it. Record that it is passed on.',
    ),
    asked(
      { what: 'confirm', left: true },
      'Nobody of your body may confirm the record of a decision. Carry it or strike it, and record at the next sitting that it is passed on.',
    ),
    asked(
      { what: 'ratify', left: true },
      'The chair and the deputy chair of your body have an interest in a case, so nobody ratifies what was decided on it. Decline to, which passes it on.',
    ),
  ],
  'sitting-followed': [
    say(['sio'], 'The sitting by which you confirm ownership or escalate was put off or cancelled. You have until the date given.'),
  ],
  'sitting-moved': [say(['sio', 'sia'], 'The sitting that decides on the case has been moved. Open the case for the new day.')],
  'decision-ratified': [say(['sio', 'sia', 'spoc'], 'The body has ratified its extraordinary decision on the case.')],
  'ratification-declined': [
    {
      to: ['sio', 'sia', 'spoc', 'owner-leads', 'toex-managers', 'body-secretary', 'body-chair'],
      also: receivers,
      text: (told) => withRisk([], unratified(told)).text(told),
    },
  ],
};
