import { impasseSayings } from './impasse-sayings.ts';
import { aftermathSayings } from './aftermath-sayings.ts';
import { appealSayings } from './appeal-sayings.ts';
import { toCover } from './cover-notices.ts';
import type { EntryType } from './entries.ts';
import { escalationSayings } from './escalation-sayings.ts';
import type { CapacityPlace } from './facts.ts';
import { handoverSayings } from './handover-sayings.ts';
import { linkSayings } from './link-sayings.ts';
import { clockDue, dueOf } from './notice-due.ts';
import { messageSayings, unanswered } from './message-sayings.ts';
import { peopleSayings } from './people-sayings.ts';
import { active, recipients } from './recipients.ts';
import { oneEach } from './one-each.ts';
import { gatewayDuties, gatewaySayings, offerWithdrawn } from './redirect-sayings.ts';
import { riskHolder, say, withRisk, type Sayings, type Told } from './sayings.ts';
import { termsSayings } from './terms-sayings.ts';
import { urgencySayings } from './urgency-sayings.ts';
import { valueSayings } from './value-sayings.ts';
import type { Instant, UserId } from './words.ts';

/** What somebody is told (journey.md section 8): the event, what is asked and by when; never the case's content. */
export type Notice = { readonly event: string; readonly to: readonly UserId[]; readonly text: string; readonly dueAt: Instant | null };
/**
 * What became of one's own command, the clocks that policy has somebody told of, the end of an offer to whoever had it, and a bid
 * that one has no longer: a duty, told without content and kept in the inbox whatever its reader may open. Every other notice goes with
 * the right to open the case.
 */
export const toldByDuty: readonly string[] = [
  'command-outcome',
  'reminder',
  'overdue',
  'transfer-accepted',
  'transfer-refused',
  'transfer-returned',
  'ratification-declined',
  'handover-voided',
  'reallocated',
  'withdrawn',
  ...gatewayDuties,
];

export const sayings: Sayings = {
  'bid-submitted': [
    say(['spoc', 'sio'], 'The bid has been submitted. The gateway will triage it.'),
    say(['pen-holder', 'gateway-managers'], 'A new bid waits in the triage queue. Claim it.'),
  ],
  claimed: [],
  released: [say(['pen-holder'], 'A bid is back in the triage queue. Claim it.')],
  returned: [say(['pen-holder'], 'The bid has been returned with questions. Answer each of them and resubmit it.')],
  resubmitted: [say(['pen-holder'], 'A bid that was returned has been answered and resubmitted. Claim it.')],
  'return-lapsed': [
    withRisk(
      ['spoc', 'sio', 'claimer'],
      'The bid has lapsed: its questions were not answered in time. If the need remains, copy it to a new draft.',
    ),
  ],
  'lapse-put-off': [
    withRisk(
      ['spoc', 'sio', 'sio-line-manager'],
      'The bid would have lapsed, for its questions are not answered. It is put off by one working day: answer them and resubmit it.',
    ),
  ],
  ...gatewaySayings,
  recommended: [say(['pen-holder'], 'A bid has been recommended. Read the recommendation and decide.')],
  'recommendation-countersigned': [say(['toex-managers'], 'A bid has been recommended. Consider it.')],
  'recommendation-returned': [say(['pen-holder'], 'A recommendation has been returned. Read the reason and complete it.')],
  'decline-proposed': [say(['pen-holder'], 'A decline has been proposed. Approve or overturn it.')],
  declined: [
    withRisk(['spoc', 'sio'], 'The bid has been declined. Read the reasons and the advice; an appeal is possible until the date given.'),
  ],
  ...appealSayings,
  ...aftermathSayings,
  ...impasseSayings,
  'decline-overturned': [say(['pen-holder'], 'A proposed decline has been overturned. The bid is with you again.')],
  accepted: [say(['spoc', 'sio'], 'The request has been accepted and waits for capacity.')],
  'referred-back': [say(['pen-holder'], 'A bid has been referred back to triage. Claim it.')],
  allocated: [
    say(['spoc', 'sio'], 'The request has been allocated. The SIA will be in touch with the SIO.'),
    say(['sia'], 'A request has been allocated to you. Contact the SIO and propose terms of reference.'),
  ],
  'first-contact-recorded': [],
  ...termsSayings,
  'team-assigned': [],
  'work-logged': [],
  'pnd-confirmed': [],
  'product-submitted': [say(['reviewers'], 'A product has been submitted. Review it.')],
  'product-released': [say(['sio'], 'A product has been released to you. Accept it, or ask for rework.')],
  'product-returned': [say(['sia'], 'A product has been returned for rework. Read the comments.')],
  'product-accepted': [say(['sia'], 'A product has been accepted by the SIO.')],
  'reassessment-proposed': [say(['sio'], 'A joint threat reassessment has been proposed. Sign it, or reject it with comments.')],
  'reassessment-signed': [
    say(['sia'], 'The joint threat reassessment has been signed by both sides.'),
    say(['sio'], 'The joint threat reassessment has been signed by both sides. Confirm ownership, or escalate.'),
  ],
  'reassessment-rejected': [say(['sia'], 'The joint threat reassessment has been rejected. Read the comments and propose another.')],
  'ownership-confirmed': [
    withRisk(['spoc', 'sio'], 'Ownership has been confirmed.'),
    say(['sia'], 'Ownership has been confirmed. Log the value and close the case.'),
  ],
  ...escalationSayings,
  ...handoverSayings,
  ...linkSayings,
  ...peopleSayings,
  ...urgencySayings,
  ...valueSayings,
  closed: [withRisk(['spoc', 'sio', 'sia'], 'The case is closed. Please give feedback on the support you had.')],
  withdrawn: [
    withRisk(
      ['spoc', 'sio', 'sia', 'claimer', 'toex-managers', 'gateway-managers', 'body-secretary', 'body-chair'],
      'The bid has been withdrawn.',
    ),
    offerWithdrawn,
  ],
  held: [
    withRisk(
      ['spoc', 'sio', 'pen-holder', 'sia', 'claimer'],
      'The case is on hold and its clocks stand still. The hold is reviewed by the date given.',
    ),
  ],
  resumed: [
    say(['spoc', 'sio', 'pen-holder', 'sia', 'claimer'], 'The hold is over. The case goes on where it was, with the time that was left.'),
  ],
  'hold-reviewed': [
    withRisk(['spoc', 'sio', 'pen-holder', 'sia'], 'The hold has been reviewed and goes on. It is reviewed again by the date given.'),
  ],
  ...messageSayings,
  noted: [],
  corrected: [
    say(['sio', 'sia'], 'An entry of this case has been corrected. Read the correction in the history; the entry itself stands.'),
  ],
  'put-off': [],
  'offer-ended': [say(['pen-holder'], 'A bid in the triage queue is open to every officer. Claim it.')],
  // REC-3: nothing expires in silence.
  'appeal-window-ended': [withRisk(['spoc', 'sio'], 'The time to appeal against the decline is over.')],
  'overlaps-recorded': [],
  'candidate-proposed': [],
};

const placeInQueue = ({ place, of }: CapacityPlace): string =>
  of === 1
    ? 'No other request of the region waits for capacity.'
    : `It is number ${String(place)} of ${String(of)} in the region that wait for capacity, by priority and then by when they were submitted.`;
const reminder = ({ on, entry, facts }: Told): readonly Notice[] => {
  if (entry.type !== 'told') return [];
  const { clock, rung, to, capacity } = entry.about;
  const running = on.clocks[clock];
  const step = running === undefined ? undefined : facts.policy.steps[running.step];
  const policy = step?.rungs.find((each) => each.rung === rung);
  const said = policy?.say ?? 'A clock of this case has come due. Open the case.';
  const text = capacity === undefined ? said : `${said} ${placeInQueue(capacity)}`;
  return to.length === 0 ? [] : [{ event: (policy?.percent ?? 100) >= 100 ? 'overdue' : 'reminder', to, text, dueAt: clockDue(on, clock) }];
};

/** Section 8 tells these to both sides or to all, so also to whoever did it. */
const toldToAll: readonly EntryType[] = ['bid-submitted', 'terms-agreed'];

const saidOf = (told: Told): readonly Notice[] => {
  const { on, entry, facts } = told;
  if (entry.type === 'told') return reminder(told);
  return [...sayings[entry.type], unanswered]
    .map(({ to, also, text, asksGiver = false }) => ({
      event: entry.type,
      to: active([...recipients(to, on, facts), ...(also?.(told) ?? [])], facts).filter(
        (id) => id !== entry.actor || asksGiver || toldToAll.includes(entry.type),
      ),
      text: text(told),
      dueAt: dueOf(on, entry),
    }))
    .filter(({ to }) => to.length > 0);
};
/** The notices that an entry owes, decided once, with the state after it; otherwise the giver is not told of their own act. */
export const noticesOf = (told: Told): readonly Notice[] => {
  const notices = saidOf(told);
  return oneEach([...notices, ...toCover(notices, told)], ` The risk remains with ${riskHolder(told)}.`);
};
