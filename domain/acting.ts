import { mayOpen } from './access.ts';
import { authorityOf } from './authority.ts';
import { boundWith, type ActedFor } from './bound.ts';
import type { Case } from './case.ts';
import type { CommandName, Commands } from './commands.ts';
import { coverOf, isAbsent } from './cover.ts';
import { neverByCover } from './cover-commands.ts';
import type { Person } from './directory.ts';
import { nameOf, person, type Facts } from './facts.ts';
import type { Refusal, RefusalCode } from './refusals.ts';
import { refuse, type Authority } from './table.ts';
import type { UserId } from './words.ts';

/** The facts by which a command is decided: in whose right it is given, and who gives it where that is another. */
export const inRight = (facts: Facts): Facts => {
  const { actor, onBehalfOf } = facts;
  const absentee = onBehalfOf === undefined ? null : person(facts, onBehalfOf);
  return actor === null || absentee === null ? facts : { ...facts, actor: absentee, givenBy: actor };
};

type Given<C extends CommandName> = {
  readonly name: C;
  readonly on: Commands[C]['on'];
  readonly payload: Commands[C]['payload'] | null;
  readonly who: readonly Authority[];
};
/** ACC-6: why the actor does not cover for whom they say; null where they do, or act in their own right. */
export const noCover = (facts: Facts): Refusal | null => {
  const { actor, onBehalfOf } = facts;
  if (onBehalfOf === undefined || actor === null) return null;
  const of = { name: nameOf(facts, onBehalfOf) };
  const absentee = person(facts, onBehalfOf);
  if (absentee === null || !isAbsent(absentee, facts)) return refuse('not-absent', 'ACC-6', of);
  const cover = coverOf(absentee, facts);
  return cover?.id === actor.id
    ? null
    : refuse('not-the-cover', 'ACC-6', { ...of, cover: cover === null ? null : nameOf(facts, cover.id) });
};
/** ACC-6: why this is not given by cover; null where it is given in one's own right, or the cover holds. */
export const notCovered = <C extends CommandName>({ name, on, payload, who }: Given<C>, facts: Facts): Refusal | null => {
  const { actor, onBehalfOf } = facts;
  if (onBehalfOf === undefined || actor === null) return null;
  const of = { name: nameOf(facts, onBehalfOf) };
  const uncovered = noCover(facts);
  if (uncovered !== null) return uncovered;
  if (neverByCover(name, payload, () => authorityOf(who, on, inRight(facts)))) return refuse('never-by-cover', 'ACC-6', of);
  if (on !== null && mayOpen(on, actor, facts) !== 'page') return refuse('cover-opens-nothing', 'ACC-6', of);
  const own = authorityOf(who, on, facts);
  return own === null || own === 'nobody' ? null : refuse('in-your-own-right', 'ACC-6', of);
};
/** ACC-6: a bid is submitted by cover where whoever gives it may open its case without that. */
export const opensBeyond = (opened: Case | null, facts: Facts): Refusal | null =>
  opened === null || facts.onBehalfOf === undefined || facts.actor === null || mayOpen(opened, facts.actor, facts) === 'page'
    ? null
    : refuse('cover-opens-nothing', 'ACC-6', { name: nameOf(facts, facts.onBehalfOf) });

/** What bars a person whatever they act as; any other refusal is about the right itself, which is the absent person's. */
const bars: readonly RefusalCode[] = [
  'own-submission',
  'in-the-line',
  'second-person-needed',
  'author-reviews',
  'own-entry',
  'both-sides',
  'took-part',
  'own-offer',
];
/** Who else must pass every rule: whoever gives it for another, and each person for whom one of them has acted on this case. */
const heldTo = (on: Case, facts: Facts): readonly Person[] => {
  const right = inRight(facts).actor?.id;
  const ids = [facts.actor?.id, right].filter((id) => id !== undefined);
  return boundWith(on, ids).flatMap((id) => (id === right ? [] : (person(facts, id) ?? [])));
};
/** ACC-6: what bars the giver, or somebody for whom they act or have acted here. `asked` puts a rule to each of them. */
export const barredWith = (on: Case | null, asked: (facts: Facts) => Refusal | null, facts: Facts): Refusal | null => {
  // Nobody acts for anybody, nor has: there is nobody else to ask.
  if (on === null || facts.actor === null || (facts.onBehalfOf === undefined && on.actedFor === undefined)) return null;
  for (const each of heldTo(on, facts)) {
    const refusal = asked({ ...facts, actor: each });
    if (refusal === null || !bars.includes(refusal.code)) continue;
    if (each.id === facts.actor.id) return refusal;
    return refuse('conflicted-with', 'ACC-6', { name: nameOf(facts, each.id), under: refusal.rule });
  }
  return null;
};
/** Who gave it, as every entry says: the person themself or the service, and for whom, where it was for another. */
export const givenBy = ({ actor, onBehalfOf }: Facts): { readonly actor: UserId; readonly onBehalfOf?: UserId } => ({
  actor: actor?.id ?? 'system',
  ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
});
/** Who has acted for whom, with this command; nothing where it says nothing new. */
export const actedWith = (
  on: Case | null,
  { actor, givenBy: inTheirRight, onBehalfOf }: Facts,
): { readonly actedFor?: readonly ActedFor[] } => {
  const giver = inTheirRight ?? actor;
  if (giver === null || onBehalfOf === undefined) return {};
  const before = on?.actedFor ?? [];
  const known = before.some((each) => each.by === giver.id && each.for === onBehalfOf);
  return known ? {} : { actedFor: [...before, { by: giver.id, for: onBehalfOf }] };
};
/** Cover opens nothing: another case is seen by whoever gives the command as well as by whom it is given for. */
export const opensForGiver = (other: Case, facts: Facts): 'page' | 'less' | 'none' => {
  const opens = [facts.actor, facts.givenBy ?? null].flatMap((who) => (who === null ? [] : [mayOpen(other, who, facts)]));
  if (opens.length === 0 || opens.includes('none')) return 'none';
  return opens.every((each) => each === 'page') ? 'page' : 'less';
};
