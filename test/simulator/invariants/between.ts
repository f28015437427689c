// What lies between two cases, and what comes after an end: links, merges, rounds, appeals, impasses, leavers.
import type { Case } from '../../../domain/case.ts';
import { linksOf, linkTo } from '../../../domain/link-state.ts';
import { mergedInto, pendingMerge } from '../../../domain/merge-state.ts';
import { policy } from '../../support/rulebook.ts';
import { firstOf, same, type Invariant } from './invariant.ts';

const facing = { linked: 'linked', proposed: 'asked', asked: 'proposed' } as const;
const inverse = new Map(policy.lists.linkRelations.map(({ code, inverse: back }) => [code, back]));
const signed = (on: Case): number =>
  [...Object.values(on.terms), ...Object.values(on.reassessments)].reduce((sum, { signatures }) => sum + signatures.length, 0);
const statuses = (on: Case): readonly (readonly [string, string])[] => Object.values(on.products).map(({ id, status }) => [id, status]);
/** By hand, TOR-7: what ends an impasse. */
const endsImpasse = ['resolve-impasse', 'withdraw'];
/** By hand, TRI-7: where a decline that is overturned leads back to. */
const backTo: Readonly<Record<string, string>> = {
  'in-triage': 'triage-queue',
  consideration: 'consideration',
  'awaiting-capacity': 'awaiting-capacity',
};

export const between: readonly Invariant[] = [
  {
    rules: 'DUP-3',
    breach: ({ after, stand }) =>
      firstOf(
        ...linksOf(after).flatMap(({ other, status, relation }) => {
          const back = linkTo(stand.cases[other] ?? {}, after.ref);
          return [
            back === null && `its link to ${other} is not there from the other side`,
            back !== null && back.status !== facing[status] && `${status} here and ${back.status} there`,
            back !== null && inverse.get(relation) !== back.relation && `${relation} here and ${back.relation} there`,
            other === after.ref && 'linked to itself',
          ];
        }),
      ),
  },
  {
    rules: 'DUP-4, OWN-4',
    breach: ({ before, after, stand, given: { name, by } }) => {
      const pending = Object.values(after.merges ?? {}).filter(({ status }) => status === 'proposed');
      const merge = pendingMerge(after);
      const other = merge === null ? undefined : stand.cases[merge.from === after.ref ? merge.into : merge.from];
      const into = mergedInto(after);
      return firstOf(
        pending.length > 1 && 'in two proposals at a time',
        merge !== null && !same(pendingMerge(other!)?.consents, merge.consents) && 'the two cases hold other consents',
        merge !== null && other?.owner.agency !== after.owner.agency && 'a merge is proposed that would move risk',
        (after.stage === 'merged') !== (into !== null) && 'merged, and nowhere',
        into !== null && stand.cases[into]?.owner.agency !== after.owner.agency && name === 'consent-merge' && 'a merge moved risk',
        name === 'consent-merge' && before !== null && !same(before.owner, after.owner) && 'a consent changed the owner',
        after.stage === 'consideration' && before?.stage === 'in-triage' && pendingMerge(before)?.from === before.ref && 'recommended under a proposal to merge',
        name === 'consent-merge' && !Object.values(after.merges ?? {}).some(({ consents }) => consents.some((each) => each.by === by)) && 'consented by nobody',
      ); // prettier-ignore
    },
  },
  {
    rules: 'REO-1',
    breach: ({ before, after }) =>
      before === null || before.round === after.round
        ? null
        : firstOf(
            after.round !== before.round + 1 && 'a round was left out',
            before.stage !== 'closed' && `a round began from ${before.stage}`,
            before.owner.agency !== after.owner.agency && 'another agency owns the new round',
            !same(before.value, after.value) && 'the ledger did not stay',
            !same(before.links, after.links) && 'the links did not stay',
            !same(after.rounds?.[String(before.round)]?.terms, before.terms) && 'the terms of the old round are not kept',
            Object.keys(after.terms).length + Object.keys(after.products).length > 0 && 'the new round begins with terms',
          ),
  },
  {
    rules: 'REO-1, OWN-4',
    breach: ({ before, after, stand, given: { name } }) =>
      name !== 'submit-bid'
        ? null
        : firstOf(
            ...linksOf(after).map(
              ({ other, relation }) =>
                before === null &&
                !(relation === 'follows' && ['declined', 'withdrawn', 'lapsed'].includes(stand.cases[other]?.stage ?? '')) &&
                `a bid ${relation} ${other}, which is ${stand.cases[other]?.stage ?? 'not there'}`,
            ),
            before !== null && !(before.stage === after.stage && same(before.owner, after.owner)) && 'a bid moved the case that it follows',
          ),
  },
  {
    rules: 'TRI-7',
    breach: ({ before, after, given: { name, by } }) => {
      const [was, is] = [before?.appeals ?? [], after.appeals ?? []];
      const decided = name === 'decide-appeal' ? is.at(-1) : undefined;
      return firstOf(
        is.length < was.length && 'an appeal is gone',
        is.slice(0, -1).some((each) => each.decided === null) && 'two appeals run',
        decided !== undefined && [decided.against.proposedBy, decided.against.approvedBy].includes(by ?? '') && `${by ?? ''} decided on their own decline`,
        decided?.decided?.outcome === 'overturn' && after.stage !== backTo[decided.against.from] && `overturned, and in ${after.stage}`,
        decided?.decided?.outcome === 'overturn' && after.offeredTo === decided.against.proposedBy && 'offered to the proposer of the decline',
        decided?.decided?.outcome === 'uphold' && after.stage !== 'declined' && `upheld, and in ${after.stage}`,
      ); // prettier-ignore
    },
  },
  {
    rules: 'TOR-7',
    breach: ({ before, after, given: { name } }) => {
      const open = (after.impasse ?? null) !== null;
      const stays = open && (before?.impasse ?? null) !== null;
      return firstOf(
        open && (after.pen?.party !== 'toex' || after.pen.role !== 'toex-manager') && `an impasse, and the pen is with ${after.pen?.role ?? 'nobody'}`,
        (before?.impasse ?? null) !== null && !open && !endsImpasse.includes(name) && `${name} ended an impasse`,
        stays && before !== null && signed(after) > signed(before) && `${name} signed in an impasse`,
        stays && before !== null && !same(statuses(before), statuses(after)) && `${name} moved a product in an impasse`,
        stays && before?.stage !== after.stage && `${name} moved the case in an impasse`,
      ); // prettier-ignore
    },
  },
  {
    rules: 'ACC-7',
    breach: ({ after, given: { name, here } }) =>
      name === 'release-leaver' && after.pen?.user != null && !here(after.pen.user)
        ? `the pen stayed with ${after.pen.user}, who has left`
        : null,
  },
  {
    rules: 'REC-4',
    breach: ({ before, after }) =>
      before?.round !== after.round
        ? null
        : firstOf(
            ...Object.values(before.products).map(
              ({ id, disclosures = [] }) =>
                !same(after.products[id]?.disclosures?.slice(0, disclosures.length) ?? [], disclosures) &&
                `a disclosure of ${id} was altered`,
            ),
          ),
  },
];
