import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../activities/record/chain.ts';
import type { Ports } from '../../api/ports.ts';
import { rebuild } from '../../prisma/rebuild.ts';
import { isMark } from '../../api/web/live/mark.ts';
import { gatewayOn } from '../api/gateway.ts';
import { give } from '../api/walk.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { directory } from '../support/rulebook.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const officer = 'triage.northmarch';
const came = async ({ questions }: Ports, movedSince: string, who: string = officer): Promise<readonly string[]> =>
  (await questions.cases(directory.people[who]!, { movedSince, sort: 'ref', page: 1, pageSize: 50 })).items.map(({ ref }) => ref);

describe.each([
  ['in memory', () => memoryPorts(worldAt())],
  ['on Postgres', () => postgresPorts(database)],
] as const)('what has changed since a mark, %s', (_where, open) => {
  const start = () => {
    const ports = open();
    return { ports, house: gatewayOn(ports) };
  };
  it('is every case that was decided on since, and of those what a list could have gained', async () => {
    const { ports, house } = start();
    const [before, noted] = [await house.submit(), await house.submit()];
    const mark = await ports.changes.mark();
    expect(isMark(mark)).toBe(true);
    const after = await house.submit();
    await give(house, noted, [officer, 'claim', {}]);
    const { refs, mark: later } = await ports.changes.since(mark);
    expect(refs.toSorted()).toEqual([noted, after].toSorted());
    expect(await came(ports, mark)).toEqual([noted, after].toSorted());
    // A note is a decision, and moves nothing.
    await give(house, before, ['sio.aldershire', 'note', { text: 'Seen.' }]);
    expect((await ports.changes.since(later)).refs).toEqual([before]);
    expect(await came(ports, later)).toEqual([]);
    expect((await ports.changes.since(await ports.changes.mark())).refs).toEqual([]);
  });
  it('ACC-4: of what is a stub nothing is said, and of what does not open neither', async () => {
    const { ports, house } = start();
    const mark = await ports.changes.mark();
    const restricted = await house.submit(1);
    expect(await came(ports, mark)).toEqual([]);
    expect(await came(ports, mark, 'gateway-manager.northmarch')).toEqual([restricted]);
    expect(await came(ports, mark, 'triage.southvale')).toEqual([]);
  });
});

describe('on Postgres a mark is exact', () => {
  let house: ReturnType<typeof gatewayOn>;
  let ports: Ports;
  beforeEach(() => {
    ports = postgresPorts(database);
    house = gatewayOn(ports);
  });
  it('whatever order transactions commit in', async () => {
    const [early, late] = [await house.submit(), await house.submit()];
    const client = await database.pool.connect();
    await client.query('BEGIN');
    await client.query(`UPDATE case_read SET pen_user = 'x' WHERE ref = $1`, [early]);
    await database.pool.query(`UPDATE case_read SET pen_user = 'y' WHERE ref = $1`, [late]);
    // Made while the earlier one is not yet committed, and the later one is.
    const mark = await ports.changes.mark();
    expect((await ports.changes.since(mark)).refs).toEqual([]);
    await client.query('COMMIT');
    client.release();
    expect((await ports.changes.since(mark)).refs).toEqual([early]);
  });
  it('and read tables that are made anew move nothing', async () => {
    await house.submit();
    // What the test before has written by hand is put right first.
    await rebuild(database.pool, { hashOf, write: true });
    const mark = await ports.changes.mark();
    await rebuild(database.pool, { hashOf, write: true });
    expect(await came(ports, mark)).toEqual([]);
  });
  it('and what was copied from another server, with numbers of later transactions, is nothing new', async () => {
    const ref = await house.submit();
    await database.pool.query(`UPDATE case_moved SET moved = '900000000', touched = '900000000' WHERE ref = $1`, [ref]);
    const mark = await ports.changes.mark();
    expect([(await ports.changes.since(mark)).refs, await came(ports, mark)]).toEqual([[], []]);
  });
});

describe('a mark from an address', () => {
  it.each([
    '',
    '1',
    '5:3:',
    '1:2:2',
    '3:9:4,4',
    '3:9:5,4',
    '3:9:9',
    '0:1:',
    'a:b:',
    '1:2:x',
    "1:2:'; DROP TABLE journal; --",
    '9'.repeat(19) + ':' + '9'.repeat(19) + ':',
  ])('%s is none', (text) => expect(isMark(text)).toBe(false));
  it.each(['1:1:', '3:9:4,5', '740:750:741,749'])('%s is one, and Postgres takes it', async (text) => {
    expect(isMark(text)).toBe(true);
    expect((await postgresPorts(database).changes.since(text)).mark).toMatch(/^\d+:\d+:/);
  });
});
