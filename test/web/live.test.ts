import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { give } from '../api/walk.ts';
import { servedAt } from './browser.ts';
import { houseOnPostgres } from './house-on-postgres.ts';
import { listen, pageOf, sessionOf } from './listener.ts';
import { hidden } from './visitor.ts';

const [officer, manager, elsewhere] = ['triage.northmarch', 'gateway-manager.northmarch', 'triage.southvale'] as const;
const live = { everyMs: 50, beatMs: 150, most: 3 };
const SETTLED_MS = 400;
const eventually = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 5000, interval: 25 });
let house: Awaited<ReturnType<typeof houseOnPostgres>>;
let server: Awaited<ReturnType<typeof servedAt>>;
let other: Awaited<ReturnType<typeof servedAt>>;
const leaving = new AbortController();
beforeAll(async () => {
  house = await houseOnPostgres({ live });
  server = await servedAt(house);
  other = await servedAt({ site: await house.another({ stopping: leaving.signal }) });
});
const open: Awaited<ReturnType<typeof listen>>[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});
afterAll(async () => {
  server.close();
  other.close();
  await house.stop();
});

const follow = async (path: string, cookie: string, { base = server.base, lastId = '' } = {}) => {
  const listener = await listen(base, path, { cookie, ...(lastId === '' ? {} : { lastId }) });
  open.push(listener);
  return listener;
};
const reading = async (who: string, path: string) => {
  const cookie = await sessionOf(server.base, who);
  return { cookie, ...(await pageOf(server.base, path, cookie)) };
};

describe('a queue that somebody looks at', () => {
  it('says how many are new since its page was made, also those that came before anybody listened, and nothing else of them', async () => {
    const { cookie, stream } = await reading(officer, '/queues/unclaimed');
    await house.submit();
    const { heard, texts } = await follow(stream, cookie);
    await eventually(() => expect(texts()).toEqual(['1 new bid']));
    const ref = await house.submit();
    await eventually(() => expect(texts()).toEqual(['1 new bid', '2 new bids']));
    // One is claimed by somebody: there is one less to be shown.
    await give(house, ref, ['triage2.northmarch', 'claim', {}]);
    await eventually(() => expect(texts()).toEqual(['1 new bid', '2 new bids', '1 new bid']));
    expect(JSON.stringify(heard)).not.toMatch(/TSK|MARLPIT|aldershire/);
  });

  it('ACC-2: asks its reader’s own queue: nothing of another region, of a stub, or of what the filter leaves out', async () => {
    const readers = await Promise.all([
      reading(elsewhere, '/queues/unclaimed'),
      reading(officer, '/queues/region'),
      reading(officer, '/queues/unclaimed?priority=P3'),
      reading(manager, '/queues/unclaimed'),
      reading('sio.dunmere', '/'),
    ]);
    const listeners = await Promise.all(readers.map(({ stream, cookie }) => follow(stream, cookie)));
    await house.submit(1); // restricted
    // The manager's queue shows it: as soon as they are told, the others have been asked for too.
    await eventually(() => expect(listeners[3]?.texts()).toEqual(['1 new bid']));
    await sleep(SETTLED_MS);
    for (const index of [0, 1, 2, 4]) expect(listeners[index]?.heard).toEqual([]);
  });

  it('is not told again what it was told, when a browser comes back, to whichever process', async () => {
    const { cookie, stream } = await reading(officer, '/queues/unclaimed');
    await house.submit();
    const first = await follow(stream, cookie);
    await eventually(() => expect(first.heard).toHaveLength(1));
    await first.close();
    const again = await follow(stream, cookie, { base: other.base, lastId: first.heard[0]?.id ?? '' });
    await sleep(SETTLED_MS);
    expect(again.heard).toEqual([]);
    await house.submit();
    await eventually(() => expect(again.texts()).toEqual(['2 new bids']));
  });
});

describe('a case that somebody looks at', () => {
  it('says that it has changed, once somebody has decided something on it', async () => {
    const ref = await house.submit();
    const { cookie, stream } = await reading('sio.aldershire', `/cases/${ref}`);
    const { texts } = await follow(stream, cookie);
    await sleep(SETTLED_MS);
    expect(texts()).toEqual([]);
    await give(house, ref, [officer, 'claim', {}]);
    await eventually(() => expect(texts()).toEqual(['This case has changed']));
  });
  it('ACC-4: nothing by watching a stub, a case that does not open, or one that opens no longer', async () => {
    const ref = await house.submit(1);
    const { cookie, stream, html } = await reading(officer, `/cases/${ref}`);
    expect([html.includes(ref), stream]).toEqual([true, '']);
    const guessed = [
      await follow(`/live/cases/${ref}?since=0`, cookie),
      await follow(`/live/cases/${ref}?since=0`, await sessionOf(server.base, elsewhere)),
    ];
    await eventually(() => expect(guessed.map(({ hasEnded }) => hasEnded())).toEqual([true, true]));
    expect(guessed.map(({ heard }) => heard.map(({ event }) => event))).toEqual([['over'], ['over']]);
    const opened = await reading(manager, `/cases/${ref}`);
    const watcher = await follow(opened.stream, opened.cookie);
    await house.database.pool.query(
      `UPDATE stream SET state = replace(state, '"region":"northmarch"', '"region":"southvale"') WHERE id = $1`,
      [ref],
    );
    await house.database.pool.query('UPDATE case_read SET version = version + 1 WHERE ref = $1', [ref]);
    await eventually(() => expect(watcher.hasEnded()).toBe(true));
    expect(watcher.texts()).toEqual([]);
  });
});

describe('home', () => {
  it('says what newly waits for its reader, and how many notices are new', async () => {
    const ref = await house.submit();
    await give(house, ref, [officer, 'claim', {}]);
    const { cookie, stream } = await reading('spoc.aldershire', '/');
    const { texts } = await follow(stream, cookie);
    await give(house, ref, [officer, 'return-for-information', { questions: [{ text: 'Which towns?' }] }]);
    await eventually(() => expect(texts().at(-1)).toBe('1 case newly waits for you, 1 new notice'));
  });
});

describe('a stream', () => {
  it('is silent but for its beat, is kept by nobody, and neither prolongs the session nor sends its cookie', async () => {
    const { cookie, stream } = await reading(officer, '/queues/mine');
    const expiry = async () =>
      (await house.database.pool.query<{ expire: Date }>('SELECT expire FROM session ORDER BY expire DESC LIMIT 1')).rows[0]?.expire;
    const before = await expiry();
    const listener = await follow(stream, cookie);
    expect(listener.headers.get('content-type')).toBe('text/event-stream');
    expect([listener.headers.get('set-cookie'), listener.headers.get('cache-control')]).toEqual([null, 'no-store']);
    await eventually(() => expect(listener.beats()).toBeGreaterThan(1));
    await listener.close();
    await sleep(SETTLED_MS);
    expect([listener.heard, await expiry()]).toEqual([[], before]);
  });

  it('ends with the session, signed out in this process or in another, and nothing is told from then on', async () => {
    const { cookie, stream, html } = await reading(officer, '/queues/unclaimed');
    const both = [await follow(stream, cookie), await follow(stream, cookie, { base: other.base })];
    const body = new URLSearchParams({ _csrf: hidden(html, '_csrf') });
    await fetch(`${server.base}/sign-out`, { method: 'POST', body, redirect: 'manual', headers: { cookie } });
    await house.submit();
    await eventually(() => expect(both.map(({ hasEnded }) => hasEnded())).toEqual([true, true]));
    for (const { heard } of both) expect(heard.map(({ event }) => event)).toEqual(['over']);
    // A browser that comes back all the same is told not to.
    expect((await follow(stream, cookie)).status).toBe(204);
  });

  it('ends for who may no longer act', async () => {
    const { cookie, stream } = await reading('triage2.northmarch', '/queues/unclaimed');
    const listener = await follow(stream, cookie);
    const active = (is: boolean) =>
      house.database.pool.query(
        `UPDATE stream SET seq = seq + 1, state = jsonb_set(state::jsonb, '{people,triage2.northmarch,active}', to_jsonb($1::boolean))::text WHERE id = 'directory'`,
        [is],
      );
    await active(false);
    await eventually(() => expect(listener.hasEnded()).toBe(true));
    expect(listener.heard.map(({ event }) => event)).toEqual(['over']);
    await active(true);
  });

  it('is one of a few that a person may have open, and of no address that nobody could be told of', async () => {
    const { cookie, stream } = await reading('gateway-manager2.northmarch', '/queues/mine');
    const statuses = [];
    for (let count = 0; count < live.most + 1; count += 1) statuses.push((await follow(stream, cookie)).status);
    expect(statuses).toEqual([200, 200, 200, 204]);
    await open.shift()?.close();
    await eventually(async () => expect((await follow(stream, cookie)).status).toBe(200));
    const own = await sessionOf(server.base, manager);
    for (const path of [
      '/live/queues/mine',
      '/live/queues/mine?since=5:3:',
      '/live/home?since=1',
      '/live/cases/x?since=1',
      '/live/elsewhere',
    ])
      expect((await follow(path, own)).status).toBe(204);
    expect((await follow(stream, '')).status).toBe(204);
  });

  it('is cut where the service stops, so that a browser goes to another process', async () => {
    const { cookie, stream } = await reading(officer, '/queues/mine');
    const listener = await follow(stream, cookie, { base: other.base });
    leaving.abort();
    await eventually(() => expect(listener.hasEnded()).toBe(true));
    expect(listener.heard).toEqual([]);
  });
});
