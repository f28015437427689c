import { dayIsOver, itemListed, listedItems, nothingListed, transferItem } from './agenda.ts';
import { caseBeside, onCase, type Reach } from './beside.ts';
import type { Case } from './case.ts';
import { carried, isOwed, struck, type Moves } from './carrying.ts';
import { awaitsSitting } from './escalation-clocks.ts';
import { deciderOf } from './deciding.ts';
import { interestNoted } from './decider-change.ts';
import { escalationOf, type Escalation } from './escalation-state.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { stamp } from './sides.ts';
import { itemsOf, openItem, type AgendaItem, type Sitting } from './sitting.ts';
import type { SittingCommands } from './sitting-commands.ts';
import { declined, noted, type SittingAuthority, type SittingRow, type SittingRows, type SittingRuling } from './sitting-table.ts';
import { alsoOn, refuse } from './table.ts';
import { itemsUnreached } from './unreached.ts';
import type { Narrative } from './words.ts';

const chair: SittingAuthority = { relation: 'chair' };
const secretary: SittingAuthority = { relation: 'secretary' };
type Given = SittingCommands['strike-item']['payload'];

const untilSettled = { open: true, 'papers-closed': true, 'in-session': true } as const;
/** What is carried or struck of a case: a case to be decided before what is only ratified. */
export const itemOf = (on: Sitting, { case: ref }: Pick<Given, 'case'>): AgendaItem | null =>
  openItem(on, ref, 'transfer') ?? openItem(on, ref);
export const noItem = (ref: string): Refusal => refuse('no-item', 'ESC-1', { id: ref.slice(0, 40) });
/** ESC-2: what the secretary has recorded waits for the chair, and is neither carried nor struck meanwhile; unless nobody can confirm it. */
const recordedAlready = (on: Sitting, { case: ref, kind }: AgendaItem, facts: Facts): Refusal | null => {
  const found = caseBeside(facts, ref);
  const recorded = kind === 'transfer' && found !== null && escalationOf(found)?.standing === 'recorded';
  return recorded && deciderOf(found, on, facts) !== null ? refuse('decision-recorded', 'ESC-2', {}) : null;
};
const reaches = (on: Sitting, payload: Given | null): readonly Reach[] =>
  payload === null ? [] : [{ stream: payload.case }, { nextOf: on.body, but: on.id }];
export const written = ({ entries, touched }: Moves): SittingRuling => alsoOn(noted(...entries), touched);

/** ESC-1: what the chair may still add: an escalated case of this body that stands on no agenda. ACC-3: of any other nothing is said. */
const unaddable = (on: Sitting, found: Case, facts: Pick<Facts, 'now'>): Refusal | null => {
  const escalation = escalationOf(found);
  if (escalation?.body !== on.body) return noItem(found.ref);
  if (found.stage !== 'escalated' || escalation.standing !== 'to-list') return refuse('not-to-list', 'ESC-1', {});
  // ESC-3: a sitting whose day has passed unused has carried what it had, and carries nothing more.
  if (on.status !== 'in-session' && dayIsOver(on, facts.now)) return refuse('papers-closed', 'ESC-1', { meeting: on.id });
  if (on.kind === 'ordinary' && isOwed(escalation)) return refuse('deferred-twice', 'ESC-3', {});
  return found.hold === null ? null : refuse('on-hold', 'CLK-3', { who: ['whoever holds the case'] });
};
export const isAddable = (on: Sitting, found: Case, facts: Pick<Facts, 'now'>): boolean => unaddable(on, found, facts) === null;
const noneToAdd = (_on: Sitting, { beside }: Facts): Refusal | null =>
  beside?.addable?.length === 0 ? refuse('nothing-to-add', 'ESC-1', {}) : null;
/** ESC-1: what is to be ratified is on no list of the secretary's: struck, it would miss the next sitting where that is called already. */
const onlyCarried = ({ kind }: Pick<AgendaItem, 'kind'>): Refusal | null =>
  kind === 'ratify' ? refuse('carried-only', 'ESC-1', {}) : null;
const nothingToStrike = (on: Sitting): Refusal | null =>
  nothingListed(on, 'transfer') === null ? null : (listedItems(on).map(onlyCarried)[0] ?? nothingListed(on));
/** ESC-2: whether they have declared it at this sitting. */
export const hasDeclared = (on: Sitting, ref: string, { actor }: Pick<Facts, 'actor'>): boolean =>
  (on.interests ?? []).some((each) => each.case === ref && each.user === actor?.id);
const nothingToDeclare = (on: Sitting, facts: Facts): Refusal | null =>
  itemsOf(on).some((item) => !hasDeclared(on, item.case, facts)) ? null : refuse('nothing-on-agenda', 'ESC-2', {});
const late = (on: Sitting, facts: Facts): boolean => on.status !== 'open' || (on.papersDueAt !== null && facts.now > on.papersDueAt);

type How = { readonly reason: Narrative; readonly facts: Facts };
/** What the secretary takes off an agenda, as long as it is listed and no record of it waits for the chair. */
const takenOff = (
  move: (on: Sitting, item: AgendaItem, how: How) => Moves,
  barred: (item: AgendaItem) => Refusal | null = () => null,
): Omit<SittingRow<'strike-item' | 'carry-item'>, 'rule'> => ({
  who: [secretary],
  statuses: untilSettled,
  touches: reaches,
  decide: (on, given, facts) => {
    const item = itemOf(on, given);
    const refusal = item === null ? noItem(given.case) : (barred(item) ?? recordedAlready(on, item, facts));
    return refusal !== null || item === null
      ? declined(refusal ?? noItem(given.case))
      : written(move(on, item, { reason: given.reason, facts }));
  },
});

export const agendaRows: SittingRows<'declare-interest' | 'strike-item' | 'carry-item' | 'supplement-pack' | 'carry-unreached'> = {
  'declare-interest': {
    rule: 'ESC-2',
    who: [{ relation: 'present' }],
    statuses: untilSettled,
    touches: (_on, payload) => (payload === null ? [] : [{ stream: payload.case }]),
    nothingOpen: nothingToDeclare,
    decide: (on, about, facts) => {
      if (!itemsOf(on).some((item) => item.case === about.case)) return declined(noItem(about.case));
      const { by: user, at } = stamp(facts);
      const interests = on.interests ?? [];
      if (hasDeclared(on, about.case, facts)) return declined(refuse('already-recorded', 'ESC-2', { what: 'Your interest in this case' }));
      const after = { interests: [...interests, { ...about, user, at }] };
      return alsoOn(noted({ type: 'interest-declared', about, after }), interestNoted(on, about.case, { user, facts }));
    },
  },
  'strike-item': { rule: 'ESC-1', ...takenOff(struck, onlyCarried), nothingOpen: nothingToStrike },
  'carry-item': { rule: 'ESC-3', ...takenOff((on, item, how) => carried(on, [item], how)), nothingOpen: (on) => nothingListed(on) },
  'supplement-pack': {
    rule: 'ESC-1',
    who: [chair],
    statuses: untilSettled,
    touches: (_on, payload) => (payload === null ? [] : [{ stream: payload.case }]),
    nothingOpen: noneToAdd,
    decide: (on, about, facts) => {
      const found = caseBeside(facts, about.case);
      const escalation = found === null ? null : escalationOf(found);
      const refusal = found === null ? noItem(about.case) : unaddable(on, found, facts);
      if (refusal !== null || found === null || escalation === null) return declined(refusal ?? noItem(about.case));
      const listed: Escalation = { ...escalation, standing: 'listed', listed: { meeting: on.id, at: on.at } };
      const after = { escalations: { [escalation.id]: listed }, ...awaitsSitting(found, on, facts) };
      const supplemented = noted(itemListed(transferItem(found, escalation, late(on, facts))), {
        type: 'pack-supplemented',
        about,
        after: {},
      });
      return alsoOn(supplemented, [onCase(found.ref, { type: 'listed', about: { meeting: on.id }, after })]);
    },
  },
  'carry-unreached': itemsUnreached,
};
