// Cases in any state that access asks about, whether or not a road leads there: the relation in the database must say the same of each.
import fc from 'fast-check';
import type { Case } from '../../domain/case.ts';
import type { Escalation } from '../../domain/escalation-state.ts';
import { directory, FRIDAY, narrative, policy } from '../support/rulebook.ts';
import { appealed } from './appealing.ts';
import { date } from './calendars.ts';
import { redirected } from './situations.ts';
import { caseAt } from './story.ts';
import { logged } from './valued.ts';

const road = [
  'triage-queue',
  'in-triage',
  'consideration',
  'terms',
  'development',
  'product-review',
  'acceptance',
  'closing',
  'closed',
] as const;
const states: readonly Case[] = [
  ...road.map((stage) => caseAt(stage)),
  appealed(),
  redirected('other-gateway', 'southvale-rocu'),
  logged().on(),
];
const people = Object.keys(directory.people);
const owners = Object.values(directory.organisations)
  .filter(({ kind }) => ['force', 'rocu', 'national'].includes(kind))
  .map(({ id }) => id);
const anybody = fc.constantFrom(...people);
const agency = fc.constantFrom(...owners);
const body = fc.constantFrom(...Object.keys(policy.bodies));
const why = narrative('Because.');

/** Any standing of an escalation: with its bodies, what is listed and decided, and who is asked to take it over. */
const escalation = fc
  .record({
    body,
    referredFrom: fc.array(body, { maxLength: 1 }),
    standing: fc.constantFrom('to-list' as const, 'listed' as const, 'recorded' as const, 'transfer-decided' as const, 'complete' as const),
    decided: fc.array(fc.record({ body, newOwner: agency, effectiveAt: fc.option(fc.constant(FRIDAY)) }), { maxLength: 2 }),
  })
  .map(({ decided, ...drawn }): Escalation => {
    const decisions = decided.map((each, index) => ({
      ...each, number: index + 1, meeting: 'm', paperVersion: 1, outcome: 'transfer' as const, products: [], optionsConsidered: [], rationale: why,
      dissent: null, decidedBy: 'x', recordedBy: 'x', recordedAt: FRIDAY, contested: null, extraordinary: false, ratified: null, answer: null,
    })); // prettier-ignore
    return {
      ...drawn, id: 'e1', by: 'x', at: FRIDAY, ownerAgreement: null, extraordinary: false, reopened: null, papers: [],
      listed: drawn.standing === 'listed' ? { meeting: 'm', at: FRIDAY } : null, decisions, deferrals: 0, refusals: 0,
    }; // prettier-ignore
  });
const hold = fc.record({
  by: anybody,
  manager: fc.option(anybody),
  party: fc.constantFrom('gateway' as const, 'toex' as const),
  reasonCode: fc.constant('court'),
  since: fc.constant(FRIDAY),
  reviewBy: fc.constant(date('2026-12-04')),
  sioRequest: fc.constant(null),
  still: fc.constant([]),
});
const held = fc.record({ agency, user: anybody });

export const anyCase: fc.Arbitrary<Case> = fc
  .record({
    state: fc.constantFrom(...states),
    region: fc.constantFrom(...Object.keys(directory.regions)),
    restricted: fc.boolean(),
    owner: held,
    spoc: anybody,
    customer: anybody,
    deputySio: fc.option(anybody, { nil: undefined }),
    offeredTo: fc.option(anybody),
    claimer: fc.option(anybody),
    sia: fc.option(anybody),
    team: fc.array(anybody, { maxLength: 2 }),
    unavailable: fc.option(fc.constant({ by: 'x', at: FRIDAY, reason: why })),
    handover: fc.option(fc.record({ to: anybody, by: fc.constant('x'), at: fc.constant(FRIDAY), reason: fc.constant(why) })),
    before: fc.array(held, { maxLength: 2 }),
    escalations: fc.option(
      escalation.map((e1) => ({ e1 })),
      { nil: {} },
    ),
    hold: fc.option(hold),
    asked: agency,
    claimedBy: anybody,
    ownRocu: fc.boolean(),
  })
  .map(({ state: on, deputySio, before, asked, claimedBy, ...other }): Case => {
    const ownershipHistory = [...before, other.owner].map((each) => ({ ...each, from: FRIDAY, by: 'x' }));
    const value = Object.fromEntries(
      Object.entries(on.value).map(([id, entry]) => [id, { ...entry, claimedBy: { ...entry.claimedBy, user: claimedBy } }]),
    );
    const { redirect, pen } = on;
    return {
      ...on,
      ...other,
      ownershipHistory,
      value,
      pen: pen === null ? null : { ...pen, user: on.stage === 'triage-queue' ? other.offeredTo : null },
      bid: { ...on.bid, ...(deputySio === undefined ? {} : { deputySio: { userId: deputySio } }) },
      ...(redirect === undefined ? {} : { redirect: { ...redirect, body: asked } }),
    };
  });
