import { APPEAL, appealDeciders, runningAppeal } from './appeal-state.ts';
import { unacknowledgedBySia } from './reallocation.ts';
import { REVIEW_HELD, reviewOwed } from './review.ts';
import { answering } from './access.ts';
import { isLive, type Case } from './case.ts';
import type { Person } from './directory.ts';
import { receiverOf } from './escalation-state.ts';
import { linksOf } from './link-state.ts';
import { hasConsented, pendingMerge } from './merge-state.ts';
import { openQuestions, questionClock } from './message-state.ts';
import { HANDOVER } from './pen.ts';
import { askedToReview, toReview } from './reviewers.ts';
import { disputeOf, entryOf, otherSide, verificationOf } from './sides.ts';
import type { Side } from './terms-state.ts';
import { openRedirect } from './redirect-state.ts';
import { pendingUrgency, URGENCY, urgencyAnswerers } from './urgency-state.ts';
import { awaitedSide, openOf } from './versions.ts';
import { asRole, both, but, byName, found, forToex, inAgency, inRegion, nearest, ofBody, type For, type Known } from './waited-for.ts';
import type { Instant, Party, Role, UserId } from './words.ts';

/** What can wait for somebody beside the pen. */
export type WaitKind =
  | 'nomination'
  | 'transfer'
  | 'redirect'
  | 'signature'
  | 'link'
  | 'merge'
  | 'product-review'
  | 'acceptance'
  | 'question'
  | 'verification'
  | 'dispute'
  | 'appeal'
  | 'acknowledgement'
  | 'review'
  | 'urgency';
export type Wait = { readonly kind: WaitKind; readonly id: string; readonly dueAt: Instant | null };

/** VAL-2: of the force its SIO. */
const sideOf = (on: Case, side: Side): For => (side === 'force' ? byName(on.owner.user) : forToex(on));
/** What asks a signature of a side asks its officer by name, and nobody in their place. */
const signerOf = ({ owner, sia }: Case, side: Side): For => byName(side === 'force' ? owner.user : sia);
/** Whom a question reaches first, without whoever asked it (`messages.ts`). */
const askedOf = (on: Case, to: Party, by: UserId): For => {
  switch (to) {
    case 'force':
      return but(by, byName(on.owner.user, on.spoc));
    case 'gateway':
      return nearest(but(by, byName(on.claimer)), but(by, inRegion('gateway-manager', 'gateway', on)));
    case 'toex':
      return forToex(on, by);
    case 'body':
      return ofBody(on, by);
  }
};
type Waiting = Wait & { readonly for: For };
const managers: readonly Role[] = ['gateway-manager', 'toex-manager'];
const appealOf = (on: Case, dueAt: Instant | null): Waiting => ({
  kind: 'appeal',
  id: APPEAL,
  dueAt,
  for: found(managers, (known) => appealDeciders(on, known)),
});
const all = (on: Case): readonly Waiting[] => {
  const dueOn = (clock: string): Instant | null => entryOf(on.clocks, clock)?.dueAt ?? null;
  const value = Object.values(on.value).flatMap((entry): readonly Waiting[] => {
    if (entry.status === 'logged')
      return [
        {
          kind: 'verification',
          id: entry.id,
          dueAt: dueOn(verificationOf(entry.id)),
          for: sideOf(on, otherSide(entry.side)),
        },
      ];
    if (entry.status !== 'disputed') return [];
    const claimants = both(byName(entry.claimedBy.user), sideOf(on, entry.side));
    return [{ kind: 'dispute', id: entry.id, dueAt: dueOn(disputeOf(entry.id)), for: claimants }];
  });
  const asked: readonly Waiting[] = linksOf(on).flatMap(({ other, status }) =>
    status === 'asked' ? [{ kind: 'link', id: other, dueAt: null, for: inRegion('gateway-manager', 'gateway', on) }] : [],
  );
  // VAL-1, DUP-3: value goes on after the case is over, and so does what it is asked about another case; nothing else does.
  if (!isLive(on)) {
    const review: readonly Waiting[] = reviewOwed(on)
      ? [
          {
            kind: 'review',
            id: 'review',
            dueAt: dueOn(REVIEW_HELD),
            for: byName(on.owner.user, on.sia),
          },
        ]
      : [];
    return [...(runningAppeal(on) === null ? [] : [appealOf(on, dueOn(APPEAL))]), ...review, ...asked, ...value];
  }
  const unknown = unacknowledgedBySia(on);
  const acknowledgement: readonly Waiting[] =
    unknown === null ? [] : [{ kind: 'acknowledgement', id: String(unknown.version), dueAt: null, for: signerOf(on, 'toex') }];
  const side = awaitedSide(on.terms);
  const version = openOf(on.terms);
  // Before the first agreement the pen itself is with whoever is to sign; a withdrawal leaves a variation that nobody signs any more.
  const signature: readonly Waiting[] =
    side === null || version === null || on.stage === 'terms' || on.stage === 'closing'
      ? []
      : [{ kind: 'signature', id: String(version.version), dueAt: dueOn('variation'), for: signerOf(on, side) }];
  const nomination: readonly Waiting[] =
    on.handover == null ? [] : [{ kind: 'nomination', id: on.handover.to, dueAt: dueOn(HANDOVER), for: byName(on.handover.to) }];
  const questions = openQuestions(on.messages).map(({ id, to, by }): Waiting => ({
    kind: 'question',
    id,
    dueAt: dueOn(questionClock(id)),
    for: askedOf(on, to, by),
  }));
  const reviews = toReview(on).map((product): Waiting => ({
    kind: 'product-review',
    id: product.id,
    dueAt: dueOn(`product-review:${product.id}`),
    for: found(['sia', 'toex-manager'], (known) => askedToReview(on, product, known)),
  }));
  // Where nothing else is owed the pen itself is with the SIO.
  const released =
    on.stage === 'acceptance' || on.stage === 'closing' ? [] : Object.values(on.products).filter(({ status }) => status === 'released');
  const acceptances = released.map(({ id }): Waiting => ({
    kind: 'acceptance',
    id,
    dueAt: dueOn(`product-acceptance:${id}`),
    for: byName(on.owner.user),
  }));
  const receiver = receiverOf(on);
  const transfer: readonly Waiting[] =
    receiver === null ? [] : [{ kind: 'transfer', id: receiver, dueAt: dueOn('transfer-answered'), for: inAgency('owner-lead', receiver) }];
  const merge = pendingMerge(on);
  // On the case that would end the pen itself is with whoever is to consent.
  const consent: readonly Waiting[] =
    merge === null || hasConsented(merge, on.ref) || merge.from === on.ref
      ? []
      : [{ kind: 'merge', id: merge.from, dueAt: merge.dueAt, for: byName(on.owner.user) }];
  const urgent: readonly Waiting[] =
    pendingUrgency(on) === null
      ? []
      : [{ kind: 'urgency', id: URGENCY, dueAt: dueOn(URGENCY), for: found(managers, (known) => urgencyAnswerers(on, known)) }];
  // Either may answer for the body that is asked.
  const redirect = openRedirect(on);
  const redirected = redirect === null ? [] : answering.map((role): Waiting => ({
    kind: 'redirect',
    id: redirect.body,
    dueAt: dueOn('redirect-acknowledged'),
    for: but(redirect.by, inAgency(role, redirect.body)),
  })); // prettier-ignore
  return [
    ...urgent,
    ...nomination,
    ...acknowledgement,
    ...transfer,
    ...redirected,
    ...signature,
    ...reviews,
    ...acceptances,
    ...consent,
    ...asked,
    ...questions,
    ...value,
  ];
};

/** For whom anything waits, by their ids; where it waits for a role, by its name: the index of `waitsFor`. */
export const awaitedOf = (on: Case): readonly string[] => [...new Set(all(on).flatMap((each) => each.for.index))];
/** Under which of these words somebody may be found there. */
export const awaitedAs = ({ id, roles }: Pick<Person, 'id' | 'roles'>): readonly string[] => [id, ...roles.map(asRole)];

/** What waits for this person on a case, beside its pen; of a role only in their own region or agency. */
export const waitsFor = (on: Case, { id: who }: Pick<Person, 'id'>, known: Known): readonly Wait[] =>
  all(on)
    .filter((each) => each.for.who(known).includes(who))
    .filter(({ kind, id }, index, list) => list.findIndex((each) => each.kind === kind && each.id === id) === index)
    .map(({ kind, id, dueAt }) => ({ kind, id, dueAt }));
