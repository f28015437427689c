import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parsePayload } from '../../api/json/payloads/read.ts';
import type { Case } from '../../domain/case.ts';
import type { Entry } from '../../domain/entries.ts';
import { overlapNotice } from '../../domain/overlap.ts';
import type { Ref } from '../../domain/words.ts';
import { storeAlike, type Alike } from '../support/overlapping.ts';
import { directory, FRIDAY, personOf } from '../support/rulebook.ts';
import { storeEntries } from '../support/stored.ts';
import { noticesIn } from '../support/notices.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
beforeEach(() => bench.empty());
afterAll(() => bench.stop());

const named: Alike = { operationName: 'Granite' };
const store = (alike: Alike) => storeAlike(bench.database, alike);
/** Looks for overlap as after a submission; each time as a row of its own. */
let asked = 0;
const look = async (ref: Ref) => {
  const id = `look:${String(++asked)}`;
  await bench.database.pool.query(`INSERT INTO outbox (id, stream, seq, temperament, payload) VALUES ($1, $2, 1, 'overlaps', '{}')`, [
    id,
    ref,
  ]);
  return bench.activities().overlaps({ ref, ids: [id] });
};
const owed = () =>
  bench.rows(`SELECT id, stream, payload FROM outbox WHERE temperament = 'notifications' AND done_at IS NULL ORDER BY stream`);
const commands = () => bench.rows(`SELECT ref, name, body::jsonb FROM command WHERE caller = 'system' ORDER BY given_at, id`);
const tell = async () => {
  for (const { id, stream } of await owed()) await bench.activities().notifications({ ref: String(stream), ids: [String(id)] });
};
const inboxOf = async (id: string) =>
  (await noticesIn(bench.questions, personOf(id))).map(({ ref, event, text }) => ({ ref, event, text }));
const overlapsOf = async (id: string, ref: Ref) => {
  const found = await bench.questions.overlaps(personOf(id), ref);
  if (!found.ok) throw new Error('no more searches today');
  return found.items;
};

describe('DUP-1: overlap is looked for, and what the force may know comes back as a command', () => {
  test('once for each row that asked; nothing where nothing is found, nothing where it is known', async () => {
    const ref = await store(named);
    expect(await look(ref)).toEqual({ found: false });
    await store(named);
    expect(await look(ref)).toEqual({ found: true });
    await bench.database.pool.query('UPDATE outbox SET done_at = NULL');
    expect(await bench.activities().overlaps({ ref, ids: [`look:${String(asked)}`] })).toEqual({ found: true });
    const body = { count: 1, kinds: ['operation-name'], within: 'agency' };
    expect(await commands()).toEqual([{ ref, name: 'record-overlaps', body }]);
    expect(parsePayload('record-overlaps', body)).toEqual(body);
  });
  test('the index follows each decision that changes the bid, and nothing else', async () => {
    const ref = await store(named);
    const row = () => bench.rows('SELECT ref, operation, places, xmin::text AS written FROM case_overlap');
    const [first] = await row();
    const [{ state } = { state: '' }] = await bench.rows(`SELECT state FROM stream WHERE id = '${ref}'`);
    const on = JSON.parse(String(state)) as Case;
    const entry = (seq: number, after: Partial<Case>): Entry => {
      return {
        type: 'noted',
        about: { text: on.bid.threat.summary },
        after,
        seq,
        version: seq,
        at: FRIDAY,
        actor: on.spoc,
        authority: 'spoc',
        policyVersion: 1,
      };
    };
    await storeEntries(bench.database, [entry(2, { priority: 'P1' })]);
    expect(await row()).toEqual([first]);
    await storeEntries(bench.database, [entry(3, { bid: { ...on.bid, operationName: 'Op Walnut', places: ['Old Bridge'] } })]);
    expect(await row()).toMatchObject([{ ref, operation: 'walnut', places: ['oldbridge'] }]);
  });
});

describe('DUP-2: a match elsewhere is for the two gateways, never for a force', () => {
  const why = ['Both bids name the same operation.'];
  test('each gateway is told the other and the kind, about its own case; journals say nothing of it', async () => {
    const [here, there] = [await store(named), await store({ ...named, elsewhere: true })];
    expect(await look(here)).toEqual({ found: true });
    expect(await commands()).toEqual([]);
    const rows = await owed();
    expect(rows.map(({ stream }) => stream)).toEqual([here, there]);
    expect(JSON.stringify(rows[0])).not.toContain(there);
    expect(JSON.stringify(rows[1])).not.toContain(here);
    await tell();
    const text = (gateway: string) =>
      `A possible overlap with a case of ${directory.organisations[gateway]?.name ?? ''} has been found. ${why.join(' ')} Speak to that gateway.`;
    for (const id of ['gateway-manager.northmarch', 'triage.northmarch'])
      expect(await inboxOf(id)).toEqual([{ ref: here, event: 'overlap-found', text: text('southvale-rocu') }]);
    expect(await inboxOf('gateway-manager.southvale')).toEqual([{ ref: there, event: 'overlap-found', text: text('northmarch-rocu') }]);
    for (const id of ['spoc.aldershire', 'sio.aldershire', 'spoc.dunmere', 'sio.dunmere']) expect(await inboxOf(id)).toEqual([]);
    expect(await bench.questions.deliveries(here)).toEqual([]);
    expect(JSON.stringify(bench.mail.mails.filter(({ to }) => JSON.stringify(to).includes('southvale')))).not.toContain(here);
  });
  test('nobody is told twice, from whichever side it is found; a kind that is new is told', async () => {
    const [here, there] = [await store(named), await store({ ...named, elsewhere: true })];
    await look(here);
    expect(await look(here)).toEqual({ found: false });
    expect(await look(there)).toEqual({ found: false });
    expect(await owed()).toHaveLength(2);
    await bench.database.pool.query(`UPDATE case_overlap SET places = '{oldbridge}'`);
    expect(await look(there)).toEqual({ found: true });
    expect(await owed()).toHaveLength(4);
  });
  test('of two that look at the same moment one tells', async () => {
    const [here, there] = [await store(named), await store({ ...named, elsewhere: true })];
    await Promise.all([look(here), look(there), look(here), look(there)]);
    expect(await owed()).toHaveLength(2);
  });
  test('a case of one’s own region is no notice, and a restricted one no number in the journal', async () => {
    const ref = await store(named);
    await store({ ...named, with: { restricted: true } });
    expect(await look(ref)).toEqual({ found: false });
    expect([await owed(), await commands()]).toEqual([[], []]);
  });
  test('a force that left an officer with a claim is told nothing', () => {
    const on = { region: 'northmarch', claimer: 'spoc.aldershire' };
    const { to } = overlapNotice(on, directory, { gateway: 'southvale-rocu', why });
    expect(to.map((id) => personOf(id).organisation)).toEqual(to.map(() => 'northmarch-rocu'));
    expect(to).not.toEqual([]);
  });
  test('on its page the gateway reads the other gateway and the kind, a force nothing of another’s case', async () => {
    const [here] = [await store(named), await store({ ...named, elsewhere: true })];
    expect(await overlapsOf('triage.northmarch', here)).toEqual([{ gateway: 'southvale-rocu', kinds: ['operation-name'], why }]);
    expect(await overlapsOf('spoc.aldershire', here)).toEqual([]);
    expect(await overlapsOf('triage.southvale', here)).toEqual([]);
  });
});
