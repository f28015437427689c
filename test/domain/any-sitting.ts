// For every command of a sitting a payload that fits, or, for some numbers, one that does not: the deck of the random councils.
import { itemsOf, type Sitting } from '../../domain/sitting.ts';
import type { MeetingCommand, SittingCommands } from '../../domain/sitting-commands.ts';
import { isoDateOf } from '../../domain/working-time.ts';
import { instant } from './calendars.ts';
import { nonsense, one, why } from './draw.ts';
import type { Facts } from '../../domain/facts.ts';

export type SittingDraw = { readonly on: Sitting; readonly number: number; readonly facts: Facts };
const DAY = 86_400_000;
/** So many days from now, at ten in the morning. */
export const daysAhead = (facts: Pick<Facts, 'now'>, days: number) =>
  instant(`${new Date(Date.parse(facts.now) + days * DAY).toISOString().slice(0, 10)}T10:00:00Z`);
/** Mostly a case that waits on this agenda; for some numbers any case that there is. */
const onCase = ({ on, number, facts }: SittingDraw) => {
  const waiting = itemsOf(on).filter(({ status }) => status === 'listed');
  const listed = one([...new Set(waiting.map((item) => item.case))], number, '');
  return { case: listed === '' || nonsense(number) ? one(Object.keys(facts.beside?.cases ?? {}), number, 'nowhere') : listed, reason: why };
};
const actionOf = ({ on, number }: SittingDraw) => ({
  action: nonsense(number) ? 'a99' : one(Object.keys(on.actions), number, 'a1'),
  text: why,
});

export const sittingDeck: { readonly [C in MeetingCommand]: (draw: SittingDraw) => SittingCommands[C]['payload'] } = {
  'close-papers': () => ({}),
  start: () => ({}),
  'record-attendance': ({ number }) => ({
    present: ['secretary.northmarch', ...(number % 3 === 0 ? ['triage.northmarch'] : [])],
    apologies: number % 4 === 0 ? ['chair.northmarch'] : [],
  }),
  postpone: ({ number, facts }) => ({
    to: daysAhead(facts, nonsense(number) ? -3 : 1 + (number % (number % 2 === 0 ? 60 : 8))),
    reason: why,
  }),
  cancel: () => ({ reason: why }),
  'add-action': ({ number, facts }) => ({
    text: why,
    owner: nonsense(number) ? 'left.aldershire' : 'triage.northmarch',
    due: isoDateOf(daysAhead(facts, 20)),
  }),
  'update-action': actionOf,
  'complete-action': actionOf,
  'approve-minutes': () => ({}),
  'declare-interest': onCase,
  'strike-item': onCase,
  'carry-item': onCase,
  'supplement-pack': ({ number, facts }) => ({ case: one(Object.keys(facts.beside?.cases ?? {}), number, 'nowhere'), reason: why }),
  'ratify-decision': onCase,
  'decline-to-ratify': onCase,
};
