// REO-1: a reopened case starts a round. Owner, value, links and ledger stay; the rest is kept under the round that is over.
import { bidProblems } from './bid-problems.ts';
import { provisional } from './bid-rules.ts';
import type { Bid } from './bid.ts';
import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Commands } from './commands.ts';
import type { Change } from './entries.ts';
import { agenciesOf, type Facts, person } from './facts.ts';
import { penTo } from './pen.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import type { Round } from './round-state.ts';
import { stamp, stepOver } from './sides.ts';
import { over } from './stages.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { toexManager } from './value-sides.ts';
import type { UserId } from './words.ts';

type Reopening = Commands['reopen']['payload'];
/** The bid of the round: the present owner's, with the tasking that decided on it. */
const bidOf = (on: Case, { tasking, sio }: Reopening, facts: Facts): Bid => {
  const { controlStrategyPriority: priority, offStrategyReason: reason, ...decided } = tasking;
  const was = on.bid.forceTasking;
  const given = priority !== undefined || reason !== undefined;
  const basis = given
    ? {
        ...(priority === undefined ? {} : { controlStrategyPriority: priority }),
        ...(reason === undefined ? {} : { offStrategyReason: reason }),
      }
    : {
        ...(was.controlStrategyPriority === undefined ? {} : { controlStrategyPriority: was.controlStrategyPriority }),
        ...(was.offStrategyReason === undefined ? {} : { offStrategyReason: was.offStrategyReason }),
      };
  const national = facts.directory.organisations[on.owner.agency]?.kind === 'national';
  return {
    ...on.bid,
    ...(national ? { region: on.region } : {}),
    owningAgency: on.owner.agency,
    sio: { userId: sio ?? on.owner.user },
    forceTasking: { ...decided, ...basis },
  };
};
const places: readonly (readonly [RegExp, string])[] = [
  [/^forceTasking\./, 'tasking.'],
  [/^sio\.userId$/, 'sio'],
];
/** BID-2 and BID-3 are checked anew; and the SIO's consent, where it is not their SPOC who asks. */
const problemsOf = (on: Case, given: Reopening, { bid, facts }: { readonly bid: Bid; readonly facts: Facts }): readonly FieldProblem[] => {
  const { actor, now } = facts;
  const own = actor?.organisation === on.owner.agency && actor.roles.includes('spoc');
  const { sioConsent: consent } = given;
  const consents = consent !== undefined && consent.by === bid.sio.userId && consent.at <= now;
  // OWN-7: only the agency's own SPOC names another SIO; TOEX reopens with the consent of the one who is it.
  const another = !own && bid.sio.userId !== on.owner.user;
  const named = 'Leave the SIO out: only a SPOC of the owning agency names another one.';
  const message = 'Say that the SIO of the case consented, and when: a time that is not in the future.';
  return [
    ...bidProblems(bid, facts)
      .filter(({ rule }) => rule === 'BID-2' || rule === 'BID-3')
      .map((each) => ({ ...each, path: places.reduce((path, [from, to]) => path.replace(from, to), each.path) })),
    ...(another ? [{ path: 'sio', rule: 'REO-1' as const, message: named }] : []),
    ...((own ? consent === undefined || consents : consents) ? [] : [{ path: 'sioConsent', rule: 'REO-1' as const, message }]),
  ];
};
/** The round that is over, as it stands. */
const kept = (on: Case): Round => ({
  round: on.round,
  openedAt: on.reopened?.at ?? on.submittedAt,
  spoc: on.spoc,
  sio: on.owner.user,
  claimer: on.claimer,
  triage: on.triage,
  returns: on.returns ?? [],
  sia: on.sia,
  allocation: on.allocation,
  firstContact: on.firstContact,
  team: on.team,
  terms: on.terms,
  work: on.work,
  products: on.products,
  reassessments: on.reassessments,
  closure: on.closure,
  review: on.review ?? null,
  spent: on.spent,
  heldMinutes: on.held?.minutes ?? 0,
});
/** Whoever brings it now; where a TOEX manager does, who brought it, or another SPOC of the owner where they are none any more. */
const spocOf = (on: Case, { actor, directory }: Facts): UserId => {
  const fits = (id: UserId): boolean => {
    const who = person({ directory }, id);
    return who?.active === true && who.organisation === on.owner.agency && who.roles.includes('spoc');
  };
  if (actor !== null && fits(actor.id)) return actor.id;
  return fits(on.spoc) ? on.spoc : (Object.keys(directory.people).find(fits) ?? on.spoc);
};
const gone = (of: Readonly<Record<string, unknown>>): Readonly<Record<string, null>> =>
  Object.fromEntries(Object.keys(of).map((key) => [key, null]));
const reopened = (
  on: Case,
  { newIntelligence, sioConsent }: Reopening,
  { bid, facts }: { readonly bid: Bid; readonly facts: Facts },
): Change => {
  const priority = provisional(bid, { region: on.region, urgent: false }, facts);
  const user = bid.sio.userId;
  const owner = { agency: on.owner.agency, user };
  const another = user !== on.owner.user;
  const { by, at } = stamp(facts);
  return {
    stage: 'triage-queue',
    round: on.round + 1,
    rounds: { [String(on.round)]: kept(on) },
    reopened: { by, at, newIntelligence, consent: sioConsent ?? null },
    bid,
    spoc: spocOf(on, facts),
    priority,
    priorityProvisional: true,
    urgent: false,
    ...(on.urgency === undefined ? {} : { urgency: null }),
    ownRocu: agenciesOf(facts, on.region).gateway === on.owner.agency,
    ...(another
      ? { owner, unavailable: null, ownershipHistory: [...on.ownershipHistory, { ...owner, from: facts.now, by: 'reopen' }] }
      : {}),
    pen: penTo(facts, 'gateway', { role: 'triage-officer' }),
    // The age of the new round begins now; that of the old one is kept with it.
    spent: { force: 0, gateway: 0, toex: 0, body: 0 },
    held: { minutes: 0, until: facts.now },
    clocks: { ...stepOver(on), claim: startClock(facts, { region: on.region, priority }, { step: 'claim', party: 'gateway' }) },
    claimer: null,
    offeredTo: null,
    triage: null,
    decline: null,
    returns: [],
    overlaps: null,
    sia: null,
    proposal: null,
    allocation: null,
    firstContact: null,
    team: [],
    terms: gone(on.terms),
    work: gone(on.work),
    products: gone(on.products),
    reassessments: gone(on.reassessments),
    commission: null,
    endsAs: null,
    closure: null,
    review: null,
  };
};
const notReopened = (on: Case): Refusal | null =>
  on.stage in over && on.stage !== 'closed' ? refuse('not-reopened', 'REO-1', { stage: on.stage }) : null;

export const reopeningRows: Rows<'reopen'> = {
  reopen: {
    rule: 'REO-1',
    who: [{ role: 'spoc', of: 'owner' }, toexManager],
    stages: { closed: true },
    whileHeld: false,
    whileSioUnavailable: false,
    elsewhere: notReopened,
    decide: (on, given, facts) => {
      const bid = bidOf(on, given, facts);
      const problems = problemsOf(on, given, { bid, facts });
      const [first] = problems;
      if (first !== undefined) return no(refuse('fields-refused', first.rule ?? 'REO-1', { problems }));
      const { newIntelligence, sioConsent } = given;
      const about = { round: on.round + 1, newIntelligence, ...(sioConsent === undefined ? {} : { sioConsent }) };
      return yes({ type: 'reopened', about, after: reopened(on, given, { bid, facts }) });
    },
  },
};
