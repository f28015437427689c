import { setTimeout as pause } from 'node:timers/promises';
import type { Administered } from '../../domain/administration-state.ts';
import type { Answer, GivenName, Owed, Recorded, Standing, Told } from '../../domain/answer.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { Instant, Ref } from '../../domain/words.ts';
import type { Held, ReadAdministration, ReadPayload, ReadSittingPayload, RecordStore, RecordTransaction } from '../ports.ts';
import { findBeside, lockedAhead, noNeeds, type Needs } from './beside.ts';
import { administer } from './administration.ts';
import { settle, settleAs, streamOf } from './settle.ts';
import { standingOfStream } from './standing.ts';

/** A fault of the command itself; a database that is away is none, and is tried again for as long as it takes. */
export type IsAway = (error: unknown) => boolean;
export type Alarm = (about: { readonly commandId: string; readonly name: GivenName; readonly error: unknown }) => void;
export type RecordNeeds = {
  readonly store: RecordStore;
  readonly read: ReadPayload;
  readonly readAtSitting: ReadSittingPayload;
  readonly readAdministration: ReadAdministration;
  readonly isAway: IsAway;
  readonly alarm: Alarm;
  readonly marked: boolean;
  /** Told of streams that were written to beside the one that looks again: they do so at once, and the sweep finds what this misses. */
  readonly touched?: (streams: readonly string[]) => void;
};
type Given = { readonly ref: Ref | null; readonly commandId: string };
type Settled = { readonly answer: Answer; readonly standing: Standing | null };
/** A stream as a transaction leaves it. What it owes is asked inside and read outside, so that nothing holds up the commit. */
type Left = { readonly held: Held; readonly owed: Promise<readonly Owed[]>; readonly now: Instant };

/** After so many attempts a command is settled as faulted, and the line goes on. */
const attemptsAllowed = 5;

/** The recorder: it alone decides, once for each command id, in one transaction each. */
export const createRecorder = (needs: RecordNeeds) => {
  const { store, isAway, alarm, marked } = needs;
  const left = async (tx: RecordTransaction, held: Held): Promise<Left> => ({ held, owed: tx.owed(streamOf(held)), now: await tx.now() });
  const standing = async ({ held, owed, now }: Left): Promise<Standing> => {
    const at = { owed: await owed, now, marked };
    return standingOfStream(held, at);
  };
  const settled = async ({ answer, at }: { readonly answer: Answer; readonly at: Left | null }): Promise<Settled> => ({
    answer,
    standing: at === null ? null : await standing(at),
  });

  type Done = { readonly answer: Answer; readonly at: Left | null };
  /** One try: done, or what must be locked before the command's own stream. */
  const attempt = ({ ref, commandId }: Given, early: Needs): Promise<Done | { readonly needs: Needs }> =>
    store.transaction(async (tx) => {
      const ahead = await lockedAhead(tx, early);
      const command = await tx.lockCommand(commandId);
      if (command === null) throw new Error(`no command ${commandId}`);
      const locked = ref === null ? null : await tx.lockStream(ref);
      const found = await findBeside({ command, locked }, { tx, ahead, ...needs });
      if ('needs' in found) return found;
      const { answer, held } = await settle(command, locked, { tx, ...needs, ...found });
      return { answer, at: held === null ? null : await left(tx, held) };
    });
  const once = async (given: Given): Promise<Settled> => {
    let early = noNeeds;
    for (;;) {
      const done = await attempt(given, early);
      if (!('needs' in done)) return settled(done);
      early = done.needs;
    }
  };
  const faulted = async ({ ref, commandId }: Given): Promise<Settled> => {
    const done = await store.transaction(async (tx) => {
      const command = await tx.lockCommand(commandId);
      if (command === null) throw new Error(`no command ${commandId}`);
      const locked = ref === null ? null : await tx.lockStream(ref);
      return {
        answer: command.answer ?? (await settleAs(tx, command, 'faulted')),
        at: locked === null ? null : await left(tx, locked),
      };
    });
    return settled(done);
  };
  /** A poisoned command must not block the line: its failures are counted apart, and it is settled as faulted in the end. */
  const surely = async (given: Given, name: GivenName): Promise<Settled> => {
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

  /** What time owes on a case or a sitting, each under the key of its clock and rung, so that it is done once. */
  const owedByTime = (ref: Ref): Promise<readonly { readonly id: string; readonly name: GivenName }[]> =>
    store.transaction(async (tx) => {
      const locked = await tx.lockStream(ref);
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
    // Whoever gave a command that waited has gone: nobody but the recorder is left to tell the others.
    const inTurn = async ({ id, name }: { readonly id: string; readonly name: GivenName }): Promise<void> => {
      const { answer } = await surely({ ref, commandId: id }, name);
      if (answer.outcome === 'accepted' && answer.touched !== undefined) needs.touched?.(answer.touched);
    };
    for (const waiting of await store.waiting(ref)) await inTurn(waiting);
    for (const owed of await owedByTime(ref)) await inTurn(owed);
    await store.answered(ref);
    const at = await store.transaction(async (tx) => {
      const locked = await tx.lockStream(ref);
      if (locked === null) throw new Error(`no stream ${ref}`);
      return left(tx, locked);
    });
    return { answer: null, standing: await standing(at) };
  };

  /** Directory and policy: decided where they are given, since no workflow waits for them. */
  const administered = async (commandId: string, name: GivenName): Promise<Answer> => {
    for (;;) {
      try {
        return await store.transaction(async (tx) => {
          const command = await tx.lockCommand(commandId);
          if (command === null) throw new Error(`no command ${commandId}`);
          return administer(command, { tx, ...needs });
        }, 'alone');
      } catch (error) {
        if (isAway(error)) throw error;
        if ((await store.countAttempt(commandId)) < attemptsAllowed) continue;
        alarm({ commandId, name, error });
        return (await faulted({ ref: null, commandId })).answer;
      }
    }
  };
  /** What waits there, and what comes into force by now. */
  const lookAtAdministered = async (ref: Administered): Promise<void> => {
    for (const { id, name } of await store.waiting(ref)) await administered(id, name);
    if (ref === 'directory') return;
    const id = await store.transaction(async (tx) => {
      const { seq, book } = await tx.lockAdministered('policy');
      if (book.upcoming === null || book.upcoming.at > (await tx.now())) return null;
      const { version } = book.upcoming;
      return tx.storeSystem({ id: `policy:adoption:${String(seq)}`, ref, name: 'bring-into-force', body: JSON.stringify({ version }) });
    });
    if (id !== null) await administered(id, 'bring-into-force');
  };

  return {
    /** For directory and policy: the answer to a command, or null where nothing was asked. */
    async administer(told: Told & { readonly ref: Administered }): Promise<Answer | null> {
      if ('commandId' in told) return administered(told.commandId, told.name);
      await lookAtAdministered(told.ref);
      return null;
    },
    /** For the engine: the first answer of the command and where its case stands. Idempotent by command id. */
    async record(told: Told): Promise<Recorded> {
      if ('lookAgain' in told) return lookAgain(told.ref);
      const { answer, standing: stands } = await surely({ ref: told.ref, commandId: told.commandId }, told.name);
      if (stands === null) throw new Error(`no stream ${told.ref}`);
      return { answer, standing: stands };
    },
    /** For the sweep: a command that waited too long ends, unless it was answered meanwhile. */
    expire: (commandId: string): Promise<Answer> =>
      store.transaction(async (tx) => {
        const command = await tx.lockCommand(commandId);
        if (command === null) throw new Error(`no command ${commandId}`);
        return command.answer ?? settleAs(tx, command, 'expired');
      }),
    /** For a submission, which has no case yet and must not wait for the engine; and for the opening of a sitting. */
    async submit(commandId: string): Promise<Answer> {
      return (await surely({ ref: null, commandId }, 'submit-bid')).answer;
    },
  };
};
