import type { Answer } from '../../../domain/answer.ts';
import { writeReference } from '../../../domain/reference.ts';
import type { GivenCommand, KeptStream, RecordStore, RecordTransaction } from '../../../activities/ports.ts';
import { administrationIn } from './administration.ts';
import { nextSittingIn, toRatifyIn } from './beside.ts';
import { capacityPlaceOf, factsOf, giverOf, given, reach, siaLoadOf, type MemoryCommand, type World } from './world.ts';

type Write = () => void;

const answered = (command: MemoryCommand, answer: Answer): MemoryCommand => ({ ...command, answer, state: answer.outcome });

const file = (world: World, kept: KeptStream): void => {
  const headHash = kept.chain.at(-1)?.hash ?? '';
  if (kept.kind === 'sitting') {
    const before = world.sittings.get(kept.state.id)?.chain ?? [];
    world.sittings.set(kept.state.id, { state: kept.state, headHash, chain: [...before, ...kept.chain] });
    return;
  }
  const { state, chain } = kept;
  const rows = world.cases.get(state.ref)?.rows ?? [];
  const added = chain.map(({ entry, type, payload, prevHash, hash }) => ({
    entry,
    type,
    payload,
    prevHash,
    hash,
    seq: entry.seq,
    at: entry.at,
    actor: entry.actor,
  }));
  world.cases.set(state.ref, { state, headHash, rows: [...rows, ...added] });
};

/** The stream with what it owes. */
const fileAll = (world: World, kept: KeptStream): void => {
  file(world, kept);
  const ref = kept.kind === 'case' ? kept.state.ref : kept.state.id;
  for (const row of kept.outbox.filter(({ temperament }) => temperament === 'documents')) world.issued.set(row.id, { ...row, ref });
  for (const row of kept.outbox.filter(({ temperament }) => temperament === 'notifications'))
    world.notices.push({ ref, at: world.now, row });
};

const transactionOn = (world: World, writes: Write[]): RecordTransaction => {
  const settle = (command: GivenCommand, answer: Answer): void => {
    writes.push(() => {
      const stored = world.commands.get(command.id);
      if (stored !== undefined) world.commands.set(command.id, answered(stored, answer));
    });
  };
  return {
    lockCommand: (id) => {
      const command = world.commands.get(id);
      return Promise.resolve(command === undefined ? null : given(command));
    },
    lockStream: (id) => {
      const [filed, sitting] = [world.cases.get(id), world.sittings.get(id)];
      if (sitting !== undefined) return Promise.resolve({ kind: 'sitting', state: sitting.state, headHash: sitting.headHash });
      return Promise.resolve(filed === undefined ? null : { kind: 'case', state: filed.state, headHash: filed.headHash });
    },
    facts: (caller) => Promise.resolve(factsOf(world, caller)),
    siaLoad: () => Promise.resolve(siaLoadOf(world)),
    capacityPlace: (on) => Promise.resolve(capacityPlaceOf(world, on)),
    mintReference: (code, year) => Promise.resolve(writeReference({ code, year, number: world.cases.size + 1 })),
    giverOf: (ref, seq) => Promise.resolve(giverOf(world, ref, seq)),
    mintSitting: () => Promise.resolve(world.sittings.size + 1),
    lockBody: () => Promise.resolve(),
    nextSitting: (body, but) => Promise.resolve(nextSittingIn(world, body, but)),
    toRatify: (body) => Promise.resolve(toRatifyIn(world, body)),
    texts: (ids) => Promise.resolve(Object.fromEntries(ids.map((id) => [id, world.texts.get(id) ?? '']))),
    keep: (command, kept) => {
      writes.push(() => {
        fileAll(world, kept);
      });
      settle(command, kept.answer);
      return Promise.resolve();
    },
    keepBeside: (_command, kept) => {
      writes.push(() => {
        fileAll(world, kept);
      });
      return Promise.resolve();
    },
    settle: (command, answer) => {
      settle(command, answer);
      return Promise.resolve();
    },
    owed: () => Promise.resolve([]),
    storeSystem: ({ id, ref, name, body }) => {
      const command = {
        id,
        ref,
        name,
        body,
        caller: 'system',
        key: id,
        digest: '',
        state: 'waiting',
        givenAt: world.now,
        answer: null,
        attempts: 0,
      } as const;
      if (!world.commands.has(id)) writes.push(() => world.commands.set(id, command));
      return Promise.resolve(id);
    },
    now: () => Promise.resolve(world.now),
    ...administrationIn(world, writes),
  };
};

/** One transaction after the other; what one wrote is seen only once its work is done. */
export const memoryStore = (world: World): RecordStore => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    transaction: (work) => {
      const turn = last.then(async () => {
        reach(world);
        const writes: Write[] = [];
        const result = await work(transactionOn(world, writes));
        reach(world);
        for (const write of writes) write();
        return result;
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    countAttempt: (id) => {
      const command = world.commands.get(id);
      if (command === undefined) return Promise.resolve(0);
      world.commands.set(id, { ...command, attempts: command.attempts + 1 });
      return Promise.resolve(command.attempts + 1);
    },
    waiting: (ref) => Promise.resolve([...world.commands.values()].filter((each) => each.ref === ref && each.state === 'waiting')),
    answered: () => Promise.resolve(),
  };
};
