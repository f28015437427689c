// A case in every live stage, and in whatever may stand beside one; for each whom time tells when nobody acts, copied by hand from
// sections 3, 5 and 6 of the journey. Every case is P2.
import type { EntryType } from '../../domain/entries.ts';
import type { Stage } from '../../domain/words.ts';
import { narrative } from '../support/rulebook.ts';
import { date } from '../domain/calendars.ts';
import { paper } from '../domain/council.ts';
import { nominated } from '../domain/handing.ts';
import { court, heldAt } from '../domain/held.ts';
import { assessment, disruption, rocuBid, terms } from '../domain/payloads.ts';
import { resubmitted, returned } from '../domain/returned.ts';
import { storyAt, storyOf, type Story } from '../domain/story.ts';
import { disputed, logged } from '../domain/valued.ts';
import { vary } from '../domain/varying.ts';
import { inReview, release, staffed } from '../domain/work.ts';

/** Working days from the instant of an entry; or a share of the working time from there to the close of a day. */
type When = { readonly days: number } | { readonly share: number; readonly closeOf: string };
export type Telling = {
  /** The last entry of this type starts the time. */
  readonly from: EntryType;
  readonly when: When;
  readonly event: string;
  readonly to: readonly string[];
};
export type Situation = {
  readonly what: string;
  readonly story: () => Story;
  readonly told: readonly Telling[];
  /** Where silence leads; absent where the case stays in its stage. */
  readonly ends?: Stage;
};

const [SPOC, SIO, SIO_MANAGER, LEAD, SIO2] = [
  'spoc.aldershire', 'sio.aldershire', 'super.aldershire', 'owner-lead.aldershire', 'sio2.aldershire',
] as const; // prettier-ignore
const [OFFICER, OFFICER2, MANAGER, MANAGER2] = ['triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch'] as const; // prettier-ignore
const [TOEX, ABOVE_TOEX, SIA, SECRETARY] = ['toex-manager.northmarch', 'super.toex-northmarch', 'sia.northmarch', 'secretary.northmarch'] as const; // prettier-ignore
const gateway = [MANAGER, MANAGER2];
const why = narrative('Because.');
const overdue = (from: EntryType, days: number, ...to: readonly string[]): Telling => ({ from, when: { days }, event: 'overdue', to });
const reminder = (from: EntryType, days: number, ...to: readonly string[]): Telling => ({ from, when: { days }, event: 'reminder', to });

const DUE = '2027-01-29';
/** The terms name the day; time runs from their agreement. */
const productDue = (): readonly Telling[] => [
  { from: 'terms-agreed', when: { share: 0.75, closeOf: DUE }, event: 'reminder', to: [SIA, SIO] },
  { from: 'terms-agreed', when: { share: 1, closeOf: DUE }, event: 'overdue', to: [SIA, SIO] },
];
/** The longest hold that policy allows; what comes after its review crosses Christmas. */
const held = { ...court, reviewBy: date('2026-12-18') };
const holdReviewed = (holder: string, manager: string): readonly Telling[] => [
  { from: 'held', when: { share: 1, closeOf: held.reviewBy }, event: 'overdue', to: [holder] },
  { from: 'held', when: { share: 1.25, closeOf: held.reviewBy }, event: 'overdue', to: [manager] },
];
const termsAgreed = (penHolder: string): readonly Telling[] => [
  overdue('allocated', 2, TOEX),
  reminder('allocated', 2.5, penHolder),
  overdue('allocated', 5, TOEX, SIO_MANAGER),
];
const handoverUnanswered: readonly Telling[] = [
  overdue('handover-proposed', 2, SIO_MANAGER),
  { from: 'handover-proposed', when: { days: 4 }, event: 'handover-lapsed', to: [SIO, SIO_MANAGER, LEAD, SIO2] },
];
const lapse = (days: number, ...to: readonly string[]): Telling => ({ from: 'returned', when: { days }, event: 'return-lapsed', to });

const then = (story: Story, ...steps: readonly ((story: Story) => void)[]) => {
  for (const step of steps) step(story);
  return story;
};
const ask = (by: string, to: 'force' | 'gateway' | 'toex') => (story: Story) => void story.give(by, 'ask', { to, text: why });
const escalated = () => then(storyAt('ownership'), (story) => void story.give(SIO, 'escalate', { paper }));

export const situations: readonly Situation[] = [
  { what: 'a bid waits in the queue', story: () => storyAt('triage-queue'), told: [overdue('bid-submitted', 1, ...gateway)] },
  {
    what: 'an answered bid is offered to who returned it',
    story: resubmitted,
    told: [
      overdue('resubmitted', 1, ...gateway),
      { from: 'resubmitted', when: { days: 1 }, event: 'offer-ended', to: [OFFICER, OFFICER2] },
    ],
  },
  { what: 'an officer has claimed it', story: () => storyAt('in-triage'), told: [overdue('claimed', 3, ...gateway)] },
  {
    what: 'the gateway’s own bid waits for a countersignature',
    story: () =>
      then(
        storyOf(rocuBid, 'spoc.northmarch-rocu'),
        (story) => void story.give(OFFICER, 'claim', {}),
        (story) => void story.give(OFFICER, 'recommend', { assessment }),
      ),
    told: [overdue('claimed', 3, ...gateway)],
  },
  {
    what: 'the force has questions to answer',
    story: () => returned(),
    told: [
      reminder('returned', 2.5, SPOC),
      overdue('returned', 5, SPOC),
      overdue('returned', 7.5, SPOC, SIO),
      lapse(10, SPOC, SIO, OFFICER),
    ],
    ends: 'lapsed',
  },
  {
    what: 'the force has questions to answer, and the bid is on hold',
    story: () => then(returned(), (story) => void story.give(OFFICER, 'hold', held)),
    told: holdReviewed(OFFICER, MANAGER),
  },
  {
    what: 'a manager’s decline waits for another manager',
    story: () =>
      then(
        storyAt('triage-queue'),
        (story) => void story.give(MANAGER, 'claim', {}),
        (story) => void story.give(MANAGER, 'propose-decline', { reasonCode: 'capacity', rationale: why, advice: why }),
      ),
    told: [overdue('decline-proposed', 2, TOEX), overdue('decline-proposed', 4, MANAGER2)],
  },
  {
    what: 'it is declined, and nobody appeals',
    story: () =>
      then(
        storyAt('in-triage'),
        (story) => void story.give(OFFICER, 'propose-decline', { reasonCode: 'capacity', rationale: why, advice: why }),
        (story) => void story.give(MANAGER, 'approve-decline', { rationale: why }),
      ),
    told: [{ from: 'declined', when: { days: 10 }, event: 'appeal-window-ended', to: [SPOC, SIO] }],
  },
  { what: 'TOEX has it to consider', story: () => storyAt('consideration'), told: [overdue('recommended', 3, ABOVE_TOEX)] },
  {
    what: 'a question to TOEX is open',
    story: () => then(storyAt('consideration'), ask(SPOC, 'toex')),
    told: [overdue('recommended', 3, ABOVE_TOEX), overdue('asked', 5, SPOC)],
  },
  { what: 'it waits for capacity', story: () => storyAt('awaiting-capacity'), told: [overdue('accepted', 10, TOEX, SPOC)] },
  { what: 'no terms are proposed', story: () => storyAt('terms'), told: termsAgreed(SIA) },
  {
    what: 'the SIO has terms to sign',
    story: () => then(storyAt('terms'), (story) => void story.give(SIA, 'propose-terms', { terms, basedOn: null })),
    told: termsAgreed(SIO),
  },
  { what: 'no work is logged', story: () => staffed(), told: [overdue('terms-agreed', 5, SIA, TOEX), ...productDue()] },
  { what: 'the work is on hold', story: () => heldAt('development', TOEX, held), told: holdReviewed(TOEX, ABOVE_TOEX) },
  {
    what: 'a variation waits for the SIO',
    story: () => then(staffed(), (story) => void vary(story, SIA, ['p1', 'p2'])),
    told: [
      overdue('terms-agreed', 5, SIA, TOEX),
      ...productDue(),
      reminder('terms-proposed', 2.5, SIO),
      overdue('terms-proposed', 5, TOEX, SIO_MANAGER),
    ],
  },
  { what: 'a product waits for its review', story: () => inReview(), told: [overdue('product-submitted', 3, TOEX), ...productDue()] },
  {
    what: 'a released product waits for the SIO',
    story: () => storyAt('acceptance'),
    told: [overdue('product-released', 5, SIO_MANAGER)],
  },
  {
    what: 'one product is released, another is owed',
    story: () => then(inReview(['p1', 'p2']), (story) => void story.give(TOEX, 'review-product', release)),
    told: [overdue('product-released', 5, SIO_MANAGER), overdue('work-logged', 5, SIA, TOEX), ...productDue()],
  },
  {
    what: 'a successor is named while a product waits for the SIO',
    story: () => nominated('acceptance'),
    told: [overdue('product-released', 5, SIO_MANAGER), ...handoverUnanswered],
  },
  {
    what: 'a successor is named while the work is on hold',
    story: () => then(heldAt('development', TOEX, held), (story) => void story.give(SIO, 'propose-handover', { to: SIO2, reason: why })),
    told: [...holdReviewed(TOEX, ABOVE_TOEX), ...handoverUnanswered],
  },
  { what: 'no reassessment is proposed', story: () => storyAt('reassessment'), told: [overdue('product-accepted', 5, TOEX)] },
  {
    what: 'the SIA’s value waits for the force',
    story: () => logged(),
    told: [overdue('product-accepted', 5, TOEX), overdue('value-logged', 10, SIO_MANAGER)],
  },
  {
    what: 'the force disputes the value',
    story: disputed,
    told: [overdue('product-accepted', 5, TOEX), overdue('value-disputed', 10, TOEX)],
  },
  { what: 'nobody confirms ownership', story: () => storyAt('ownership'), told: [overdue('reassessment-signed', 5, SECRETARY)] },
  { what: 'it is escalated, and nobody lists it', story: () => escalated(), told: [overdue('escalated', 2, 'chair.northmarch')] },
  {
    what: 'the case waits to be closed, and the SIO’s value for the SIA',
    story: () => then(storyAt('closing'), (story) => void story.give(SIO, 'log-value', { value: disruption })),
    told: [overdue('ownership-confirmed', 10, TOEX), overdue('value-logged', 10, TOEX)],
  },
  {
    what: 'it is closed',
    story: () => storyAt('closed'),
    told: [{ from: 'closed', when: { days: 60 }, event: 'review-asked', to: [SIO, SIA] }, overdue('value-logged', 10, SIO_MANAGER)],
  },
];
