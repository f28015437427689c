// For every command a payload that fits the case, or, for some numbers, one that does not: the deck of the random runs.
import type { Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { CommandName, Commands } from '../../domain/commands.ts';
import type { Product } from '../../domain/development-state.ts';
import { aftermathDeck, disseminated } from './any-aftermath.ts';
import { escalationDeck } from './any-escalation.ts';
import { peopleDeck } from './any-people.ts';
import { linkDeck } from './any-link.ts';
import { gatewayDeck } from './any-gateway.ts';
import { priorityDeck } from './any-priority.ts';
import { nonsense, one, why, type Draw } from './draw.ts';
import type { Facts } from '../../domain/facts.ts';
import { proposedReview } from '../../domain/hold.ts';
import { openQuestions } from '../../domain/message-state.ts';
import { entryOf } from '../../domain/sides.ts';
import type { ValueStatus } from '../../domain/value-state.ts';
import { sha256 } from '../support/rulebook.ts';
import { date } from './calendars.ts';
import * as given from './payloads.ts';

type Deck = { readonly [C in CommandName]: (draw: Draw) => Commands[C]['payload'] };

const latest = <V extends { readonly version: number }>(of: Readonly<Record<string, V>>): V | undefined =>
  Object.values(of).toSorted((a, b) => b.version - a.version)[0];
const productThat = (status: Product['status'], { on, number }: Draw): string =>
  nonsense(number) ? one(['p9', 'constructor', ''], number, '') : one(Object.values(on.products).filter((each) => each.status === status), number, undefined)?.id ?? 'p1'; // prettier-ignore
const entryThat = (status: ValueStatus, { on, number }: Draw): string =>
  nonsense(number)
    ? 'v99'
    : (Object.values(on.value).find((each) => each.status === status)?.id ?? one(Object.keys(on.value), number, 'v1'));
const onClock = ({ on, number }: Draw) => {
  const due = one(dueOn(on.clocks), number, undefined);
  return nonsense(number) || due === undefined ? { clock: 'toString', rung: 'due' } : { clock: due.clock, rung: due.rung };
};
const termsOf = (number: number) => {
  const products = [given.product('p1'), given.product('p2'), given.product('p3')].slice(0, 1 + (Math.floor(number / 8) % 3));
  return nonsense(number) ? { ...given.terms, products: [], support: ['magic'] } : { ...given.terms, products };
};
const optionsOf = ({ products }: Case, id: string) =>
  entryOf(products, id)?.options.map((option, index) => ({ id: option.id, adopted: index % 2 === 0 }));

/** Mostly officers of the owning agency, those who have left among them; for one number in three anybody at all. */
const successorOf = (on: Case, number: number, { directory }: Facts): string => {
  const people = Object.values(directory.people);
  const drawn = number % 3 === 0 ? people : people.filter(({ organisation }) => organisation === on.owner.agency);
  return one(drawn, number, undefined)?.id ?? 'nobody';
};

export const deck: Deck = {
  'submit-bid': ({ number }) => (nonsense(number) ? { ...given.bid, owningAgency: 'toex-northmarch' } : given.bid),
  claim: () => ({}),
  release: () => ({}),
  'return-for-information': ({ number }) => ({
    questions: [{ text: why }, { text: why }],
    ...(nonsense(number) ? { dueBy: date('2036-01-01') } : {}),
  }),
  'answer-and-resubmit': ({ on, number }) => ({
    answers: (on.returns?.at(-1)?.questions ?? []).slice(nonsense(number) ? 1 : 0).map(({ id }) => ({ questionId: id, text: why })),
    ...(number % 3 === 0 ? { changes: { operationName: null, scale: { crossForce: true } } } : {}),
  }),
  ...gatewayDeck,
  ...priorityDeck,
  recommend: ({ number }) => ({
    assessment: { ...given.assessment, complete: !nonsense(number), priority: one(['P1', 'P2', 'P3'] as const, number, 'P2') },
  }),
  'countersign-recommendation': () => ({ rationale: why }),
  'return-recommendation': () => ({ reason: why }),
  'propose-decline': ({ number }) => ({ reasonCode: nonsense(number) ? 'dull' : 'capacity', rationale: why, advice: why }),
  'approve-decline': () => ({ rationale: why }),
  'overturn-decline': () => ({ rationale: why }),
  ...linkDeck,
  'lapse-merge': onClock,
  ...aftermathDeck,
  'disseminate-product': (draw) => disseminated(productThat('accepted', draw), draw),
  'ask-review': onClock,
  accept: () => ({ rationale: why }),
  'refer-back': () => ({ rationale: why }),
  allocate: ({ number }) => ({
    sia: nonsense(number) ? 'sia.southvale' : one(['sia.northmarch', 'sia2.northmarch'], number, ''),
    rationale: why,
    overrideReason: why,
  }),
  'record-first-contact': ({ facts }) => ({ at: facts.now, sioConfirmed: true, note: why }),
  'propose-terms': ({ on, number }) => ({ terms: termsOf(number), basedOn: number % 7 === 0 ? null : (latest(on.terms)?.version ?? null) }),
  'sign-terms': ({ on, number }) => ({
    version: (latest(on.terms)?.version ?? 1) - (number % 9 === 0 ? 1 : 0),
    digest: nonsense(number) ? sha256('nonsense') : (latest(on.terms)?.digest ?? ''),
  }),
  'reject-terms': ({ number }) => ({ comments: nonsense(number) ? [] : [{ clause: 'products', text: why }] }),
  'withdraw-terms': () => ({ reason: why }),
  'assign-team': ({ number }) => ({ members: nonsense(number) ? ['sio.aldershire'] : ['analyst.northmarch', 'data.northmarch'] }),
  'log-work': ({ number }) => ({ ...given.work, hours: nonsense(number) ? -1 : 2, pndRecorded: number % 3 !== 0 }),
  'confirm-pnd': ({ on, number, facts }) => ({
    work: nonsense(number)
      ? '__proto__'
      : (Object.values(on.work).find((work) => !work.pndRecorded && work.pndConfirmedAt === null)?.id ?? 'w1'),
    at: facts.now,
  }),
  'submit-product': (draw) => ({
    product: {
      ...given.submitted,
      termsProductId: productThat('owed', draw),
      authors: [draw.number % 5 === 0 ? 'finance.northmarch' : (draw.on.sia ?? '')],
    },
  }),
  'review-product': (draw) => ({
    product: productThat('submitted', draw),
    outcome: draw.number % 4 === 0 ? 'rework' : 'release',
    comments: why,
    ...(draw.number % 3 === 0 ? { pndConfirmed: true } : { pndReason: why }),
  }),
  'accept-product': (draw) => {
    const product = productThat('released', draw);
    const options = draw.number % 5 === 0 ? [] : (optionsOf(draw.on, product) ?? []);
    return { product, comments: why, options };
  },
  'request-rework': (draw) => ({ product: productThat('released', draw), comments: why }),
  'propose-reassessment': ({ number }) =>
    nonsense(number)
      ? {
          ...given.reassessment,
          recommendation: 'regional-owner',
          proposedOwner: one(['toex-northmarch', 'northmarch-ttcg', 'nowhere'], number, ''),
        }
      : given.reassessment,
  'sign-reassessment': ({ on, number }) => ({ digest: nonsense(number) ? sha256('nonsense') : (latest(on.reassessments)?.digest ?? '') }),
  'reject-reassessment': () => ({ comments: why }),
  'confirm-ownership': () => ({ rationale: why }),
  ...escalationDeck,
  'propose-handover': ({ on, number, facts }) => ({ to: successorOf(on, number, facts), reason: why }),
  'accept-handover': ({ on, number }) => {
    const agreed = Object.values(on.terms).find(({ status }) => status === 'agreed');
    return agreed === undefined ? {} : { termsDigest: nonsense(number) ? sha256('nonsense') : agreed.digest };
  },
  'refuse-handover': () => ({ reason: why }),
  ...peopleDeck,
  'log-value': ({ on, number }) => ({
    value: {
      ...(number % 2 === 0 ? given.contribution : given.disruption),
      ...(nonsense(number) ? { dateOfEvent: date('2099-01-01') } : {}),
      evidenceRef: `E${String(Object.keys(on.value).length - (number % 7 === 0 ? 1 : 0))}`,
    },
  }),
  'verify-value': ({ on, number }) => ({ entry: nonsense(number) ? 'v99' : one(Object.keys(on.value), number, 'v1'), comments: why }),
  'dispute-value': (draw) => ({ entry: entryThat('logged', draw), comments: why }),
  'answer-dispute': (draw) => ({ entry: entryThat('disputed', draw), comments: why }),
  'reverse-value': (draw) => ({ entry: entryThat('verified', draw), reason: why }),
  'record-apmis-entry': (draw) => ({
    entry: entryThat('verified', draw),
    apmisRef: 'AP-DEMO-1',
    enteredAt: nonsense(draw.number) ? date('2099-01-01') : date('2026-11-20'),
  }),
  'reconcile-value': (draw) => ({ entry: entryThat('entered', draw), apmisRef: 'AP-DEMO-1', matches: draw.number % 3 !== 0 }),
  close: ({ number }) => ({
    apmis: nonsense(number) ? ' ' : 'not-applicable',
    feedbackRequested: true,
    ...(number % 3 === 0 ? {} : { noValueReason: why }),
  }),
  hold: ({ on, number, facts }) => ({
    reasonCode: nonsense(number) ? 'boredom' : 'court',
    reviewBy: number % 9 === 0 ? date('2026-01-05') : proposedReview(on, facts),
    reason: why,
    ...(number % 3 === 0 ? { sioRequest: { by: on.owner.user, at: facts.now } } : {}),
  }),
  resume: () => ({ reason: why }),
  'review-hold': ({ on, number, facts }) => ({ reviewBy: nonsense(number) ? date('2099-01-04') : proposedReview(on, facts), reason: why }),
  withdraw: () => ({ reason: why }),
  ask: ({ number }) => ({ to: (['force', 'gateway', 'toex', 'body'] as const)[Math.floor(number / 8) % 4] ?? 'force', text: why }),
  reply: ({ on, number }) => ({
    inReplyTo: nonsense(number) ? 'toString' : (openQuestions(on.messages)[0]?.id ?? one(Object.keys(on.messages ?? {}), number, 'm1')),
    text: why,
  }),
  nudge: () => ({}),
  note: () => ({ text: why }),
  'correct-entry': ({ on, number }) => ({ entry: nonsense(number) ? 999 : on.seq, correction: why }),
  tell: onClock,
  'end-offer': onClock,
  'lapse-return': onClock,
  'end-appeal-window': onClock,
  'lapse-handover': onClock,
  'return-transfer': onClock,
  'record-value-export': ({ on, facts }) => ({ export: 'x1', by: 'performance.national', at: facts.now, entries: Object.keys(on.value) }),
  'record-overlaps': () => ({ count: 1, kinds: ['place'] }),
  'propose-candidate': () => ({}),
};
