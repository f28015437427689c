import type { Bid, BidChanges } from './bid.ts';
import { bidProblems } from './bid-problems.ts';
import type { Case } from './case.ts';
import type { Facts } from './facts.ts';
import type { FieldProblem } from './refusals.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const over = (was: unknown, part: unknown): unknown => {
  if (!isRecord(part)) return part;
  const before = isRecord(was) ? was : {};
  const kept = Object.entries(before).filter(([key]) => !Object.hasOwn(part, key));
  const given = Object.entries(part).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [[key, over(before[key], value)] as const],
  );
  return Object.fromEntries([...kept, ...given]);
};
/** The bid with its changes. A field of the part has the shape of the bid's own, and what is mandatory is never null: so it is a bid again. */
export const withChanges = (bid: Bid, changes: BidChanges): Bid => over(bid, changes) as Bid;

// Who owns the risk is changed by its own machine, never by the way (journey.md section 4, B); where it is triaged, by a redirect.
const fixed = (was: Bid, bid: Bid): readonly FieldProblem[] => [
  ...(bid.owningAgency === was.owningAgency
    ? []
    : [
        {
          path: 'owningAgency',
          rule: 'OWN-1' as const,
          message: 'Leave the owning agency as it is. A threat changes agency by withdrawal and a new bid of that agency.',
        },
      ]),
  ...(bid.sio.userId === was.sio.userId
    ? []
    : [{ path: 'sio.userId', rule: 'OWN-1' as const, message: 'Leave the SIO as they are. The risk changes hands by a handover alone.' }]),
  ...(bid.region === was.region
    ? []
    : [{ path: 'region', rule: 'BID-1' as const, message: 'Leave the region as it is. A bid goes to another gateway by a redirect.' }]),
];
/** BID-5: all that is wrong with the changed bid, by the bid's own rules, each at its place under `changes`. */
export const changeProblems = (on: Case, changes: BidChanges, facts: Facts): readonly FieldProblem[] => {
  const { owningAgency } = on.bid;
  // The SIO of today: a handover changes them, and not the bid.
  const sio = { ...on.bid.sio, userId: on.owner.user };
  const bid = withChanges(on.bid, changes);
  // The rest is judged as if what is fixed had stayed, so that one mistake is told once.
  const rest = bidProblems({ ...bid, owningAgency, sio }, facts).filter(({ path }) => path !== 'region');
  return [...fixed(on.bid, bid), ...rest].map((problem) => ({ ...problem, path: `changes.${problem.path}` }));
};
