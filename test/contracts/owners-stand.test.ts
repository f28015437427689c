import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { loadConfiguration } from '../../config/load.ts';
import type { OrganisationKind, Person } from '../../domain/directory.ts';
import { publish } from '../../prisma/publish.ts';
import { soundBid } from '../api/samples.ts';
import { appOf, clientOf } from '../support/memory/client.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { postgresPorts } from '../support/postgres-ports.ts';

const loaded = loadConfiguration('config');
if (!loaded.ok) throw new Error('the shipped configuration is refused');
const { directory, policy, policies } = loaded;
const [SPOC, SIO] = ['spoc.aldershire', 'sio.aldershire'] as const;
let database: TestDatabase;
let ref: string;
beforeAll(async () => {
  database = await startDatabase();
  const { as } = clientOf(appOf(postgresPorts(database)));
  ({ ref } = (await as(SPOC).post('/bids', soundBid()).expect(201)).body as { ref: string });
});
afterAll(() => database.stop());

const bring = (changed: Partial<typeof directory>): Promise<void> =>
  publish(database.pool, { directory: { ...directory, ...changed }, policy, policies }, { canonical, hashOf, firstHash });
const person = (id: string, over: Partial<Person>) => {
  const who = directory.people[id];
  return { people: { ...directory.people, ...(who === undefined ? {} : { [id]: { ...who, ...over } }) } };
};
const stored = async (): Promise<unknown> => (await database.pool.query(`SELECT seq, state FROM stream WHERE id = 'directory'`)).rows;

describe('OWN-1, OWN-2: files that would move the risk of a live case are not taken', () => {
  it('the SIO of record into TOEX, or into another force: refused with the case, and nothing is changed', async () => {
    const before = await stored();
    for (const organisation of ['toex-northmarch', 'brackenshire'])
      await expect(bring(person(SIO, { organisation, roles: organisation === 'brackenshire' ? ['sio'] : ['sia'] }))).rejects.toThrow(
        `${SIO} is the SIO of ${ref} for aldershire, and is of ${organisation} in the files.`,
      );
    expect(await stored()).toEqual(before);
  });
  it('the agency that owns it made one that cannot own, or taken out', async () => {
    const { aldershire, ...rest } = directory.organisations;
    if (aldershire === undefined) throw new Error('no such force');
    const kind: OrganisationKind = 'toex';
    await expect(bring({ organisations: { ...rest, aldershire: { ...aldershire, kind } } })).rejects.toThrow('is of kind toex in them');
    await expect(bring({ organisations: rest })).rejects.toThrow(`aldershire owns the risk of ${ref} and is in the files no longer`);
  });
  it('somebody who owns nothing may be moved', async () => {
    await bring(person('requester.aldershire', { organisation: 'brackenshire' }));
    await bring({});
  });
});
