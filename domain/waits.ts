import { isLive, type Case } from './case.ts';
import type { Directory, Person } from './directory.ts';
import { receiverOf } from './escalation-state.ts';
import { openQuestions, questionClock } from './message-state.ts';
import { HANDOVER } from './pen.ts';
import { disputeOf, entryOf, otherSide, verificationOf } from './sides.ts';
import type { Side } from './terms-state.ts';
import { awaitedSide, openOf } from './versions.ts';
import type { Instant, OrganisationId, Party, Role, UserId } from './words.ts';

/** What can wait for somebody beside the pen. */
export type WaitKind = 'nomination' | 'transfer' | 'signature' | 'question' | 'verification' | 'dispute';
/** For whom it waits: people by name; where nobody of the party is named, everybody of this role but whoever asks, in the region's unit or in this agency. */
type For = { readonly people: readonly UserId[]; readonly role?: Role; readonly asker?: UserId; readonly agency?: OrganisationId };
export type Wait = { readonly kind: WaitKind; readonly id: string; readonly dueAt: Instant | null };

const officerOf = ({ owner, sia }: Case, side: Side): readonly UserId[] => (side === 'force' ? [owner.user] : sia === null ? [] : [sia]);
/** Whom a question reaches first, without whoever asked it (`messages.ts`). */
const asked = (on: Case, to: Party, by: UserId): For => {
  const others = (...people: readonly (UserId | null)[]): readonly UserId[] =>
    people.filter((id) => id !== null && id !== by).map((id) => id ?? '');
  switch (to) {
    case 'force':
      return { people: others(on.owner.user, on.spoc) };
    case 'gateway':
      return { people: others(on.claimer), role: 'gateway-manager', asker: by };
    case 'toex':
      return { people: others(on.sia), role: 'toex-manager', asker: by };
    case 'body':
      return { people: [] };
  }
};
type Waiting = Wait & { readonly for: For };
const all = (on: Case): readonly Waiting[] => {
  const dueOn = (clock: string): Instant | null => entryOf(on.clocks, clock)?.dueAt ?? null;
  const value = Object.values(on.value).flatMap((entry): readonly Waiting[] => {
    if (entry.status === 'logged')
      return [
        {
          kind: 'verification',
          id: entry.id,
          dueAt: dueOn(verificationOf(entry.id)),
          for: { people: officerOf(on, otherSide(entry.side)) },
        },
      ];
    if (entry.status !== 'disputed') return [];
    const claimants = [...new Set([entry.claimedBy.user, ...officerOf(on, entry.side)])];
    return [{ kind: 'dispute', id: entry.id, dueAt: dueOn(disputeOf(entry.id)), for: { people: claimants } }];
  });
  // VAL-1: value goes on after the case is over, and nothing else does.
  if (!isLive(on)) return value;
  const side = awaitedSide(on.terms);
  const version = openOf(on.terms);
  // Before the first agreement the pen itself is with whoever is to sign.
  const signature: readonly Waiting[] =
    side === null || version === null || on.stage === 'terms'
      ? []
      : [{ kind: 'signature', id: String(version.version), dueAt: dueOn('variation'), for: { people: officerOf(on, side) } }];
  const nomination: readonly Waiting[] =
    on.handover == null ? [] : [{ kind: 'nomination', id: on.handover.to, dueAt: dueOn(HANDOVER), for: { people: [on.handover.to] } }];
  const questions = openQuestions(on.messages).map(({ id, to, by }): Waiting => ({
    kind: 'question',
    id,
    dueAt: dueOn(questionClock(id)),
    for: asked(on, to, by),
  }));
  const receiver = receiverOf(on);
  const transfer: readonly Waiting[] =
    receiver === null
      ? []
      : [{ kind: 'transfer', id: receiver, dueAt: dueOn('transfer-answered'), for: { people: [], role: 'owner-lead', agency: receiver } }];
  return [...nomination, ...transfer, ...signature, ...questions, ...value];
};

const asRole = (role: Role): string => `@${role}`;
/** For whom anything waits, by their ids; where it waits for a role, by its name: the index of `waitsFor`. */
export const awaitedOf = (on: Case): readonly string[] => [
  ...new Set(
    all(on).flatMap((each) => (each.for.people.length > 0 || each.for.role === undefined ? each.for.people : [asRole(each.for.role)])),
  ),
];
/** Under which of these words somebody may be found there. */
export const awaitedAs = ({ id, roles }: Pick<Person, 'id' | 'roles'>): readonly string[] => [id, ...roles.map(asRole)];

/** What waits for this person on a case, beside its pen; of a role only in their own region or agency. */
export const waitsFor = (on: Case, who: Person, { directory }: { readonly directory: Directory }): readonly Wait[] => {
  const region = directory.regions[on.region];
  const inRole = ({ role, agency }: For): boolean =>
    role !== undefined &&
    who.roles.includes(role) &&
    who.organisation === (agency ?? (role === 'gateway-manager' ? region?.gateway : region?.toex));
  return all(on)
    .filter((each) => (each.for.people.length > 0 ? each.for.people.includes(who.id) : who.id !== each.for.asker && inRole(each.for)))
    .map(({ kind, id, dueAt }) => ({ kind, id, dueAt }));
};
