import { toCoverAtSitting } from './cover-notices.ts';
import { agencyName, type Facts } from './facts.ts';
import type { Notice } from './notices.ts';
import { entryOf } from './sides.ts';
import type { Sitting } from './sitting.ts';
import type { SittingEntry, SittingEntryType } from './sitting-entries.ts';
import { sittingRecipients } from './sitting-recipients.ts';
import { writtenMoment } from './written-time.ts';

type Told = { readonly on: Sitting; readonly entry: SittingEntry; readonly facts: Facts };
type Saying = { readonly to: 'officers' | 'action-owner' | 'body-secretary' | 'body-chair'; readonly text: string };

export const sittingSayings: { readonly [T in Exclude<SittingEntryType, 'told'>]: readonly Saying[] } = {
  'meeting-opened': [{ to: 'officers', text: '{body}: a sitting is called for {time}. Open it for its papers deadline.' }],
  'papers-closed': [{ to: 'officers', text: 'The papers of a sitting are closed. Read the pack.' }],
  'sitting-started': [],
  'attendance-recorded': [],
  'sitting-postponed': [{ to: 'officers', text: '{body}: a sitting is put off to {time}. Open it for its papers deadline.' }],
  'sitting-cancelled': [{ to: 'officers', text: '{body}: the sitting of {time} is cancelled.' }],
  'interest-declared': [{ to: 'officers', text: 'An interest in a case has been declared at a sitting. Open it to see who decides.' }],
  'item-listed': [{ to: 'body-chair', text: 'A case has come onto the agenda of a sitting.' }],
  'paper-replaced': [],
  'item-decided': [],
  'item-deferred': [],
  'item-carried': [],
  'item-struck': [{ to: 'officers', text: 'A case has been taken off the agenda of a sitting.' }],
  'pack-supplemented': [{ to: 'officers', text: 'The pack of a sitting has a supplement. Read it.' }],
  'item-ratified': [{ to: 'officers', text: 'A sitting has answered whether it ratifies an extraordinary decision.' }],
  'action-added': [{ to: 'action-owner', text: 'An action of a sitting is yours. Complete it by its date, or say how it stands.' }],
  'action-updated': [{ to: 'body-secretary', text: 'The owner of an action has said how it stands.' }],
  'action-completed': [{ to: 'body-secretary', text: 'An action of a sitting is complete.' }],
  'put-off': [],
  'minutes-approved': [{ to: 'officers', text: 'The minutes of a sitting are approved.' }],
};
/** Which body, and when: what a calendar says, and nothing of a case. */
const filled = (text: string, { on, facts }: Told): string =>
  text.replace('{body}', agencyName(facts, on.body)).replace('{time}', writtenMoment(on.at));
const reminder = ({ on, entry, facts }: Told): readonly Notice[] => {
  if (entry.type !== 'told') return [];
  const { clock, rung, to } = entry.about;
  const running = entryOf(on.clocks, clock);
  const policy = running === null ? undefined : facts.policy.steps[running.step].rungs.find((each) => each.rung === rung);
  const event = (policy?.percent ?? 100) >= 100 ? 'overdue' : 'reminder';
  return to.length === 0
    ? []
    : [{ event, to, text: policy?.say ?? 'Something of this sitting has come due. Open it.', dueAt: running?.dueAt ?? null }];
};
const own = (told: Told): readonly Notice[] => {
  const { on, entry, facts } = told;
  if (entry.type === 'told') return reminder(told);
  const clock = 'action' in entry.about ? `action-due:${entry.about.action}` : '';
  return sittingSayings[entry.type]
    .map(({ to, text }) => ({
      event: entry.type,
      to: sittingRecipients([to], { on, clock, facts }).filter((id) => id !== entry.actor),
      text: filled(text, told),
      dueAt: entryOf(on.clocks, clock)?.dueAt ?? null,
    }))
    .filter(({ to }) => to.length > 0);
};
/** The notices that an entry of a sitting owes, with the state after it; nobody is told of their own act. */
export const sittingNoticesOf = (told: Told): readonly Notice[] => {
  const notices = own(told);
  return [...notices, ...toCoverAtSitting(notices, told)];
};
