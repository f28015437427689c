// A sitting on its way, driven by real decisions only.
import { decideAtSitting } from '../../domain/sitting-decide.ts';
import type { SittingEntry } from '../../domain/sitting-entries.ts';
import { foldSitting } from '../../domain/sitting-evolve.ts';
import type { Sitting, SittingStatus } from '../../domain/sitting.ts';
import type { MeetingCommand, SittingCommands } from '../../domain/sitting-commands.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { factsFor, FRIDAY, narrative } from '../support/rulebook.ts';
import { date, instant } from './calendars.ts';
import { later } from './story.ts';

type Payload<C extends MeetingCommand> = SittingCommands[C]['payload'];
export const [CHAIR, DEPUTY, SECRETARY] = ['chair.northmarch', 'chair2.northmarch', 'secretary.northmarch'] as const;
/** A Tuesday; five working days before it is the Tuesday before. */
export const SITTING_AT = instant('2026-12-15T10:00:00Z');
export const called = { body: 'northmarch-ttcg', at: SITTING_AT, kind: 'ordinary' } as const;

/** A sitting from its calling on. `other` stands in place of the usual facts in every decision. */
export const meetingOf = (given: SittingCommands['open-meeting']['payload'] = called, secretary: string = SECRETARY) => {
  const entries: SittingEntry[] = [];
  const other: { -readonly [F in keyof Facts]?: Facts[F] } = {};
  let now = FRIDAY;
  let on: Sitting | null = null;
  const facts = (who: string | null) => factsFor(who, { now, reference: `${given.body}-2026-01`, ...other });
  const keep = (made: readonly SittingEntry[]): Sitting => {
    entries.push(...made);
    on = foldSitting(made, on);
    now = later(now, 5);
    if (on === null) throw new Error('nothing has been opened');
    return on;
  };
  const current = (): Sitting => {
    if (on === null) throw new Error('no sitting was called');
    return on;
  };
  const opened = decideAtSitting(null, { name: 'open-meeting', payload: given }, facts(secretary));
  if (!opened.ok) throw new Error(`the sitting is refused: ${JSON.stringify(opened.refusal)}`);
  keep(opened.entries);
  const ask = <C extends MeetingCommand>(who: string, name: C, payload: Payload<C>) =>
    decideAtSitting(current(), { name, payload }, facts(who));
  return {
    entries,
    other,
    facts,
    ask,
    on: current,
    now: () => now,
    at: (time: string) => {
      now = instant(time);
    },
    give: <C extends MeetingCommand>(who: string, name: C, payload: Payload<C>): Sitting => {
      const decision = ask(who, name, payload);
      if (!decision.ok) throw new Error(`${name} by ${who} is refused: ${JSON.stringify(decision.refusal)}`);
      return keep(decision.entries);
    },
    refused: <C extends MeetingCommand>(who: string, name: C, payload: Payload<C>): Refusal => {
      const decision = ask(who, name, payload);
      if (decision.ok) throw new Error(`${name} by ${who} is accepted`);
      return decision.refusal;
    },
    byTime: (clock: string, rung: string, name: 'tell' | 'carry-unreached' = 'tell'): Sitting => {
      const decision = decideAtSitting(current(), { name, payload: { clock, rung } }, facts(null));
      if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
      return keep(decision.entries);
    },
  };
};
export type Meeting = ReturnType<typeof meetingOf>;

export const why = narrative('Because.');
export const action = { text: narrative('Brief the schools.'), owner: 'triage.northmarch', due: date('2027-01-11') };
/** One in this status. */
export const meetingAt = (status: SittingStatus): Meeting => {
  const meeting = meetingOf();
  if (status === 'cancelled') meeting.give(SECRETARY, 'cancel', { reason: why });
  if (status === 'open' || status === 'cancelled') return meeting;
  meeting.give(SECRETARY, 'close-papers', {});
  if (status === 'papers-closed') return meeting;
  meeting.give(CHAIR, 'start', {});
  if (status === 'minuted') meeting.give(CHAIR, 'approve-minutes', {});
  return meeting;
};
