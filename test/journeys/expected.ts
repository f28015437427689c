// What holds after each command of the straight road, by hand: never asked of the rules that it is held against.
import { expect } from 'vitest';
import type { CaseView, Road, SampleBid } from './road.ts';

type Cast = Road['cast'];
/** Where the case is, with whom the pen is, and the working days within which it is due (section 6, P2; before a recommendation also P1). */
type After = {
  readonly stage: string;
  readonly party?: string;
  readonly role?: string;
  readonly user?: keyof Cast;
  readonly days?: readonly number[];
};
const sia = { party: 'toex', role: 'sia', user: 'sia' } as const;
const sio = { party: 'force', role: 'sio', user: 'sio' } as const;
const toex = { party: 'toex', role: 'toex-manager' } as const;
const working: After = { stage: 'development', ...sia, days: [5] };
const closing: After = { stage: 'closing', ...sia, days: [10] };
const after: Readonly<Record<string, After>> = {
  'submit-bid': { stage: 'triage-queue', party: 'gateway', role: 'triage-officer', days: [1] },
  claim: { stage: 'in-triage', party: 'gateway', user: 'officer', days: [1, 3] },
  recommend: { stage: 'consideration', ...toex, days: [3] },
  'countersign-recommendation': { stage: 'consideration', ...toex, days: [3] },
  accept: { stage: 'awaiting-capacity', ...toex, days: [10] },
  allocate: { stage: 'terms', ...sia, days: [2, 5] },
  'record-first-contact': { stage: 'terms', ...sia, days: [5] },
  'propose-terms': { stage: 'terms', ...sio, days: [5] },
  'sign-terms': working,
  'assign-team': working,
  'log-work': working,
  'confirm-pnd': working,
  'submit-product': { stage: 'product-review', party: 'toex', role: 'reviewer', days: [3] },
  'review-product': { stage: 'acceptance', ...sio, days: [5] },
  'accept-product': { stage: 'reassessment', ...sia, days: [5] },
  'propose-reassessment': { stage: 'reassessment', ...sio, days: [5] },
  'sign-reassessment': { stage: 'ownership', party: 'force', user: 'sio', days: [5] },
  'confirm-ownership': closing,
  'log-value': closing,
  'verify-value': closing,
  close: { stage: 'closed' },
};
/** TRI-8: a bid of the gateway's own ROCU waits for a second officer; the clock of triage stays. */
const awaitsSecond: After = { stage: 'in-triage', party: 'gateway', role: 'gateway-manager', days: [1, 3] };

const DAY_MS = 86_400_000;
/** Monday to Friday from the first instant to the second, each begun day counted. */
const weekdays = (from: string, to: string): number => {
  let count = 0;
  for (let at = Date.parse(from.slice(0, 10)); at < Date.parse(to.slice(0, 10)); at += DAY_MS) {
    const day = new Date(at + DAY_MS).getUTCDay();
    if (day !== 0 && day !== 6) count += 1;
  }
  return count;
};
// The days of bank holidays in any year: Christmas and New Year, Easter and May, the end of August.
const mayHoldHolidays = (from: string, to: string): boolean =>
  [from, to].some((at) => /-(12-2\d|12-3\d|01-0\d|03-[23]\d|04|05|08-[23]\d)/.test(at));

export const expectAfter = (
  command: string,
  view: CaseView,
  { cast, bid }: { readonly cast: Cast; readonly bid: SampleBid['bid'] },
): void => {
  const wanted = command === 'recommend' && view.ownRocu ? awaitsSecond : after[command];
  if (wanted === undefined) throw new Error(`nothing is written down for ${command}`);
  const { stage, party, role, user, days } = wanted;
  const where = `${view.ref} after ${command}`;
  expect(view.stage, where).toBe(stage);
  // OWN-1, OWN-6: nobody on this road takes the threat over, so it is theirs at each step.
  expect(view.owner, where).toEqual({ agency: bid.owningAgency, user: bid.sio.userId });
  expect(view.masterList.agency, where).toBe(bid.owningAgency);
  if (party === undefined) {
    expect(view.pen ?? null, where).toBeNull();
    return;
  }
  expect(view.pen, where).toMatchObject({
    party,
    ...(role === undefined ? {} : { role }),
    ...(user === undefined ? {} : { user: cast[user] }),
  });
  if (user === undefined) expect(view.pen?.user ?? null, where).toBeNull();
  const [now, dueAt] = [new Date().toISOString(), view.pen?.dueAt ?? ''];
  const counted = weekdays(now, dueAt);
  const holidays = mayHoldHolidays(now, dueAt) ? 4 : 0;
  // Begun outside working hours, a day begins with the next opening.
  expect(
    (days ?? []).some((each) => counted >= each - 1 && counted <= each + 1 + holidays),
    `${where}: due ${dueAt}, ${String(counted)} weekdays from ${now}, not within ${String(days)}`,
  ).toBe(true);
};
