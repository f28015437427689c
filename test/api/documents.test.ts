import { describe, expect, it } from 'vitest';
import { sha256 } from '../../activities/digests.ts';
import { openDocx } from '../activities/opened.ts';
import { gatewayOf } from './gateway.ts';
import { walkTo } from './walk.ts';

const gateway = gatewayOf();
const developing = async (index = 0): Promise<string> => {
  const ref = await gateway.submit(index);
  await walkTo(gateway, ref, 'development');
  return ref;
};
const get = (who: string, path: string) =>
  gateway
    .as(who)
    .get(path)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => {
        done(null, Buffer.concat(parts));
      });
    });
const documentOf = (ref: string, { version = '1', format = 'docx' } = {}) => `/cases/${ref}/terms/${version}/document?format=${format}`;

describe('REC-4: the document of agreed terms is downloaded by whom the case’s page opens to, and logged', () => {
  it('each format as its own kind of file, under a name that tells nothing, with its digest', async () => {
    const ref = await developing();
    const answer = await get('sio.aldershire', documentOf(ref)).expect(200);
    const bytes = answer.body as Buffer;
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename=${ref}-terms-v1.docx`,
      'cache-control': 'no-store',
      'repr-digest': `sha-256=:${Buffer.from(sha256(bytes), 'hex').toString('base64')}:`,
    });
    expect(openDocx(bytes).text).toContain(ref);
    const pdf = await get('sio.aldershire', documentOf(ref, { format: 'pdf' })).expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    const logged = gateway.world.consulted.filter(({ object }) => object === `terms-document:${ref}`);
    expect(logged.map(({ actor }) => actor)).toEqual(['sio.aldershire', 'sio.aldershire']);
  });
  it('ACC-3: absent and forbidden are the same; ACC-4: a stub holds none; an auditor gets no narrative', async () => {
    const ref = await developing();
    const hidden = await gateway.as('spoc.dunmere').get(documentOf(ref)).expect(404);
    const absent = await gateway.as('spoc.dunmere').get(documentOf('TSK-NM-2026-00099-0')).expect(404);
    expect(hidden.body).toEqual(absent.body);
    const { directory } = gateway.world;
    const auditor = { ...directory.people['requester.aldershire']!, roles: ['auditor' as const] };
    gateway.world.directory = { ...directory, people: { ...directory.people, [auditor.id]: auditor } };
    await gateway.as(auditor.id).get(`/cases/${ref}/terms/1`).expect(200);
    const withheld: unknown = (await gateway.as(auditor.id).get(documentOf(ref)).expect(403)).body;
    expect(withheld).toMatchObject({ code: 'narrative-withheld' });
    gateway.world.directory = directory;
    const restricted = await developing(1);
    await gateway.as('triage2.northmarch').get(documentOf(restricted)).expect(403);
  });
  it('TOR-2: of an agreed version only; formats and versions are checked', async () => {
    const ref = await gateway.submit();
    await walkTo(gateway, ref, 'terms');
    const { terms } = await import('./examples.ts');
    const sia = gateway.world.cases.get(ref)?.state.sia ?? '';
    await gateway.as(sia).post(`/cases/${ref}/commands/propose-terms`, { basedOn: null, terms }).expect(200);
    const refused: unknown = (await gateway.as('sio.aldershire').get(documentOf(ref)).expect(409)).body;
    expect(refused).toMatchObject({ code: 'no-document', rule: 'TOR-2' });
    for (const version of ['9', 'x', '__proto__']) await gateway.as('sio.aldershire').get(documentOf(ref, { version })).expect(404);
    await gateway
      .as('sio.aldershire')
      .get(documentOf(ref, { format: 'rtf' }))
      .expect(422);
    await gateway.as('sio.aldershire').get(`/cases/${ref}/terms/1/document`).expect(422);
  });
  it('REC-1: where neither file nor record makes what was filed, nothing is served', async () => {
    const ref = await developing();
    for (const id of gateway.world.texts.keys()) gateway.world.texts.set(id, 'Another.');
    const refused: unknown = (await gateway.as('sio.aldershire').get(documentOf(ref)).expect(409)).body;
    expect(refused).toMatchObject({ code: 'document-altered', rule: 'REC-1' });
  });
});
