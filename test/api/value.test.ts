import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { valueExport } from '../../api/value/export.ts';
import { personOf } from '../support/rulebook.ts';
import { until } from '../support/wait.ts';
import { value } from './examples.ts';
import { gatewayOf } from './gateway.ts';
import { give, walkTo } from './walk.ts';

const gateway = gatewayOf();
const [SIA, SIO, MEASURES, TOEX] = ['sia.northmarch', 'sio.aldershire', 'performance.national', 'toex-manager.northmarch'] as const;
const entry = { ...value, kind: 'product-delivered', dateOfEvent: '2026-11-20' };
let ref = '';
let hidden = '';

const verified = async (index: number, by: string, sio: string): Promise<string> => {
  const of = await gateway.submit(index);
  await walkTo(gateway, of, 'closing');
  const sia = gateway.world.cases.get(of)?.state.sia ?? by;
  await give(gateway, of, [sia, 'log-value', { value: { ...entry, evidenceRef: '=HYPERLINK("http://x.example","go")' } }]);
  await give(gateway, of, [sio, 'verify-value', { entry: 'v1', comments: 'Seen.' }]);
  return of;
};
beforeAll(async () => {
  ref = await verified(0, SIA, SIO);
  await give(gateway, ref, [SIA, 'log-value', { value: { ...entry, kind: 'efficiency', evidenceRef: 'E2' } }]);
  hidden = await verified(1, SIA, 'sio.brackenshire');
});

type Ledger = {
  items: readonly Record<string, unknown>[];
  total: number;
  withheld: number;
  figures: Record<string, unknown>;
  notOnApmis: readonly unknown[];
  marking: string;
};
const ledger = async (who: string, query = ''): Promise<Ledger> => (await gateway.as(who).get(`/value${query}`).expect(200)).body as Ledger;
const period = { from: '2026-01-01', to: '2026-12-31' };
const file = (who: string, body: object, key?: string) =>
  gateway
    .as(who)
    .post('/value/exports', body, key)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => {
        done(null, Buffer.concat(parts));
      });
    });

describe('the value ledger of all cases, as far as somebody may see it', () => {
  it('ACC-2: those of the cases that open; figures of the same', async () => {
    const own = await ledger(SIO);
    expect(own.items.map((item) => [item['ref'], item['entry'], item['status']])).toEqual([
      [ref, 'v1', 'verified'],
      [ref, 'v2', 'logged'],
    ]);
    expect(own).toMatchObject({
      total: 2,
      withheld: 0,
      figures: { verified: 1, unverified: 1, byOwner: { aldershire: 1 }, says: 'Figures count verified entries only.' },
      notOnApmis: [{ ref, entry: 'v1' }],
    });
    expect(JSON.stringify(own)).not.toMatch(/basis|narrative|digest/);
    expect(await ledger('spoc.dunmere')).toMatchObject({ items: [], total: 0, withheld: 0, figures: { verified: 0, byOwner: {} } });
    expect(await ledger('auditor.national')).toMatchObject({ items: [], figures: { verified: 0 } });
  });
  it('ACC-1: whoever measures has the figures of a restricted case, and no line of it', async () => {
    const seen = await ledger(MEASURES);
    expect(seen).toMatchObject({ total: 2, withheld: 1, figures: { verified: 2, byOwner: { aldershire: 1, brackenshire: 1 } } });
    expect(JSON.stringify(seen)).not.toContain(hidden);
  });
  it('by period and page; what is no period is refused, and who looked is logged', async () => {
    expect((await ledger(TOEX, '?pageSize=1&page=2')).items).toHaveLength(1);
    expect(await ledger(TOEX, '?from=2026-11-21')).toMatchObject({ total: 0, figures: { verified: 0 } });
    expect((await ledger(TOEX, '?from=2026-11-20&to=2026-11-20')).total).toBe(3);
    await gateway.as(TOEX).get('/value?from=yesterday').expect(422);
    await gateway.as(TOEX).get('/value?until=2026-11-20').expect(422);
    const logged = gateway.world.consulted.filter(({ actor }) => actor === TOEX).map(({ object }) => object);
    expect(logged).toContain('value?from=2026-11-20&to=2026-11-20');
  });
});

describe('VAL-6: an export is recorded, then answered as the file', () => {
  it('CSV: marking and export in the header, no formula, nothing restricted; once for each key', async () => {
    const answer = await file(MEASURES, { ...period, format: 'csv' }, 'k-csv').expect(200);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="?value-2026-01-01-to-2026-12-31-[0-9a-f]{8}\.csv"?$/);
    const text = (answer.body as Buffer).toString('utf8');
    const [header = '', headings = '', ...rows] = text.trimEnd().split('\r\n');
    expect(header).toMatch(/^OFFICIAL-SENSITIVE,.*apmis-style@2,from 2026-01-01 to 2026-12-31,export /);
    expect(header).toContain('Figures count verified entries only.');
    expect(headings).toMatch(/^Reference,Region,/);
    expect(rows).toHaveLength(2);
    expect(text).toContain(`"'=HYPERLINK(""http://x.example"",""go"")"`);
    expect(text).not.toContain(hidden);
    const again = await file(MEASURES, { ...period, format: 'csv' }, 'k-csv').expect(200);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect((again.body as Buffer).equals(answer.body as Buffer)).toBe(true);
    await file(MEASURES, { ...period, format: 'json' }, 'k-csv').expect(409);
    const exports = gateway.world.consulted.filter(({ action }) => action === 'export');
    expect(exports).toMatchObject([
      { actor: MEASURES, object: expect.stringMatching(/^value\?from=2026-01-01&to=2026-12-31&format=csv&export=/) as string },
    ]);
  });
  it('each case learns of it: who, when, which entries; verified becomes exported, and nothing else moves', async () => {
    const stateOf = () => gateway.world.cases.get(ref)?.state;
    const on = await until('the case knows', () => stateOf()?.value['v1']?.status === 'exported' && stateOf());
    expect(on.value['v1']).toMatchObject({ apmisStatus: 'exported', exported: { by: MEASURES } });
    expect(on.value['v2']).toMatchObject({ status: 'logged', apmisStatus: 'exported' });
    expect(gateway.world.cases.get(hidden)?.state.value['v1']?.status).toBe('verified');
    const entries = (gateway.world.cases.get(ref)?.rows ?? []).filter(({ type }) => type.startsWith('value-exported'));
    expect(entries).toHaveLength(1);
    expect((await ledger(SIO)).notOnApmis).toEqual([{ ref, entry: 'v1' }]);
    await give(gateway, ref, [SIA, 'record-apmis-entry', { entry: 'v1', apmisRef: 'AP-DEMO-1', enteredAt: '2026-11-20' }]);
    expect((await ledger(SIO)).notOnApmis).toEqual([]);
  });
  it('JSON: every field under its own name, with the same header', async () => {
    const answer = await file(TOEX, { ...period, format: 'json' }).expect(200);
    const told = JSON.parse((answer.body as Buffer).toString('utf8')) as { header: object; entries: readonly Record<string, unknown>[] };
    expect(told.header).toMatchObject({ marking: 'OFFICIAL-SENSITIVE', scheme: 'apmis-style@2', exportedBy: TOEX, ...period });
    expect(told.entries.map((each) => each['ref'])).toEqual(expect.arrayContaining([ref, hidden]));
  });
  it('XLSX: a workbook whose texts are texts, never formulas', async () => {
    const answer = await file(MEASURES, { ...period, format: 'xlsx' }).expect(200);
    expect(answer.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const parts = unzipSync(answer.body as Buffer);
    const [sheet, texts] = ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'].map((name) => strFromU8(parts[name] ?? new Uint8Array()));
    expect(texts).toContain('<t>=HYPERLINK("http://x.example","go")</t>');
    expect(texts).not.toContain(hidden);
    expect(sheet).not.toContain('<f>');
    expect(sheet).toMatch(/<oddHeader>&amp;COFFICIAL-SENSITIVE<\/oddHeader>/);
    expect(sheet?.match(/<row /g)).toHaveLength(4);
    expect(sheet).toMatch(/<c r="AC\d+" s="0"><v>3<\/v><\/c>/);
  });
  it('the errand keeps the format that was chosen and no other; what an earlier release kept beside it does no harm', async () => {
    const goals = [...gateway.world.errands.values()].map(({ goal }) => JSON.parse(goal) as Record<string, unknown>);
    const kept = goals.map(({ format, records, rows }) => [format, records !== undefined, rows !== undefined]);
    expect(kept).toEqual([['csv', false, true], ['json', true, false], ['xlsx', false, true]]); // prettier-ignore
    const [csv] = goals;
    const { reach } = valueExport(gateway.ports, personOf(MEASURES));
    expect(await reach(JSON.stringify({ ...csv, records: [] }))).toEqual(await reach(JSON.stringify(csv)));
  });
  it('is for those who key on APMIS and those who measure; every field is checked', async () => {
    expect(
      (
        await gateway
          .as(SIO)
          .post('/value/exports', { ...period, format: 'csv' })
          .expect(403)
      ).body,
    ).toMatchObject({
      code: 'exports-elsewhere',
      rule: 'VAL-6',
    });
    const wrong: unknown = (await gateway.as(TOEX).post('/value/exports', { from: 'x', format: 'pdf', more: 1 }).expect(422)).body;
    expect((wrong as { fields: readonly { path: string }[] }).fields.map(({ path }) => path).toSorted()).toEqual([
      'format',
      'from',
      'more',
      'to',
    ]);
    const backwards: unknown = (
      await gateway.as(TOEX).post('/value/exports', { from: '2026-02-01', to: '2026-01-01', format: 'csv' }).expect(422)
    ).body;
    expect(backwards).toMatchObject({ fields: [{ path: 'to', message: 'Give a last day that is not before the first.' }] });
  });
  it('an export of nothing is a file without entries, and tells no case', async () => {
    const before = gateway.world.commands.size;
    const answer = await file('sia.southvale', { ...period, format: 'csv' }).expect(200);
    expect((answer.body as Buffer).toString('utf8').trimEnd().split('\r\n')).toHaveLength(2);
    expect(gateway.world.commands.size).toBe(before);
  });
});
