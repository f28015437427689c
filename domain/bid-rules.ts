import type { Bid } from './bid.ts';
import { bidProblems, regionOf } from './bid-problems.ts';
import { mayOwn } from './directory.ts';
import { startClock } from './clocks.ts';
import type { Opening } from './entries.ts';
import { agenciesOf, agencyName, calendarOf, type Facts } from './facts.ts';
import { following, followProblems, reachOfBid } from './following.ts';
import { penTo } from './pen.ts';
import { alsoOn, no, refuse, yes, type Rows } from './table.ts';
import type { Refusal } from './refusals.ts';
import type { OrganisationId, Priority } from './words.ts';
import { isoDateOf, workingDaysAhead } from './working-time.ts';

/** CLK-5: provisional until `recommend`. */
export const provisional = (
  bid: Bid,
  { region, urgent }: { readonly region: string; readonly urgent: boolean },
  facts: Facts,
): Priority => {
  const soon = (bid.investigation.keyDates ?? []).some(({ date }) => {
    const ahead = workingDaysAhead(calendarOf(facts, region), facts.now, date);
    return date >= isoDateOf(facts.now) && ahead <= facts.policy.urgentKeyDateDays;
  });
  return urgent || bid.risk.immediate === 'acted-on' || soon ? 'P1' : 'P2';
};

/** The case as its bid opens it: owned by the agency and the SIO who asked, the pen with the gateway (OWN-1). */
const opening = (bid: Bid, region: string, facts: Facts): Opening => {
  const priority = provisional(bid, { region, urgent: false }, facts);
  const owner = { agency: bid.owningAgency, user: bid.sio.userId };
  const { actor, now } = facts;
  return {
    ref: facts.reference ?? '', // null only in a rehearsal, whose entries are thrown away
    round: 1,
    stage: 'triage-queue',
    region,
    priority,
    priorityProvisional: true,
    urgent: false,
    ownRocu: agenciesOf(facts, region).gateway === bid.owningAgency,
    marking: bid.legal.marking,
    restricted: bid.legal.restricted ?? false,
    submittedAt: now,
    spoc: actor?.id ?? '',
    customer: bid.customer.userId,
    bid,
    pen: penTo(facts, 'gateway', { role: 'triage-officer' }),
    spent: { force: 0, gateway: 0, toex: 0, body: 0 },
    clocks: { claim: startClock(facts, { region, priority }, { step: 'claim', party: 'gateway' }) },
    hold: null,
    owner,
    ownershipHistory: [{ ...owner, from: now, by: 'submit-bid' }],
    masterList: { agency: owner.agency, keyedAgency: owner.agency, keyedAt: null, keyedBy: null },
    claimer: null,
    lastOfficer: null,
    offeredTo: null,
    triage: null,
    decline: null,
    overlaps: null,
    sia: null,
    allocation: null,
    firstContact: null,
    team: [],
    terms: {},
    work: {},
    products: {},
    reassessments: {},
    value: {},
    endsAs: null,
    closure: null,
  };
};

/** BID-1: a bid is brought by its owning agency. Null where it is; an agency that cannot own is another problem (OWN-2). */
export const notYours = (
  bid: Pick<Bid, 'owningAgency'>,
  organisation: OrganisationId | undefined,
  facts: Pick<Facts, 'directory'>,
): Refusal | null =>
  mayOwn(facts.directory.organisations[bid.owningAgency]) && organisation !== bid.owningAgency
    ? refuse('not-your-agency', 'BID-1', { agency: agencyName(facts, bid.owningAgency) })
    : null;

export const bidRows: Rows<'submit-bid'> = {
  'submit-bid': {
    rule: 'BID-1',
    who: [{ role: 'spoc', of: 'any' }],
    stages: {},
    whileHeld: false,
    whileSioUnavailable: false,
    touches: (_on, payload) => (payload === null ? [] : reachOfBid(payload)),
    decide: (_on, { follows, ...bid }, facts) => {
      const named = follows === undefined ? {} : { follows };
      const problems = [...bidProblems(bid, facts), ...followProblems(named, facts)];
      const elsewhere = notYours(bid, facts.actor?.organisation, facts);
      if (elsewhere !== null) return no(elsewhere);
      const region = regionOf(bid, facts);
      if (problems.length > 0 || region === null)
        return no(refuse('bid-refused', problems.find(({ rule }) => rule !== undefined)?.rule ?? 'BID-5', { problems }));
      const links = following(named, region, facts);
      return alsoOn(yes({ type: 'bid-submitted', about: {}, after: opening(bid, region, facts) }, ...links.own), links.touched);
    },
  },
};
