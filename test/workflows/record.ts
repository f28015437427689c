// The real recorder over a record in memory, with an outbox, and with a look-out on what it is told.
import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { Carried, Carry } from '../../activities/interface.ts';
import type { OutboxRow, RecordStore, RecordTransaction } from '../../activities/ports.ts';
import { createRecorder } from '../../activities/record/record.ts';
import { parseAdministration, parsePayload, parseSittingPayload } from '../../api/json/payloads/read.ts';
import type { GivenName, Owed, Recorded, Told } from '../../domain/answer.ts';
import type { CaseCommand, Commands } from '../../domain/commands.ts';
import type { MeetingCommand, SittingCommands } from '../../domain/sitting-commands.ts';
import type { Ref } from '../../domain/words.ts';
import { instant } from '../domain/calendars.ts';
import { bid } from '../domain/payloads.ts';
import { memoryStore } from '../support/memory/store.ts';
import { worldAt, type MemoryCommand } from '../support/memory/world.ts';

type Kept = OutboxRow & { readonly ref: Ref };
/** What a test makes of the world: how long the record takes, and what comes of carrying something out (true: something was found). */
type Settings = { slowMs: number; carry: (given: Carry) => Promise<boolean>; wake: (ref: string) => void };
export type RecordCall = { readonly told: Told; readonly by: string };

const withOutbox = (store: RecordStore, unsent: Map<string, Kept>): RecordStore => {
  const extended = (tx: RecordTransaction): RecordTransaction => ({
    ...tx,
    keep: async (command, kept) => {
      await tx.keep(command, kept);
      for (const row of kept.outbox) unsent.set(row.id, { ...row, ref: kept.kind === 'case' ? kept.state.ref : kept.state.id });
    },
    owed: (ref) => {
      const rows = [...unsent.values()].filter((row) => row.ref === ref);
      const temperaments = [...new Set(rows.map((row) => row.temperament))];
      const owed = temperaments.map((temperament): Owed => ({
        temperament,
        ids: rows.filter((row) => row.temperament === temperament).map(({ id }) => id),
      }));
      return Promise.resolve(owed);
    },
  });
  return { ...store, transaction: (work) => store.transaction((tx) => work(extended(tx))) };
};

/** `now` is the engine's clock in ms since 1970: where it skips time, the record goes with it. */
export const openRecord = (now: () => Promise<number>) => {
  const world = worldAt();
  const unsent = new Map<string, Kept>();
  const recorder = createRecorder({
    store: withOutbox(memoryStore(world), unsent),
    read: parsePayload,
    readAtSitting: parseSittingPayload,
    readAdministration: parseAdministration,
    isAway: (error) => error instanceof Error && 'code' in error,
    alarm: () => undefined,
    marked: false,
    touched: (streams) => {
      for (const ref of streams) settings.wake(ref);
    },
  });
  const calls: RecordCall[] = [];
  const carried: Carry[] = [];
  const settings: Settings = { slowMs: 0, carry: () => Promise.resolve(false), wake: () => undefined };
  let inside = 0;
  let mostInside = 0;

  const setTime = async () => {
    world.now = instant(new Date(await now()).toISOString());
  };
  const record = async (told: Told): Promise<Recorded> => {
    calls.push({ told, by: 'lookAgain' in told ? 'look-again' : told.commandId });
    inside += 1;
    mostInside = Math.max(mostInside, inside);
    try {
      await setTime();
      await sleep(settings.slowMs);
      return await recorder.record(told);
    } finally {
      inside -= 1;
    }
  };
  const carry = async (given: Carry): Promise<Carried> => {
    carried.push(given);
    const found = await settings.carry(given);
    for (const id of given.ids) unsent.delete(id);
    return { found };
  };
  const stored = (ref: Ref | null, name: GivenName, { by, payload }: { readonly by: string; readonly payload: unknown }): string => {
    const id = randomUUID();
    const command: MemoryCommand = {
      id,
      ref,
      name,
      caller: by,
      key: id,
      digest: '',
      state: 'waiting',
      givenAt: world.now,
      answer: null,
      body: JSON.stringify(payload),
      attempts: 0,
    };
    world.commands.set(id, command);
    return id;
  };
  return {
    world,
    calls,
    carried,
    settings,
    unsent: (): readonly string[] => [...unsent.keys()],
    mostAtOnce: () => mostInside,
    activities: { record, notifications: carry, records: carry, documents: carry, overlaps: carry, candidates: carry, valueLog: carry },
    /** A bid that was recorded without the engine; its reference. */
    async submitted(): Promise<Ref> {
      await setTime();
      const answer = await recorder.submit(stored(null, 'submit-bid', { by: 'spoc.aldershire', payload: bid }));
      if (answer.outcome !== 'accepted') throw new Error(`the bid was ${answer.outcome}`);
      return answer.ref;
    },
    /** Stores a command as the desk does; what the engine is told of it. */
    stored<C extends CaseCommand>(ref: Ref, name: C, given: { readonly by: string; readonly payload: Commands[C]['payload'] }): Told {
      return { ref, commandId: stored(ref, name, given), name };
    },
    /** A sitting that was called without the engine; its id. */
    async called(): Promise<Ref> {
      await setTime();
      const at = new Date(Date.parse(world.now) + 14 * 86_400_000).toISOString();
      const payload = { body: 'northmarch-ttcg', at, kind: 'ordinary' };
      const answer = await recorder.submit(stored(null, 'open-meeting', { by: 'secretary.northmarch', payload }));
      if (answer.outcome !== 'accepted') throw new Error(`the sitting was ${answer.outcome}`);
      return answer.ref;
    },
    storedAtSitting<C extends MeetingCommand>(
      ref: Ref,
      name: C,
      given: { readonly by: string; readonly payload: SittingCommands[C]['payload'] },
    ): Told {
      return { ref, commandId: stored(ref, name, given), name };
    },
    journalOf: (id: string): readonly string[] => (world.sittings.get(id)?.chain ?? []).map(({ type }) => type),
    journal: (ref: Ref): readonly string[] => (world.cases.get(ref)?.rows ?? []).map(({ type }) => type),
    stage: (ref: Ref) => world.cases.get(ref)?.state.stage,
  };
};
