import { isLive, type Case } from './case.ts';
import type { Person } from './directory.ts';
import { canHoldPen, serves } from './posts.ts';
import type { Ref, UserId } from './words.ts';
import { openOf } from './versions.ts';

/** What somebody can hold on a case, as it is listed before they are made inactive (ACC-7). */
export type HoldingKind = 'pen' | 'claim' | 'offer' | 'sio' | 'sia' | 'signature' | 'nomination';
export type Holding = { readonly ref: Ref; readonly kinds: readonly HoldingKind[] };

const claimed: readonly Case['stage'][] = ['in-triage', 'returned', 'decline-review'];
/** A signature of theirs on what is not agreed yet: given already, or still owed. */
const signs = (on: Case, id: UserId): boolean => {
  const officer = id === on.sia || id === on.owner.user;
  const terms = openOf(on.terms);
  const given = (terms?.signatures ?? []).some(({ user }) => user === id);
  return given || (officer && (terms !== null || on.stage === 'reassessment'));
};
const asks: { readonly [K in HoldingKind]: (on: Case, id: UserId) => boolean } = {
  pen: ({ pen }, id) => pen?.user === id,
  claim: ({ stage, claimer }, id) => claimer === id && claimed.includes(stage),
  offer: ({ offeredTo }, id) => offeredTo === id,
  sio: ({ owner }, id) => owner.user === id,
  sia: ({ sia }, id) => sia === id,
  signature: signs,
  nomination: ({ handover }, id) => handover?.to === id,
};
const kinds = Object.keys(asks).filter((kind): kind is HoldingKind => kind in asks);
/** Every pen, signature and nomination that a person holds on a live case; null where they hold nothing there. */
export const holdingOf = (on: Case, id: UserId): Holding | null => {
  const held = isLive(on) ? kinds.filter((kind) => asks[kind](on, id)) : [];
  return held.length === 0 ? null : { ref: on.ref, kinds: held };
};
/** What of it somebody keeps in their roles; what is theirs by no role (SIO, nominee) is not lost with one. */
const keeps: { readonly [K in HoldingKind]: (on: Case, who: Person) => boolean } = {
  pen: ({ pen }, who) => pen === null || canHoldPen(who, pen.role),
  claim: (_on, who) => serves(who, 'claimer'),
  offer: (_on, who) => serves(who, 'claimer'),
  sio: () => true,
  sia: (_on, who) => serves(who, 'sia'),
  signature: ({ sia }, who) => sia !== who.id || serves(who, 'sia'),
  nomination: () => true,
};
/** ACC-7: what of a live case is lost to somebody as they are now, or would be: all of it where they are inactive, what they lack the role for else. Null where nothing is. */
export const lostTo = (on: Case, who: Person): Holding | null => {
  const held = holdingOf(on, who.id);
  if (held === null || !who.active) return held;
  const lost = held.kinds.filter((kind) => !keeps[kind](on, who));
  return lost.length === 0 ? null : { ref: on.ref, kinds: lost };
};
