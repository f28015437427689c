import { z } from 'zod';
import { giveToAdministration, type AdministrationCounter } from '../../api/administration-desk.ts';
import { advanceClock } from '../../api/demo-clock.ts';
import { giveCommand, type Counter as Desk, type Outcome } from '../../api/desk.ts';
import { draftSchema } from '../../api/json/payloads/draft.ts';
import { giveAtSitting, type SittingCounter } from '../../api/meeting-desk.ts';
import type { DemoTime as TimeOfDemo, Drafts } from '../../api/ports.ts';
import type { DemoCases, DemoStep } from '../../config/demo-cases.ts';
import type { Answer } from '../../domain/answer.ts';
import type { Person } from '../../domain/directory.ts';
import type { Instant, Ref } from '../../domain/words.ts';
import { filled } from './placeholders.ts';
import type { Timetable } from './timetable.ts';

export type OwnClock = { now(): Instant; set(at: Instant): void };
/** Where the cases are played: the service's own counter and record, under a clock of their own. */
export type House = {
  readonly counter: Counter;
  readonly clock: OwnClock;
  readonly drafts: Pick<Drafts, 'create'>;
  /** Until everything that was told to the engine so far is done: other streams that a decision has touched are told without being waited for. */
  readonly rest: () => Promise<void>;
  /** When the last entry of any case or sitting was made. */
  readonly lastAt: () => Promise<Instant | null>;
  readonly nextDue: TimeOfDemo['nextDue'];
  readonly person: (id: string) => Person;
};
type Counter = SittingCounter & AdministrationCounter;
/** A step that the rulebook refused; the rest of its case or sitting was left out. */
export type Broken = { readonly id: string; readonly step: number; readonly why: string };
export type Played = { readonly refs: Readonly<Record<string, Ref>>; readonly broken: readonly Broken[] };
type Span = { readonly table: Timetable; readonly now: Instant };

type Part = { readonly id: string; readonly steps: readonly DemoStep[] };
type Turn = { readonly of: Part; readonly index: number; readonly step: DemoStep; readonly at: Instant };
const turnsOf = (parts: readonly Part[], table: Timetable): readonly Turn[] =>
  parts
    .flatMap((of) => of.steps.map((step, index): Turn => ({ of, index, step, at: table.at(step.at) })))
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.of.id < other.of.id ? -1 : one.index - other.index));

/** How a step stands: under which key it is to be given, whether it is stored under it, and its answer, where it has one. */
type Standing = { readonly key: string; readonly stored: boolean; readonly answer: Answer | null };
/** A step that was stored by a start that was killed, and was too old to be decided by the next one, is given anew under a key of its own. */
const standingOf = async ({ book }: Desk, { of, index, step }: Turn): Promise<Standing> => {
  for (let attempt = 1; ; attempt++) {
    const key = `demo:${of.id}:${String(index)}:${String(attempt)}`;
    const command = await book.byKey(step.by, key);
    if (command !== null && 'usedFor' in command) throw new Error(`the key ${key} stands for something else`);
    if (command?.answer?.outcome !== 'expired') return { key, stored: command !== null, answer: command?.answer ?? null };
  }
};

type Hand = { readonly step: DemoStep; readonly by: Person; readonly ref: Ref | null; readonly body: unknown; readonly key: string };
const give = (counter: Counter, { step, ...handed }: Hand): Promise<Outcome> => {
  switch (step.to) {
    case 'case':
      return giveCommand(counter, {
        ...handed,
        name: step.give,
        ifMatch: null,
        ...(step.onBehalfOf === undefined ? {} : { onBehalfOf: step.onBehalfOf }),
      });
    case 'sitting':
      return giveAtSitting(counter, { ...handed, name: step.give, ifMatch: null });
    case 'administration':
      return giveToAdministration(counter, { ...handed, name: step.give, about: step.person });
  }
};
/** The case or the sitting as it stands when a step is given to it. */
const standingBy = (counter: Counter, { to }: DemoStep, ref: Ref | null) => {
  if (ref === null || to === 'administration') return null;
  return (to === 'case' ? counter.files : counter.meetings).open(ref);
};

const attemptsAllowed = 5;
/**
 * Plays the cases and the sittings in the order of time up to `now`: people give their commands over the counter, time does what falls due in between.
 * Each step has a key, so that playing again goes on where it was broken off. Throws where the record is away.
 */
export const play = async ({ cases, sittings, administration, drafts }: DemoCases, { table, now }: Span, house: House): Promise<Played> => {
  const { counter, clock, lastAt, nextDue, person, rest } = house;
  const refs: Record<string, Ref> = {};
  const broken: Broken[] = [];
  const played = (number: string) => Object.entries(refs).find(([id]) => id.startsWith(`${number}-`))?.[1];
  const setClock = (at: Instant): Promise<void> => {
    clock.set(at);
    return Promise.resolve();
  };
  const time = { nextDue, setClock };
  const until = (at: Instant) => advanceClock(at, { time, clock: { now: () => Promise.resolve(clock.now()) }, engine: counter.engine });
  const lookAgain = (ref: Ref) => counter.engine.give({ ref, lookAgain: true }, 0);

  /** Whether an earlier start took it. At the first that was not, what that start left lying is carried out, as of the last that it did. */
  const wasTaken = async (turn: Turn): Promise<boolean> => {
    const { stored, answer } = await standingOf(counter, turn);
    if (answer?.outcome === 'accepted') {
      refs[turn.of.id] = answer.ref;
      return true;
    }
    clock.set((await lastAt()) ?? clock.now());
    // A step is stored only once nothing lies about; it is decided at its own hour.
    if (!stored) for (const ref of Object.values(refs)) await lookAgain(ref);
    return false;
  };
  const take = async (turn: Turn): Promise<void> => {
    const { of, index, step } = turn;
    for (let attempt = 0; attempt < attemptsAllowed; attempt++) {
      const { key } = await standingOf(counter, turn);
      const ref = refs[of.id] ?? null;
      const on = await standingBy(counter, step, ref);
      const body = filled(step.body, { on, at: step.at, table, played });
      const outcome = await give(counter, { step, by: person(step.by), ref, body, key });
      if (outcome.kind === 'done') refs[of.id] = outcome.ref;
      // In its turn, behind what is under way: what a submission owes, or a command that takes longer than an answer waits.
      if (refs[of.id] !== undefined && (ref === null || outcome.kind === 'waiting')) await lookAgain(refs[of.id] ?? '');
      await rest();
      if (outcome.kind === 'done') return;
      if (outcome.kind === 'problem' && outcome.problem.code !== 'expired') {
        broken.push({ id: of.id, step: index, why: `${step.give} by ${step.by}: ${outcome.problem.detail}` });
        return;
      }
    }
    throw new Error(`the demonstration’s ${of.id}, step ${String(index)} (${step.give}), was not recorded`);
  };

  let goesOn = false;
  for (const turn of turnsOf([...cases, ...sittings, administration], table)) {
    if (broken.some(({ id }) => id === turn.of.id) || (!goesOn && (await wasTaken(turn)))) continue;
    goesOn = true;
    await until(turn.at);
    await take(turn);
  }
  if (!goesOn) {
    clock.set((await lastAt()) ?? clock.now());
    for (const ref of Object.values(refs)) await lookAgain(ref);
  }
  await until(now);
  for (const { id, at, by, bid } of drafts) {
    clock.set(table.at(at));
    const { organisation: agency } = person(by);
    await house.drafts.create({
      id,
      agency,
      by,
      bid: z.record(z.string(), z.unknown()).parse(draftSchema.parse(filled(bid, { on: null, at, table, played }))),
    });
  }
  return { refs, broken };
};
