import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../activities/digests.ts';
import { servedDocuments } from '../../activities/documents/served.ts';
import { createFolder } from '../../activities/folder.ts';
import { createActivityPorts } from '../../prisma/activity-ports.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { gatewayOn, type Gateway } from '../api/gateway.ts';
import { callMeeting } from '../api/meeting.ts';
import { give, walkTo } from '../api/walk.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { openDocx, openPdf } from './opened.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const [CHAIR, SECRETARY, OWNER] = ['chair.northmarch', 'secretary.northmarch', 'sio.aldershire'];
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const paper = { whyBeyondOwner: 'It spans “three” forces & more.', resourcesAsked: 'A team.', interimRiskPlan: 'Weekly.', safeguarding: 'Referrals.', proposedOwner: 'northmarch-rocu' }; // prettier-ignore

let bench: Workbench;
let gateway: Gateway;
beforeAll(async () => {
  bench = await openWorkbench();
  await bench.empty();
  gateway = gatewayOn(postgresPorts(bench.database));
});
afterAll(() => bench.stop());

const owed = async (): Promise<readonly string[]> => {
  const rows = await bench.rows(`SELECT id FROM outbox WHERE temperament = 'documents' AND stream LIKE 'northmarch%' AND done_at IS NULL`);
  return rows.map(({ id }) => String(id)).toSorted();
};
const filed = () => bench.rows(`SELECT kind, path, version, digest FROM filed WHERE ref LIKE 'northmarch%' ORDER BY kind`);
const bytesOf = (path: unknown): Uint8Array => new Uint8Array(readFileSync(bench.file(String(path))));

test('ESC-1: a closed pack is filed in every format of one model, the same to the byte when made again, and served only as it was filed', async () => {
  const id = await callMeeting(gateway, { body: 'northmarch-ttcg', at: inDays(40), kind: 'ordinary' });
  const ref = await gateway.submit();
  await walkTo(gateway, ref, 'ownership');
  await give(gateway, ref, [OWNER, 'escalate', { paper }]);
  await give(gateway, ref, [SECRETARY, 'list-for-meeting', { meeting: id }]);
  expect(await owed()).toEqual([]);
  await gateway.as(SECRETARY).post(`/meetings/${id}/commands/close-papers`, {}).expect(200);
  const ids = await owed();
  expect(ids.map((each) => each.split(':').at(-1))).toEqual(['documents-docx', 'documents-html', 'documents-json', 'documents-pdf']);
  await bench.activities().documents({ ref: id, ids });
  const first = await filed();
  const before = first.map(({ path }) => bytesOf(path));
  const path = (format: string) => `documents/${id}/${id}-pack-1.${format}`;
  expect(first.map((row) => row['path'])).toEqual(['docx', 'html', 'json', 'pdf'].map(path));
  expect(first.map((row) => row['digest'])).toEqual(before.map(sha256));

  // One model: texts by reference, so that what is erased is gone from it too.
  const [model] = await bench.rows('SELECT seq, model, digest FROM sitting_paper');
  const text = String(model?.['model']);
  expect(new TextDecoder().decode(bytesOf(path('json')))).toBe(text);
  expect(sha256(text)).toBe(model?.['digest']);
  expect(text).not.toContain(paper.whyBeyondOwner);
  const [docx, pdf] = [openDocx(bytesOf(path('docx'))), await openPdf(bytesOf(path('pdf')))];
  for (const part of [paper.whyBeyondOwner, 'Scores before and after', 'Intelligence gaps', ref]) {
    expect(docx.text).toContain(part);
    expect(pdf.text).toContain(part);
  }
  // Marked on every page, and legible for a screen reader.
  for (const page of pdf.pages) expect(page.match(/OFFICIAL-SENSITIVE/g)?.length).toBeGreaterThanOrEqual(2);
  expect([pdf.tagged, docx.head.trim()]).toEqual([true, 'OFFICIAL-SENSITIVE']);

  // Again, from the model, after the case has moved on.
  await give(gateway, ref, [OWNER, 'note', { text: 'Later.' }]);
  const again = async () => {
    await bench.database.pool.query(`UPDATE outbox SET done_at = NULL WHERE temperament = 'documents' AND stream LIKE 'northmarch%'`);
    await bench.activities().documents({ ref: id, ids });
  };
  await again();
  expect(first.map((row) => bytesOf(row['path']))).toEqual(before);
  expect(await filed()).toEqual(first);
  await expect(bench.database.pool.query(`UPDATE sitting_paper SET model = '{}'`)).rejects.toThrow('append-only');

  // Composed anew from the journals as of that instant it is the same model.
  await bench.database.pool.query(
    'ALTER TABLE sitting_paper DISABLE TRIGGER USER; DELETE FROM sitting_paper; ALTER TABLE sitting_paper ENABLE TRIGGER USER',
  );
  await again();
  expect((await bench.rows('SELECT model FROM sitting_paper'))[0]).toEqual({ model: text });

  // Served from the file; a file that was changed is not, and is made again.
  const { papers } = servedDocuments({
    ...createActivityPorts(bench.database, createReferenceData()),
    folder: createFolder(bench.folder()),
  });
  const wanted = { meeting: id, seq: Number(model?.['seq']), open: [ref], format: 'pdf' } as const;
  writeFileSync(bench.file(path('pdf')), 'changed');
  expect(await papers.file(wanted)).toMatchObject({ digest: first[3]?.['digest'], bytes: before[3] });
  await bench.database.pool.query(`UPDATE filed SET digest = 'other' WHERE kind = 'pack-pdf'`);
  expect(await papers.file(wanted)).toBe('altered');

  // What was erased since is named in its place, whatever was filed.
  await bench.database.pool.query('UPDATE narrative SET text = NULL WHERE text = $1', [paper.whyBeyondOwner]);
  const html = await papers.file({ ...wanted, format: 'html' });
  const shown = html === null || html === 'altered' ? '' : new TextDecoder().decode(html.bytes);
  expect(shown).toContain('[erased]');
  expect(shown).not.toContain('three');
});

test('ESC-2: minutes are filed once they are approved', async () => {
  const id = await callMeeting(gateway, { body: 'northmarch-ttcg', at: inDays(41), kind: 'extraordinary' });
  await gateway.as(CHAIR).post(`/meetings/${id}/commands/start`, {}).expect(200);
  await gateway.as(CHAIR).post(`/meetings/${id}/commands/approve-minutes`, {}).expect(200);
  await bench.activities().documents({ ref: id, ids: await owed() });
  const kinds = (await filed()).filter(({ path }) => String(path).includes(id)).map(({ kind }) => kind);
  expect(kinds).toEqual(['minutes-docx', 'minutes-html', 'minutes-json', 'minutes-pdf', 'pack-docx', 'pack-html', 'pack-json', 'pack-pdf']);
});
