// Payloads of what lies between two cases, drawn from those that there are: links, merges, a round with another SIO.
import type { Case } from '../../domain/case.ts';
import type { CaseCommand, Commands } from '../../domain/commands.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import { linksOf } from '../../domain/link-state.ts';
import { mergedInto, pendingMerge } from '../../domain/merge-state.ts';
import type { MeetingCommand, SittingCommands } from '../../domain/sitting-commands.ts';
import { itemsOf } from '../../domain/sitting.ts';
import { liveButClosing } from '../../domain/stages.ts';
import type { Ref } from '../../domain/words.ts';
import { crowd } from '../domain/crowd.ts';
import { deck } from '../domain/any-command.ts';
import { sittingDeck, type SittingDraw } from '../domain/any-sitting.ts';
import { type Draw } from '../domain/draw.ts';
import { policy } from '../support/rulebook.ts';
import type { World } from './watched.ts';

const relations = policy.lists.linkRelations.map(({ code }) => code);
const drawn = <Item>(items: readonly Item[], number: number): Item | undefined => items[Math.floor(number / 8) % Math.max(1, items.length)];
/** A case that this one could merge into: of the same agency and region, live, and in no proposal itself. */
const mergeable = (on: Case, cases: World['cases']): readonly Ref[] =>
  Object.values(cases)
    .filter(({ ref, owner, region, stage }) => ref !== on.ref && owner.agency === on.owner.agency && region === on.region && stage in liveButClosing)
    .filter((each) => pendingMerge(each) === null)
    .map(({ ref }) => ref); // prettier-ignore
/** Which other case a command is about; undefined where there is none that would do. */
const partner = (name: CaseCommand, { on, number }: Draw, cases: World['cases']): Ref | undefined => {
  switch (name) {
    case 'link':
      return drawn(Object.keys(cases), number);
    case 'unlink':
      return drawn(linksOf(on), number)?.other;
    case 'confirm-link':
      return linksOf(on).find(({ status }) => status === 'asked')?.other;
    case 'propose-merge':
      return drawn(mergeable(on, cases), number);
    case 'consent-merge':
    case 'refuse-merge':
      return pendingMerge(on)?.into;
    case 'unmerge':
      return mergedInto(on) ?? undefined;
    default:
      return undefined;
  }
};
/** Officers of the owner who could be the SIO of another round. */
const officers = ({ owner }: Case): readonly string[] =>
  Object.values(crowd.people).flatMap((who) => (who.organisation === owner.agency && who.roles.includes('sio') ? [who.id] : []));

/** The payload of a command, as the deck of the random runs has it, with the cases of this run where it names another one. */
export const payloadFor = <C extends CaseCommand>(name: C, draw: Draw, { cases }: Pick<World, 'cases'>): Commands[C]['payload'] => {
  const payload = deck[name](draw);
  const { on, number, facts } = draw;
  // One in nine is about a case that is not there, or not meant.
  const other = number % 9 === 0 ? undefined : partner(name, draw, cases);
  const changed = {
    ...payload,
    ...(name === 'link' ? { relation: drawn(relations, number * 7) ?? 'same-group' } : {}),
    ...(other === undefined ? {} : 'into' in payload ? { into: other } : { other }),
    ...(name === 'reopen' && number % 3 === 0 ? { sio: drawn(officers(on), number) } : {}),
    ...(name === 'reopen' && number % 3 !== 1 ? { sioConsent: { by: on.owner.user, at: facts.now } } : {}),
  };
  return changed;
};

/** The same at a sitting: a late item of those that wait to be listed by this body, or a decision that waits to be ratified. */
export const payloadAtSitting = <C extends MeetingCommand>(
  name: C,
  draw: SittingDraw,
  { cases }: Pick<World, 'cases'>,
): SittingCommands[C]['payload'] => {
  const payload = sittingDeck[name](draw);
  const { on, number } = draw;
  const waiting = (): readonly Ref[] => {
    if (name === 'ratify-decision' || name === 'decline-to-ratify')
      return itemsOf(on).flatMap((item) => (item.kind === 'ratify' && item.status === 'listed' ? [item.case] : []));
    return name !== 'supplement-pack'
      ? []
      : Object.values(cases).flatMap((each) => {
          const escalation = each.stage === 'escalated' ? escalationOf(each) : null;
          return escalation?.body === on.body && escalation.standing === 'to-list' ? [each.ref] : [];
        });
  };
  const found = number % 9 === 0 ? undefined : drawn(waiting(), number);
  return found === undefined ? payload : { ...payload, case: found };
};
