import { mayOpen } from './access.ts';
import { authorityOf, inWords } from './authority.ts';
import { nothingBeside } from './beside.ts';
import type { Case } from './case.ts';
import type { CaseCommand } from './commands.ts';
import { bar, offered } from './decide.ts';
import { mayOwn, type Person } from './directory.ts';
import type { Facts } from './facts.ts';
import { followProblems } from './following.ts';
import { whoMay } from './rulebook.ts';
import { mayOpenSitting } from './sitting-access.ts';
import { sittingAuthorityOf, sittingRight } from './sitting-authority.ts';
import type { HumanSittingCommand, SittingCommands } from './sitting-commands.ts';
import { decideAtSitting, offeredAtSitting, whoMayAtSitting } from './sitting-decide.ts';
import type { OrganisationId, UserId } from './words.ts';

/** People who could give a command by the same right. */
export type Able = { readonly right: string; readonly people: readonly UserId[] };

type Own = { -readonly [F in keyof Facts]: Facts[F] };
/** Every active person who has a right to it, each in their own right; null is none. */
const byRight = (facts: Facts, rightOf: (as: Facts, actor: Person) => string | null): readonly Able[] => {
  const rights = new Map<string, UserId[]>();
  const inOwnRight: Own = { ...facts };
  delete inOwnRight.onBehalfOf;
  delete inOwnRight.givenBy;
  for (const actor of Object.values(facts.directory.people)) {
    const right = actor.active ? rightOf({ ...inOwnRight, actor }, actor) : null;
    if (right !== null) rights.set(right, [...(rights.get(right) ?? []), actor.id]);
  }
  return [...rights].map(([right, people]) => ({ right, people }));
};

/**
 * Who could give this now, each in their own right: everybody to whom the case is open and whom no rule bars that needs no payload.
 * The rulebook says it and not the pen: value, questions and successions are for others than whoever holds it.
 */
export const whoCould = (name: CaseCommand, on: Case, facts: Facts): readonly Able[] =>
  byRight(facts, (as, actor) => {
    const authority = authorityOf(whoMay(name), on, as);
    if (authority === null || authority === 'nobody') return null;
    return mayOpen(on, actor, as) === 'page' && offered(name, on, as) === null ? inWords(authority) : null;
  });

const rightToBring = (as: Facts, { organisation }: Person): string | null => {
  const authority = authorityOf(whoMay('submit-bid'), null, as);
  if (authority === null || authority === 'nobody' || bar('submit-bid', null, as) !== null) return null;
  return mayOwn(as.directory.organisations[organisation]) ? inWords(authority) : null;
};
/** BID-1: who could submit a bid of this agency. */
export const whoCouldBring = (agency: OrganisationId, facts: Facts): readonly Able[] =>
  byRight(facts, (as, actor) => (actor.organisation === agency ? rightToBring(as, actor) : null));
/** REO-1: who could bring a bid that follows this case. */
export const whoCouldFollow = (on: Case, facts: Facts): readonly Able[] =>
  byRight({ ...facts, beside: { ...nothingBeside, cases: { [on.ref]: on } } }, (as, actor) =>
    followProblems({ follows: on.ref }, as).length === 0 ? rightToBring(as, actor) : null,
  );

type AtSitting<C extends HumanSittingCommand> = { readonly name: C; readonly payload: SittingCommands[C]['payload'] | null };
/** The same of a command of a sitting: of one that was sent with this payload, who could give just that. */
export const whoCouldAtSitting = <C extends HumanSittingCommand>(
  { name, payload }: AtSitting<C>,
  on: SittingCommands[C]['on'],
  facts: Facts,
): readonly Able[] =>
  byRight(facts, (as, actor) => {
    const authority = sittingAuthorityOf(whoMayAtSitting(name), on, as);
    if (authority === null || (on !== null && !mayOpenSitting(on, actor, as))) return null;
    const can = payload === null ? offeredAtSitting(name, on, as) === null : decideAtSitting(on, { name, payload }, as).ok;
    return can ? sittingRight(authority) : null;
  });
