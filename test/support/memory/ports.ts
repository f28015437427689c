import { servedDocuments } from '../../../activities/documents/served.ts';
import { createRecorder } from '../../../activities/record/record.ts';
import { mayOpen } from '../../../domain/access.ts';
import type { Person } from '../../../domain/directory.ts';
import { fold } from '../../../domain/evolve.ts';
import type { IssuedDocument } from '../../../domain/owed.ts';
import { penDue } from '../../../domain/pen.ts';
import type { CaseRow, Documents, Engine, Ports, Questions } from '../../../api/ports.ts';
import { parseAdministration, parsePayload, parseSittingPayload } from '../../../api/json/payloads/read.ts';
import { isAdministered } from '../../../domain/administration-state.ts';
import { administrationOf } from './administration.ts';
import { changesOf } from './changes.ts';
import { bookOf } from './book.ts';
import { consultationsOf } from './consultations.ts';
import { draftsOf } from './drafts.ts';
import { demoOf, errandsOf } from './errands.ts';
import { figuresOf } from './figures.ts';
import { filesOf } from './files.ts';
import { mailWishesOf } from './mail-wishes.ts';
import { leadsOn } from './merged.ts';
import { meetingsOf } from './meetings.ts';
import { papersOf } from './papers.ts';
import { isDoneByCover } from '../../../domain/waits-by-cover.ts';
import { waitsFor } from '../../../domain/waits.ts';
import { memoryStore } from './store.ts';
import { savedViewsOf } from './saved-views.ts';
import { isAnyOfTheirs, isWithOthers } from './rows.ts';
import { valueOf } from './value.ts';
import { verifierOf } from './verifier.ts';
import { valueExportsOf } from './value-exports.ts';
import { answersSearch } from './search.ts';
import { reach, type Filed, type World } from './world.ts';

const questionsOf = (world: World, changed: ReturnType<typeof changesOf>): Questions => {
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
      ...leadsOn(world, state, asker),
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
  const waits = async (asker: Person, whom: Person) => {
    await Promise.resolve();
    reach(world);
    const open = [...world.cases.values()].filter(({ state }) => mayOpen(state, asker, world) === 'page');
    return open.flatMap(({ state: on }) =>
      waitsFor(on, whom, world).map((wait) => ({ ref: on.ref, region: on.region, operationName: on.bid.operationName ?? null, ...wait })),
    );
  };
  const cases: Questions['cases'] = async (asker, { page, pageSize, stage, pen, q, movedSince, withOthers, anyOfRole }) => {
    await Promise.resolve();
    const answering = (ref: string): boolean => {
      const on = world.cases.get(ref)?.state;
      return q === undefined || (on !== undefined && answersSearch(world, { on, asker, q }));
    };
    const ofRole = (on: Filed | undefined): boolean => on !== undefined && isAnyOfTheirs(on.state, asker, world);
    const held = ({ ref, pen: by }: CaseRow): boolean => (anyOfRole ? ofRole(world.cases.get(ref)) : pen === undefined || by?.user === pen);
    const fresh = ({ ref, stub, past }: CaseRow): boolean =>
      movedSince === undefined || (!stub && !past && changed.movedSince(ref, movedSince));
    const all = seen(asker)
      .filter((each) => isWithOthers(each, asker, withOthers))
      .filter((each) => (stage === undefined || each.stage === stage) && held(each) && fresh(each) && answering(each.ref));
    return { items: all.slice((page - 1) * pageSize, page * pageSize), total: all.length, page, pageSize };
  };
  const queues: Questions['queues'] = async (asker) => {
    await Promise.resolve();
    return [{ id: 'all', title: 'All', total: seen(asker).length, overdue: seen(asker).filter(({ pen }) => pen?.overdue === true).length }];
  };
  return {
    cases,
    queues,
    queueHolders: (id) => Promise.resolve(id === 'all' ? { title: 'All', holders: Object.keys(world.directory.people) } : null),
    queue: async (asker, query) => {
      const all = await queues(asker);
      return all.some(({ id }) => id === query.queue) ? { queues: all, found: await cases(asker, query) } : null;
    },
    stalled: async (asker) => Promise.resolve(stalled(asker)),
    stalledAs: async (asker, ref) => {
      await Promise.resolve();
      return stalled(asker).find((each) => each.ref === ref) ?? null;
    },
    waits: (asker) => waits(asker, asker),
    waitsByCover: async (asker, absentee) => (await waits(asker, absentee)).filter(({ kind }) => isDoneByCover(kind)),
    ...valueOf(world),
    overlaps: () => Promise.resolve({ ok: true, items: [] }),
    overlapsOnFile: () => Promise.resolve(null),
    overlapsOfBid: () => Promise.resolve({ ok: true, items: [] }),
    inbox: (_asker, { page, pageSize }) => Promise.resolve({ items: [], total: 0, page, pageSize }),
    unread: () => Promise.resolve(0),
    hasNotice: () => Promise.resolve(false),
    markRead: () => Promise.resolve(false),
    markAllRead: () => Promise.resolve(0),
    deliveries: () => Promise.resolve([]),
  };
};

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
    readAdministration: parseAdministration,
    isAway: (error) => error instanceof Error && 'code' in error,
    alarm: () => undefined,
    marked: false,
  });
  const changed = changesOf(world);
  const up = () => Promise.resolve(!world.engineAway);
  const give: Engine['give'] = async (told) => {
    if (world.engineAway) throw new Error('the engine is away');
    const { ref } = told;
    return isAdministered(ref) ? recorder.administer({ ...told, ref }) : (await recorder.record(told)).answer;
  };
  const engine: Engine = { give, healthy: up, polled: up };
  return {
    clock: { now: () => Promise.resolve(world.now) },
    book: bookOf(world),
    errands: errandsOf(world),
    drafts: draftsOf(world),
    savedViews: savedViewsOf(world),
    mailWishes: mailWishesOf(),
    engine,
    recorder: { record: ({ commandId }) => recorder.submit(commandId), expire: (commandId) => recorder.expire(commandId) },
    files: filesOf(world),
    meetings: meetingsOf(world),
    administration: administrationOf(world),
    questions: questionsOf(world, changed),
    changes: changed.changes,
    figures: figuresOf(world),
    consultations: consultationsOf(world),
    verifier: verifierOf(world),
    documents: documentsOf(world),
    valueExports: valueExportsOf(world),
    demo: demoOf(world, engine),
    identity: null,
    readiness: {
      check: () =>
        Promise.resolve({
          ready: !world.databaseAway && !world.engineAway,
          checks: { database: !world.databaseAway, migrations: true, engine: !world.engineAway, worker: !world.engineAway, mail: true },
        }),
    },
  };
};
