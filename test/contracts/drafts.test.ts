import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Drafts, NewCommand, Ports } from '../../api/ports.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { readWire } from '../../api/json/payloads/read.ts';
import { bids } from '../api/samples.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const [spoc, sio] = ['spoc.aldershire', 'sio.aldershire'];
const begun = (drafts: Drafts, bid: Readonly<Record<string, unknown>> = { operationName: 'HEATHER' }) =>
  drafts.create({ id: randomUUID(), agency: 'aldershire', by: spoc, bid });
const submission = (caller = spoc): NewCommand => {
  const read = readWire('submit-bid', bids[0]?.bid);
  if (!read.ok) throw new Error('the sample is refused');
  return {
    id: randomUUID(),
    ref: null,
    name: 'submit-bid',
    caller,
    key: randomUUID(),
    digest: 'the bid',
    body: read.body,
    texts: read.texts,
  };
};
const idOf = (stored: Awaited<ReturnType<Drafts['submit']>>): string => {
  if (stored === null || 'usedFor' in stored) throw new Error('no command submits the draft');
  return stored.id;
};
const recorded = ({ recorder }: Ports, commandId: string) => recorder.record({ ref: null, commandId });

describe.each([
  ['in memory', () => memoryPorts(worldAt())],
  ['on Postgres', () => postgresPorts(database)],
] as const)('drafts %s', (_where, open) => {
  it('are begun once under their id, and hold whatever was typed', async () => {
    const { drafts } = open();
    const odd = { threat: { summary: 'a\u0000b \ud800', types: [] }, scale: { crossForce: 'perhaps' }, places: [null, 3] };
    const draft = await begun(drafts, odd);
    expect(draft).toMatchObject({ version: 1, agency: 'aldershire', createdBy: spoc, savedBy: spoc, submission: null });
    expect((await drafts.byId(draft.id))?.bid).toEqual(odd);
    const again = await drafts.create({ id: draft.id, agency: 'aldershire', by: sio, bid: {} });
    expect(again).toMatchObject({ createdBy: spoc, bid: odd });
    expect(await drafts.byId(randomUUID())).toBeNull();
  });
  it('are saved over the version that was read, by one of several at once', async () => {
    const { drafts } = open();
    const { id } = await begun(drafts);
    const saves = await Promise.all([1, 2, 3, 4].map((turn) => drafts.save({ id, by: sio, bid: { places: [String(turn)] }, version: 1 })));
    expect(saves.filter((saved) => saved !== null)).toHaveLength(1);
    expect(await drafts.byId(id)).toMatchObject({ version: 2, savedBy: sio, createdBy: spoc });
    expect(await drafts.save({ id, by: spoc, bid: {}, version: null })).toMatchObject({ version: 3, bid: {} });
    expect(await drafts.save({ id: randomUUID(), by: spoc, bid: {}, version: null })).toBeNull();
  });
  it('are listed by agency, the last saved first, until they are submitted or discarded', async () => {
    const { drafts } = open();
    const before = (await drafts.ofAgency('aldershire')).length;
    const [one, two] = [await begun(drafts), await begun(drafts)];
    expect((await drafts.ofAgency('aldershire')).map(({ id }) => id)).toEqual(expect.arrayContaining([one.id, two.id]));
    expect((await drafts.ofAgency('dunmere')).map(({ id }) => id)).not.toContain(one.id);
    expect([await drafts.discard(one.id), await drafts.discard(one.id)]).toEqual([true, false]);
    expect(await drafts.ofAgency('aldershire')).toHaveLength(before + 1);
  });
  it('BID-7: of many who submit one at once all are answered with the first command', async () => {
    const ports = open();
    const { drafts } = ports;
    const { id, version } = await begun(drafts);
    const all = await Promise.all(Array.from({ length: 12 }, () => drafts.submit({ id, version }, submission())));
    expect(new Set(all.map(idOf)).size).toBe(1);
    const command = idOf(all[0] ?? null);
    expect(await drafts.byId(id)).toMatchObject({ submission: { command, state: 'waiting', ref: null } });
    expect(await drafts.save({ id, by: spoc, bid: {}, version: null })).toBeNull();
    expect(await drafts.discard(id)).toBe(false);
    await drafts.settled(id);
    expect((await drafts.byId(id))?.bid).not.toEqual({});
    const answer = await recorded(ports, command);
    await drafts.settled(id);
    const { bid, submission: standing } = (await drafts.byId(id)) ?? {};
    expect([answer.outcome, bid, standing]).toEqual([
      'accepted',
      {},
      { command, state: 'accepted', ref: answer.outcome === 'accepted' && answer.ref },
    ]);
    expect(idOf(await drafts.submit({ id, version }, submission()))).toBe(command);
    expect((await drafts.ofAgency('aldershire')).map((draft) => draft.id)).not.toContain(id);
  });
  it('a submission of a version that is overtaken, or of one that is gone, stores nothing', async () => {
    const { drafts, book } = open();
    const { id } = await begun(drafts);
    await drafts.save({ id, by: sio, bid: {}, version: 1 });
    const late = submission();
    expect([await drafts.submit({ id, version: 1 }, late), await drafts.submit({ id: randomUUID(), version: 1 }, late)]).toEqual([
      null,
      null,
    ]);
    expect([await book.byId(late.id), await book.bodyOf(late.id)]).toEqual([null, null]);
  });
  it('a submission that came to nothing leaves the draft free', async () => {
    const { drafts, recorder, book } = open();
    const { id, version } = await begun(drafts);
    const given = submission();
    const first = idOf(await drafts.submit({ id, version }, given));
    await recorder.expire(first);
    expect(await book.bodyOf(first)).toEqual(given.body);
    expect((await drafts.byId(id))?.submission).toBeNull();
    expect(await drafts.save({ id, by: spoc, bid: { places: ['here'] }, version })).toMatchObject({ version: 2 });
    const second = idOf(await drafts.submit({ id, version: 2 }, submission()));
    expect(second).not.toBe(first);
  });
});
