import { servedDocuments } from '../../../activities/documents/served.ts';
import { createRecorder } from '../../../activities/record/record.ts';
import { hashOf } from '../../../activities/record/chain.ts';
import { mayOpen } from '../../../domain/access.ts';
import type { Person } from '../../../domain/directory.ts';
import { fold } from '../../../domain/evolve.ts';
import type { IssuedDocument } from '../../../domain/owed.ts';
import { penDue } from '../../../domain/pen.ts';
import type { CaseRow, Consultations, Documents, Engine, Ports, Questions, Verifier } from '../../../api/ports.ts';
import { parsePayload, parseSittingPayload } from '../../../api/json/payloads/read.ts';
import { bookOf } from './book.ts';
import { draftsOf } from './drafts.ts';
import { demoOf, errandsOf } from './errands.ts';
import { filesOf } from './files.ts';
import { meetingsOf } from './meetings.ts';
import { papersOf } from './papers.ts';
import { waitsFor } from '../../../domain/waits.ts';
import { memoryStore } from './store.ts';
import { valueOf } from './value.ts';
import { valueExportsOf } from './value-exports.ts';
import { reach, type Filed, type World } from './world.ts';

const questionsOf = (world: World): Questions => {
  const row = ({ state }: Filed, asker: Person): CaseRow => {
    const { ref, stage, region, priority, owner, bid, marking, restricted, submittedAt, version, pen } = state;
    const [dueAt, opens] = [penDue(state), mayOpen(state, asker, world)];
    const held = pen === null ? null : { ...pen, dueAt, overdue: dueAt !== null && dueAt < world.now };
    return {
      ref,
      stage: opens === 'past' ? 'escalated' : stage,
      region,
      priority,
      owner,
      operationName: bid.operationName ?? null,
      marking,
      restricted,
      stub: opens === 'stub',
      past: opens === 'past',
      pen: held,
      onHold: state.hold !== null,
      submittedAt,
      version,
    };
  };
  const seen = (asker: Person) => {
    reach(world);
    return [...world.cases.values()].filter(({ state }) => mayOpen(state, asker, world) !== 'none').map((filed) => row(filed, asker));
  };
  const stalled = (asker: Person) =>
    seen(asker)
      .filter(({ pen }) => pen?.overdue === true)
      .map(({ ref, stage, pen }) => ({
        ref,
        stage,
        cause: 'over its time',
        remedy: 'Ask whoever holds the pen.',
        since: pen?.dueAt ?? world.now,
        pen,
      }));
  return {
    cases: async (asker, { page, pageSize, stage }) => {
      await Promise.resolve();
      const all = seen(asker).filter((each) => stage === undefined || each.stage === stage);
      return { items: all.slice((page - 1) * pageSize, page * pageSize), total: all.length, page, pageSize };
    },
    queues: async (asker) => {
      await Promise.resolve();
      return [
        { id: 'all', title: 'All', total: seen(asker).length, overdue: seen(asker).filter(({ pen }) => pen?.overdue === true).length },
      ];
    },
    stalled: async (asker) => {
      await Promise.resolve();
      return stalled(asker);
    },
    stalledAs: async (asker, ref) => {
      await Promise.resolve();
      return stalled(asker).find((each) => each.ref === ref) ?? null;
    },
    waits: async (asker) => {
      await Promise.resolve();
      reach(world);
      const open = [...world.cases.values()].filter(({ state }) => mayOpen(state, asker, world) === 'page');
      return open.flatMap(({ state: on }) =>
        waitsFor(on, asker, world).map((wait) => ({
          ref: on.ref,
          region: on.region,
          operationName: on.bid.operationName ?? null,
          ...wait,
        })),
      );
    },
    ...valueOf(world),
    overlaps: () => Promise.resolve({ ok: true, items: [] }),
    overlapsOfBid: () => Promise.resolve({ ok: true, items: [] }),
    inbox: () => Promise.resolve([]),
    hasNotice: () => Promise.resolve(false),
    markRead: () => Promise.resolve(false),
    deliveries: () => Promise.resolve([]),
  };
};

const consultationsOf = (world: World): Consultations => ({
  log: async ({ actor, action, object }) => {
    await Promise.resolve();
    reach(world);
    world.consulted.push({ seq: world.consulted.length + 1, at: world.now, actor, action, object });
  },
  search: async ({ actor, object, page, pageSize }) => {
    await Promise.resolve();
    reach(world);
    const found = world.consulted.filter(
      (each) => (actor === undefined || each.actor === actor) && (object === undefined || each.object.includes(object)),
    );
    return { items: found.toReversed().slice((page - 1) * pageSize, page * pageSize), total: found.length, page, pageSize };
  },
});

const verifierOf = (world: World): Verifier => ({
  verify: async () => {
    await Promise.resolve();
    let checked = 0;
    for (const [stream, { rows }] of world.cases) {
      for (const row of rows) {
        checked += 1;
        if (hashOf({ stream, ...row }) !== row.hash) return { ok: false, checked, firstBad: { stream, seq: row.seq, why: 'hash' } };
      }
    }
    return { ok: true, checked };
  },
});

/** Made by the real hand from a record in memory; nothing is filed there. */
const documentsOf = (world: World): Documents =>
  servedDocuments({
    cases: {
      today: () => Promise.resolve({ directory: world.directory, policy: world.policy, now: world.now }),
      asOf: (ref, seq) => {
        const rows = (world.cases.get(ref)?.rows ?? []).filter((row) => row.seq <= seq);
        const on = fold(rows.map(({ entry }) => entry));
        const entry = rows.at(-1);
        return on === null || entry === undefined ? Promise.reject(new Error('no case')) : Promise.resolve({ on, entry });
      },
      texts: (ids) =>
        Promise.resolve(Object.fromEntries(ids.flatMap((id) => (world.texts.has(id) ? [[id, world.texts.get(id) ?? '']] : [])))),
    },
    folder: { read: () => Promise.resolve(null) },
    issued: {
      find: ({ ref, version, format }) => {
        const rows = [...world.issued.values()].filter((row) => row.ref === ref);
        const found = rows.map(({ seq, payload }) => ({ seq, filed: null, issued: JSON.parse(payload) as IssuedDocument }));
        const wanted = found.find(({ issued }) => issued.format === format && issued.document.version === version);
        return Promise.resolve(wanted ?? null);
      },
    },
    papers: papersOf(world),
  });

/** Everything the api is handed, over one world. */
export const memoryPorts = (world: World): Ports => {
  const recorder = createRecorder({
    store: memoryStore(world),
    read: parsePayload,
    readAtSitting: parseSittingPayload,
    isAway: (error) => error instanceof Error && 'code' in error,
    alarm: () => undefined,
    marked: false,
  });
  const engine: Engine = {
    give: async (told) => {
      if (world.engineAway) throw new Error('the engine is away');
      return (await recorder.record(told)).answer;
    },
    healthy: () => Promise.resolve(!world.engineAway),
    polled: () => Promise.resolve(!world.engineAway),
  };
  return {
    clock: { now: () => Promise.resolve(world.now) },
    book: bookOf(world),
    errands: errandsOf(world),
    drafts: draftsOf(world),
    engine,
    recorder: { record: ({ commandId }) => recorder.submit(commandId), expire: (commandId) => recorder.expire(commandId) },
    files: filesOf(world),
    meetings: meetingsOf(world),
    questions: questionsOf(world),
    consultations: consultationsOf(world),
    verifier: verifierOf(world),
    documents: documentsOf(world),
    valueExports: valueExportsOf(world),
    demo: demoOf(world, engine),
    readiness: {
      check: () =>
        Promise.resolve({
          ready: !world.databaseAway && !world.engineAway,
          checks: { database: !world.databaseAway, migrations: true, engine: !world.engineAway, worker: !world.engineAway, mail: true },
        }),
    },
  };
};
