import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Owed, Recorded, Standing, Told } from '../../domain/answer.ts';
import { isLive, type Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { CommandName } from '../../domain/commands.ts';
import { penDue } from '../../domain/pen.ts';
import type { Instant, Ref } from '../../domain/words.ts';
import type { ReadPayload, RecordStore, RecordTransaction } from '../ports.ts';
import { settle, settleAs } from './settle.ts';

/** A fault of the command itself; a database that is away is none, and is tried again for as long as it takes. */
export type IsAway = (error: unknown) => boolean;
export type Alarm = (about: { readonly commandId: string; readonly name: CommandName; readonly error: unknown }) => void;
export type RecordNeeds = {
  readonly store: RecordStore;
  readonly read: ReadPayload;
  readonly isAway: IsAway;
  readonly alarm: Alarm;
  readonly marked: boolean;
};
type Given = { readonly ref: Ref | null; readonly commandId: string };
type Settled = { readonly answer: Answer; readonly standing: Standing | null };
/** A case as a transaction leaves it. What it owes is asked inside and read outside, so that nothing holds up the commit. */
type Left = { readonly on: Case; readonly owed: Promise<readonly Owed[]>; readonly now: Instant };

/** After so many attempts a command is settled as faulted, and the line goes on. */
const attemptsAllowed = 5;

/** At least a second; what is past due and still stands could not be done just now, and is tried again in a minute. */
const wakeIn = (ms: number): number => (ms <= 0 ? 60_000 : Math.max(1000, ms));

const late = (on: Case) => (on.hold === null ? 'over-time' : 'hold-past-review');
const standingOf = (on: Case, owed: readonly Owed[], { now, marked }: { readonly now: Instant; readonly marked: boolean }): Standing => {
  const next = dueOn(on.clocks)[0];
  const dueAt = penDue(on);
  return {
    stage: on.stage,
    version: on.version,
    onHold: on.hold !== null,
    over: !isLive(on),
    owed,
    wake: next === undefined ? null : { key: `${next.clock}:${next.rung}@${next.at}`, in: wakeIn(Date.parse(next.at) - Date.parse(now)) },
    pen: on.pen === null ? '' : `${on.pen.party}: ${on.pen.user ?? on.pen.role}`,
    dueAt,
    marks: marked ? { stage: on.stage, region: on.region, stalled: isLive(on) && dueAt !== null && dueAt <= now ? late(on) : 'no' } : null,
  };
};

/** The recorder: it alone decides, once for each command id, in one transaction each. */
export const createRecorder = (needs: RecordNeeds) => {
  const { store, read, isAway, alarm, marked } = needs;
  const left = async (tx: RecordTransaction, on: Case): Promise<Left> => ({ on, owed: tx.owed(on.ref), now: await tx.now() });
  const standing = async ({ on, owed, now }: Left): Promise<Standing> => standingOf(on, await owed, { now, marked });
  const settled = async ({ answer, at }: { readonly answer: Answer; readonly at: Left | null }): Promise<Settled> => ({
    answer,
    standing: at === null ? null : await standing(at),
  });

  const once = async ({ ref, commandId }: Given): Promise<Settled> => {
    const done = await store.transaction(async (tx) => {
      const command = await tx.lockCommand(commandId);
      if (command === null) throw new Error(`no command ${commandId}`);
      const locked = ref === null ? null : await tx.lockCase(ref);
      const { answer, state } = await settle(command, locked, { tx, read });
      return { answer, at: state === null ? null : await left(tx, state) };
    });
    return settled(done);
  };
  const faulted = async ({ ref, commandId }: Given): Promise<Settled> => {
    const done = await store.transaction(async (tx) => {
      const command = await tx.lockCommand(commandId);
      if (command === null) throw new Error(`no command ${commandId}`);
      const locked = ref === null ? null : await tx.lockCase(ref);
      return {
        answer: command.answer ?? (await settleAs(tx, command, 'faulted')),
        at: locked === null ? null : await left(tx, locked.state),
      };
    });
    return settled(done);
  };
  /** A poisoned command must not block the line: its failures are counted apart, and it is settled as faulted in the end. */
  const surely = async (given: Given, name: CommandName): Promise<Settled> => {
    for (;;) {
      try {
        return await once(given);
      } catch (error) {
        if (isAway(error)) throw error;
        const attempts = await store.countAttempt(given.commandId);
        if (attempts < attemptsAllowed) {
          await pause(attempts * 50);
          continue;
        }
        alarm({ commandId: given.commandId, name, error });
        return faulted(given);
      }
    }
  };

  /** What time owes on a case, each under the key of its clock and rung, so that it is done once. */
  const owedByTime = (ref: Ref): Promise<readonly { readonly id: string; readonly name: CommandName }[]> =>
    store.transaction(async (tx) => {
      const locked = await tx.lockCase(ref);
      if (locked === null) return [];
      const now = await tx.now();
      const due = dueOn(locked.state.clocks).filter(({ at }) => at <= now);
      const commands = [];
      for (const { clock, rung, does, at } of due) {
        const command = { id: `${ref}:${clock}:${rung}@${at}`, ref, name: does, body: JSON.stringify({ clock, rung }) };
        commands.push({ id: await tx.storeSystem(command), name: does });
      }
      return commands;
    });

  const lookAgain = async (ref: Ref): Promise<Recorded> => {
    for (const { id, name } of await store.waiting(ref)) await surely({ ref, commandId: id }, name);
    for (const { id, name } of await owedByTime(ref)) await surely({ ref, commandId: id }, name);
    await store.answered(ref);
    const at = await store.transaction(async (tx) => {
      const locked = await tx.lockCase(ref);
      if (locked === null) throw new Error(`no case ${ref}`);
      return left(tx, locked.state);
    });
    return { answer: null, standing: await standing(at) };
  };

  return {
    /** For the engine: the first answer of the command and where its case stands. Idempotent by command id. */
    async record(told: Told): Promise<Recorded> {
      if ('lookAgain' in told) return lookAgain(told.ref);
      const { answer, standing: stands } = await surely({ ref: told.ref, commandId: told.commandId }, told.name);
      if (stands === null) throw new Error(`no case ${told.ref}`);
      return { answer, standing: stands };
    },
    /** For the sweep: a command that waited too long ends, unless it was answered meanwhile. */
    expire: (commandId: string): Promise<Answer> =>
      store.transaction(async (tx) => {
        const command = await tx.lockCommand(commandId);
        if (command === null) throw new Error(`no command ${commandId}`);
        return command.answer ?? settleAs(tx, command, 'expired');
      }),
    /** For a submission, which has no case yet and must not wait for the engine. */
    async submit(commandId: string): Promise<Answer> {
      return (await surely({ ref: null, commandId }, 'submit-bid')).answer;
    },
  };
};
