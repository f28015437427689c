import { z } from 'zod';
import { bar } from '../domain/decide.ts';
import type { Case } from '../domain/case.ts';
import type { Person } from '../domain/directory.ts';
import type { Facts } from '../domain/facts.ts';
import { carriedOver, followedCase, followProblems, howEnded, mayBeFollowed, reachOfBid } from '../domain/following.ts';
import { FOLLOWED_BY, FOLLOWS, linksOf } from '../domain/link-state.ts';
import { sightOf } from '../domain/link-sight.ts';
import { textsIn, withTexts } from './json/views/narrative.ts';
import { entryOf } from '../domain/sides.ts';
import type { Ref } from '../domain/words.ts';
import type { Draft, Ports } from './ports.ts';
import { invalidFields, refusalProblem, type Problem } from './problems.ts';

type Files = Pick<Ports, 'files'>;
const naming = z.object({ follows: z.string().max(40) });
/** The case that a bid names as the one that it follows, however much of the bid there is; null where it names none. */
export const followedIn = (bid: unknown): string | null => {
  const named = naming.safeParse(bid);
  return named.success ? named.data.follows : null;
};
/** The facts by which a bid is judged: with the case that it follows (REO-1). */
export const factsOfBid = async ({ files }: Files, bid: unknown, facts: Facts): Promise<Facts> => {
  const follows = followedIn(bid);
  return follows === null ? facts : { ...facts, beside: await files.beside(reachOfBid({ follows })) };
};

/** Whether its reader may bring a bid that follows this case: what the button is shown by. */
export const copies = (on: Case, facts: Facts): boolean =>
  mayBeFollowed(on) && bar('submit-bid', null, facts) === null && followProblems({ follows: on.ref }, besideIt(on, facts)).length === 0;
const besideIt = (on: Case, facts: Facts): Facts => ({ ...facts, beside: { cases: { [on.ref]: on }, sittings: {}, next: null } });

export type Earlier = { readonly ref: Ref; readonly how: string | null };
/** The case that a draft follows, as far as its reader may know of it: how it ended, where it opens for them. */
export const earlierOf = async (ports: Files, by: Person, { bid }: Pick<Draft, 'bid'>): Promise<Earlier | null> => {
  const follows = followedIn(bid);
  if (follows === null) return null;
  const facts = await factsOfBid(ports, bid, await ports.files.facts(by));
  const on = followedCase(follows, facts);
  return on === null || followProblems({ follows }, facts).length > 0 ? { ref: follows, how: null } : { ref: on.ref, how: howEnded(on) };
};
/** REO-1, OWN-4: the cases that this one follows or that follow it, as far as its reader may see them (DUP-2). */
export const followingOf = async (
  { files }: Files,
  { on, facts }: { readonly on: Case; readonly facts: Facts },
): Promise<readonly { readonly ref: Ref; readonly relation: string; readonly opens: boolean }[]> => {
  const links = linksOf(on).filter(({ relation, status }) => status === 'linked' && [FOLLOWS, FOLLOWED_BY].includes(relation));
  if (links.length === 0) return [];
  const { cases } = await files.beside(links.map(({ other }) => ({ stream: other })));
  return links.flatMap((link) => {
    const sight = sightOf(on, { other: entryOf(cases, link.other), link }, facts);
    return sight === 'hidden' ? [] : [{ ref: link.other, relation: link.relation, opens: sight === 'case' }];
  });
};

export type Copy = { readonly ref: Ref; readonly bid: Draft['bid'] } | { readonly problem: Problem };
/** REO-1: the bid of an ended case as the beginning of a draft that follows it, for a SPOC who may open the case; or why not. */
export const copyOf = async ({ files }: Files, by: Person, follows: string): Promise<Copy> => {
  const facts = await factsOfBid({ files }, { follows }, await files.facts(by));
  const barred = bar('submit-bid', null, facts);
  if (barred !== null) return { problem: refusalProblem(barred) };
  const problems = followProblems({ follows }, facts);
  const on = followedCase(follows, facts);
  if (problems.length > 0 || on === null) return { problem: invalidFields(problems) };
  const bid = carriedOver(on, by.organisation);
  return { ref: on.ref, bid: naming.loose().parse(withTexts(bid, await files.texts(textsIn(bid)))) };
};
/** Why what was sent begins no copy; null where it does, or names no case. */
export const notCopied = async (ports: Files, by: Person, sent: unknown): Promise<{ readonly problem: Problem } | null> => {
  const follows = followedIn(sent);
  const copy = follows === null ? null : await copyOf(ports, by, follows);
  return copy !== null && 'problem' in copy ? copy : null;
};
