// Cover: who may act for whom, what never goes that way, and that an act by cover stays the absent person's.
import { mayOpen } from '../../../domain/access.ts';
import type { Case } from '../../../domain/case.ts';
import type { Person } from '../../../domain/directory.ts';
import { escalationOf } from '../../../domain/escalation-state.ts';
import type { Instant } from '../../../domain/words.ts';
import { policy } from '../../support/rulebook.ts';
import { boundBy, firstOf, same, type Given, type Invariant } from './invariant.ts';

/** By hand, ACC-6: signatures and what is signed for by proposing it, who takes or keeps the risk, an appeal, a body's decision, what is a person's own by name. */
const never = [
  'countersign-recommendation', 'decide-appeal', 'acknowledge-terms', 'consent-merge', 'propose-terms', 'sign-terms', 'propose-reassessment', 'sign-reassessment',
  'confirm-ownership', 'confirm-decision', 'contest-record', 'accept-transfer', 'propose-handover', 'accept-handover', 'refuse-handover', 'correct-entry',
]; // prettier-ignore
const signers = (on: Case | null): readonly string[] =>
  on === null ? [] : [...Object.values(on.terms), ...Object.values(on.reassessments)].flatMap(({ version, signatures }) => signatures.map(({ user, at }) => `${String(version)} ${user} ${at}`)); // prettier-ignore
const isAway = ({ active, absentFrom, absentUntil }: Person, now: Instant): boolean =>
  active && absentFrom !== null && absentFrom <= now && (absentUntil === null || now < absentUntil);
const isHere = (who: Person, now: Instant): boolean => who.active && !isAway(who, now);

/** By hand: the chair's, a signature, and what is declared of oneself. */
const neverAtSitting = ['start', 'approve-minutes', 'declare-interest', 'supplement-pack', 'ratify-decision', 'decline-to-ratify'];
type Written = { readonly at: Instant; readonly actor: string; readonly onBehalfOf?: string };
/** Who gave it, in whose right, and whether the directory says that they may. */
const notTheirs = (entries: readonly Written[], { by, giver, directory: { people } }: Given): string | null => {
  const [first] = entries;
  if (first === undefined || giver === null || by === null) return null;
  if (!entries.every(({ actor, onBehalfOf }) => actor === giver && (onBehalfOf ?? actor) === by))
    return 'the entry says that somebody else gave it';
  if (giver === by) return null;
  const [absent, deputy] = [people[by], people[giver]];
  if (absent === undefined || deputy === undefined) return 'given by or for nobody';
  const between = people[absent.deputy ?? ''];
  const steps = absent.deputy === giver || (between !== undefined && !isHere(between, first.at) && between.deputy === giver);
  return firstOf(
    !isAway(absent, first.at) && `${by} is not absent`,
    !isHere(deputy, first.at) && `${giver} is not here`,
    !steps && `${giver} is no deputy of ${by}`,
    deputy.organisation !== absent.organisation && `${giver} is of another agency than ${by}`,
  );
};
export const sittingCover = (entries: readonly Written[], given: Given): string | null =>
  notTheirs(entries, given) ??
  (given.by !== given.giver && neverAtSitting.includes(given.name) ? `${given.name} was given by cover` : null);

export const cover: readonly Invariant[] = [
  {
    rules: 'ACC-6',
    breach: ({ before, after, entries, given }) => {
      const { name, by, giver, directory } = given;
      const wrong = notTheirs(entries, given);
      if (wrong !== null || giver === by) return wrong;
      const deputy = directory.people[giver ?? ''];
      const own = given.on === undefined || given.on === after.ref;
      return firstOf(
        never.includes(name) && `${name} was given by cover`,
        signers(after).some((each) => !signers(before).includes(each)) && 'signed by cover',
        before !== null && !same(before.owner, after.owner) && 'the risk changed hands by cover',
        deputy !== undefined && own && mayOpen(before ?? after, deputy, { directory, policy }) !== 'page' && `${giver ?? ''} could not open it`,
        own && after.actedFor?.some((each) => each.by === giver && each.for === by) !== true && 'nobody knows any more who acted',
        name === 'record-decision' && escalationOf(after)?.decisions.at(-1)?.effectiveAt !== null && 'a body decided by cover',
      ); // prettier-ignore
    },
  },
  {
    rules: 'ACC-5, ACC-6',
    breach: ({ before, after, given }) => {
      const { name, by } = given;
      const bound = boundBy(before, given);
      const bars = (...people: readonly (string | null | undefined)[]): string | undefined => bound.find((id) => people.includes(id));
      const claimed =
        after.claimer !== null && after.claimer !== before?.claimer ? boundBy(before, { by: after.claimer, giver: null }) : [];
      const verified = Object.values(after.value).filter(
        ({ id, verifiedBy }) => verifiedBy !== null && (before?.value[id]?.verifiedBy ?? null) === null,
      );
      const reviewed = Object.values(after.products).filter(
        ({ id, reviewedBy }) => reviewedBy !== null && reviewedBy === by && before?.products[id]?.reviewedBy !== by,
      );
      const versions = [...Object.values(after.terms), ...Object.values(after.reassessments)];
      return firstOf(
        claimed.some((id) => [after.spoc, after.customer, after.owner.user].includes(id)) && `${after.claimer ?? ''} triages a bid of somebody for whom they act`,
        ['approve-decline', 'overturn-decline'].includes(name) && bars(before?.decline?.proposedBy) !== undefined && 'decided on the proposal of somebody for whom they act',
        name === 'countersign-recommendation' && bars(before?.triage?.recommendedBy) !== undefined && 'countersigned for whom they act',
        name === 'decide-appeal' && bars(before?.decline?.proposedBy, after.appeals?.at(-1)?.against.proposedBy, after.appeals?.at(-1)?.against.approvedBy) !== undefined && 'decided the appeal against somebody for whom they act',
        name === 'verify-value' && verified.some(({ claimedBy }) => bars(claimedBy.user) !== undefined) && 'verified the entry of somebody for whom they act',
        name === 'review-product' && reviewed.some(({ authors }) => bars(...authors) !== undefined) && 'reviewed a product of somebody for whom they act',
        versions.some(({ signatures }) => signatures.some(({ user, side }) =>
          boundBy(after, { by: user, giver: null }).some((id) => signatures.some((other) => other.user === id && other.side !== side)))) && 'signed for the other side of somebody for whom they act (TOR-4)',
      ); // prettier-ignore
    },
  },
];
