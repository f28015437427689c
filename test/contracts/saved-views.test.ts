import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SavedView } from '../../api/ports.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';
import { postgresPorts } from '../support/postgres-ports.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const [officer, second] = ['triage.northmarch', 'triage2.northmarch'];
const view = (over: Partial<SavedView> = {}): SavedView => ({
  id: randomUUID(),
  owner: officer,
  agency: 'northmarch-rocu',
  queue: 'unclaimed',
  title: 'Urgent',
  filter: 'priority=P1&sort=due',
  shared: false,
  ...over,
});

describe.each([
  ['in memory', () => memoryPorts(worldAt())],
  ['on Postgres', () => postgresPorts(database)],
] as const)('saved views %s', (_where, open) => {
  it('are kept once under their id, and no more than one may have', async () => {
    const { savedViews } = open();
    const owner = randomUUID();
    const first = view({ owner });
    expect(await savedViews.keep(first, 2)).toEqual(first);
    expect(await savedViews.keep({ ...first, title: 'Sent again' }, 2)).toEqual(first);
    expect(await savedViews.keep(view({ owner, title: 'Two' }), 2)).toMatchObject({ title: 'Two' });
    const third = view({ owner, title: 'Three' });
    expect([await savedViews.keep(third, 2), await savedViews.byId(third.id)]).toEqual([null, null]);
  });
  it('are used by their owner, and where they are shared by the people of the agency', async () => {
    const { savedViews } = open();
    const agency = randomUUID();
    const [own, shared] = [view({ agency, title: 'Own' }), view({ agency, title: 'For all', shared: true })];
    for (const each of [own, shared]) await savedViews.keep(each, 50);
    const titles = async (owner: string, of: string) =>
      (await savedViews.usedBy({ owner, agency: of })).filter((each) => each.agency === agency).map(({ title }) => title);
    expect(await titles(officer, agency)).toEqual(['For all', 'Own']);
    expect(await titles(second, agency)).toEqual(['For all']);
    expect(await titles(second, 'aldershire')).toEqual([]);
  });
  it('are changed and forgotten by their owner alone', async () => {
    const { savedViews } = open();
    const kept = view({ shared: true });
    await savedViews.keep(kept, 50);
    const to = { title: 'Late', filter: 'overdue=yes&sort=due', shared: false };
    expect(await savedViews.change({ id: kept.id, owner: second }, to)).toBe(false);
    expect(await savedViews.forget({ id: kept.id, owner: second })).toBe(false);
    expect(await savedViews.change(kept, to)).toBe(true);
    expect(await savedViews.byId(kept.id)).toEqual({ ...kept, ...to });
    expect([await savedViews.forget(kept), await savedViews.forget(kept), await savedViews.byId(kept.id)]).toEqual([true, false, null]);
  });
});
