// One run of random commands over a case, by everybody of the demo set and by time. The same steps are the same run.
import { toCase } from './by-time.ts';
import fc from 'fast-check';
import type { Bid } from '../../domain/bid.ts';
import { isTerminal, type Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { CommandName, HumanCommand } from '../../domain/commands.ts';
import { decide, offered } from '../../domain/decide.ts';
import type { Entry } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import { owedItems } from '../../domain/owed.ts';
import type { Decision } from '../../domain/touched.ts';
import type { Instant } from '../../domain/words.ts';
import { factsFor, FRIDAY, sha256 } from '../support/rulebook.ts';
import { deck } from './any-command.ts';
import { crowd } from './crowd.ts';
import { bid, nationalBid, rocuBid, southvaleBid } from './payloads.ts';
import { later } from './story.ts';

type Step = { readonly kind: 'fits' | 'any' | 'time'; readonly command: number; readonly person: number; readonly number: number };
/** A case that is over is looked at for a few steps more. */
const AFTER_THE_END = 12;
export const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('fits', 'fits', 'fits', 'fits', 'fits', 'fits', 'any', 'time'),
    command: fc.nat(9999),
    person: fc.nat(9999),
    number: fc.nat(9999),
  }),
  { minLength: 60, maxLength: 140, size: 'max' },
);
type Opening = readonly [Bid, string];
export const bids: readonly Opening[] = [
  [bid, 'spoc.aldershire'],
  [rocuBid, 'spoc.northmarch-rocu'],
  [nationalBid, 'spoc.national-agency'],
  [southvaleBid, 'spoc.dunmere'],
];
const askedBy = (owningAgency: string, userId: string): Bid => ({
  ...bid,
  owningAgency,
  sio: { userId },
  customer: { userId: 'requester.aldershire' },
});
/** Bids under which risk would come to rest where it never may (OWN-2, BID-2). */
export const wrongBids: readonly Opening[] = [
  [askedBy('toex-northmarch', 'sia.northmarch'), 'spoc.toex'],
  [askedBy('a-partner', 'officer.partner'), 'spoc.partner'],
  [askedBy('northmarch-ttcg', 'chair.northmarch'), 'spoc.aldershire'],
  [askedBy('aldershire', 'left.aldershire'), 'spoc.aldershire'],
  [askedBy('aldershire', 'sia.northmarch'), 'spoc.aldershire'],
  [askedBy('aldershire', 'officer.partner'), 'spoc.aldershire'],
];

type Onward = Exclude<HumanCommand, 'submit-bid'>;
const onward: readonly Onward[] = [
  'claim', 'recommend', 'countersign-recommendation', 'approve-decline', 'overturn-decline', 'appeal', 'decide-appeal', 'accept', 'allocate', 'record-first-contact', 'propose-terms',
  'sign-terms', 'assign-team', 'confirm-pnd', 'submit-product', 'review-product', 'accept-product', 'propose-reassessment',
  'sign-reassessment', 'confirm-ownership', 'verify-value', 'close', 'resume', 'resume', 'resume', 'accept-handover', 'report-sio-available', 'report-sio-available', 'report-sio-available',
]; // prettier-ignore
const sideways: readonly Onward[] = [
  'declare-impasse', 'resolve-impasse', 'resolve-impasse', 'reallocate', 'acknowledge-terms', 'disseminate-product', 'return-for-information', 'answer-and-resubmit', 'release', 'return-recommendation', 'refer-back', 'reject-terms', 'withdraw-terms', 'log-work', 'request-rework', 'reject-reassessment', 'reject-reassessment', 'log-value', 'note', 'correct-entry', 'ask', 'reply', 'reply', 'nudge', 'hold', 'review-hold',
  'confirm-urgent', 'lower-urgent',
  'redirect', 'acknowledge-redirect', 'acknowledge-redirect', 'bounce-redirect', 'reassign-triage',
  'propose-handover', 'propose-handover', 'propose-handover', 'refuse-handover',
  'dispute-value', 'answer-dispute', 'reverse-value', 'record-apmis-entry', 'reconcile-value', 'reconcile-value',
  'reject-reassessment', 'reject-reassessment',
]; // prettier-ignore
const endings: readonly Onward[] = ['propose-decline', 'propose-decline', 'propose-decline', 'withdraw'];
// They lead nowhere, and could be played at nearly every step.
const seldom: readonly Onward[] = ['flag-urgent', 'flag-urgent', 'override-priority'];
// It stops most of the rest until it is over.
const rare: readonly Onward[] = ['report-sio-unavailable'];
// More of what leads on, so that most runs come far; an ending is played one time in ninety.
const cards: readonly Onward[] = [...onward, ...onward, ...onward, ...onward, ...sideways];
const system = ['tell', 'end-offer', 'lapse-return', 'end-appeal-window', 'lapse-handover', 'recompute-clocks', 'record-overlaps', 'record-value-export', 'propose-candidate'] as const; // prettier-ignore
export const everyCommand: readonly CommandName[] = [
  'submit-bid',
  ...new Set([...onward, ...sideways, ...endings, ...seldom, ...rare]),
  ...system,
];
const everybody = Object.keys(crowd.people);
/** Somebody for each part of the journey; anybody at all plays the cards that need not fit. */
const cast = [
  'spoc.aldershire', 'sio.aldershire', 'sio2.aldershire', 'super.aldershire', 'owner-lead.aldershire', 'sio.northmarch-rocu', 'spoc.northmarch-rocu', 'sio.national-agency', 'spoc.national-agency',
  'triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch', 'toex-manager.northmarch',
  'sia.northmarch', 'sia2.northmarch', 'analyst.northmarch',
  'triage.southvale', 'gateway-manager.southvale', 'toex-manager.southvale', 'sia.southvale', 'spoc.dunmere', 'sio.dunmere',
]; // prettier-ignore

const at = <Item>(items: readonly Item[], index: number, otherwise: Item): Item => items[index % items.length] ?? otherwise;
/** The items in an order that the number settles. */
const shuffled = <Item>(items: readonly Item[], number: number): readonly Item[] => {
  const rank = (index: number) => ((index + 1) * (number + 1) * 7919) % 10_007;
  return items.map((item, index) => ({ item, rank: rank(index) })).toSorted((a, b) => a.rank - b.rank).map(({ item }) => item); // prettier-ignore
};
/** The first card that somebody could play now, and who. */
const fitting = (
  on: Case,
  { command, person, number }: Step,
  facts: (who: string) => Facts,
): { readonly name: Onward; readonly who: string } | null => {
  const hand =
    number % 90 === 1
      ? shuffled(endings, command)
      : number % 180 === 2
        ? rare
        : number % 30 === 7
          ? shuffled(seldom, command)
          : [...new Set(shuffled(cards, command))];
  for (const name of hand) {
    const who = shuffled(cast, person).find((id) => offered(name, on, facts(id)) === null);
    if (who !== undefined) return { name, who };
  }
  return null;
};

export type Run = {
  readonly entries: readonly Entry[];
  readonly on: Case;
  readonly accepted: readonly CommandName[];
  readonly refused: number;
};
/** Sees every step; `before` is null for the bid itself. */
type Watch = (before: Case | null, after: Case, now: Instant) => void;
/** Null where the bid itself is refused. */
export const run = (opening: Opening, taken: readonly Step[], watch: Watch): Run | null => {
  const entries: Entry[] = [];
  const accepted: CommandName[] = ['submit-bid'];
  let refused = 0;
  let now: Instant = FRIDAY;
  /** The last entry is the one that is corrected, where somebody gave it. */
  const corrected = () => entries.slice(-1).map(({ seq, actor }) => ({ seq, actor }))[0] ?? null;
  const facts = (who: string | null) =>
    factsFor(who, { now, digest: sha256(`text ${String(entries.length)}`), directory: crowd, corrected: corrected() });
  const opened = decide(null, { name: 'submit-bid', payload: opening[0] }, facts(opening[1]));
  const start = opened.ok ? fold(opened.entries) : null;
  if (!opened.ok || start === null) return null;
  watch(null, start, now);
  entries.push(...opened.entries);
  let on: Case = start;

  const settle = (name: CommandName, decision: Decision<Entry>): void => {
    if (!decision.ok) {
      refused += 1;
      return;
    }
    const after = fold(decision.entries, on);
    if (after === null) throw new Error('the case is gone');
    watch(on, after, now);
    accepted.push(name);
    entries.push(...decision.entries);
    on = after;
    // ALL-3: the one finding that the rules themselves can work out comes back as the activity would bring it.
    const owed = decision.entries.flatMap((entry) => owedItems({ on: after, entry, facts: facts(null) }));
    if (owed.some(({ temperament }) => temperament === 'candidates')) give('propose-candidate', null, 1);
  };
  const give = (name: Onward | (typeof system)[number], who: string | null, number: number): void => {
    settle(name, decide(on, { name, payload: deck[name]({ on, number, facts: facts(who) }) }, facts(who)));
  };
  /** What falls due first, at its hour. */
  const byTime = (): void => {
    const [due] = dueOn(on.clocks);
    if (due === undefined) {
      give('record-overlaps', null, 1);
      return;
    }
    if (due.at > now) now = due.at;
    settle(toCase(due.does), decide(on, { name: toCase(due.does), payload: { clock: due.clock, rung: due.rung } }, facts(null)));
  };
  let left = AFTER_THE_END;
  for (const step of taken) {
    if (isTerminal(on.stage)) left -= 1;
    if (left === 0) break;
    now = later(now, 5 + (step.number % 90));
    const card = step.kind === 'fits' ? fitting(on, step, facts) : null;
    if (card !== null) give(card.name, card.who, step.number);
    else if (step.kind === 'time') {
      for (let times = 0; times <= step.number % 5; times += 1) byTime();
      if (step.number % 11 === 0) give('recompute-clocks', null, 1);
      // Somebody exports the ledger while time goes by.
      if (Object.keys(on.value).length > 0) give('record-value-export', null, 1);
    } else
      give(
        at([...cards, ...endings, ...seldom, ...rare, ...system], step.command, 'note'),
        at([...everybody, null], step.person, null),
        step.number,
      );
  }
  return { entries, on, accepted, refused };
};
