import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { madeAside } from '../../activities/documents/aside.ts';
import type { TermsDocument } from '../../domain/terms-document.ts';
import { projectDir } from '../../embedded/node-part.ts';
import { instant } from '../domain/calendars.ts';
import { openDocx, openPdf } from './opened.ts';

const document: TermsDocument = {
  scheme: 'terms-document@1',
  ref: 'TSK-NM-2026-00042-C', version: 1, digest: 'a'.repeat(64), marking: 'OFFICIAL-SENSITIVE', agreedAt: instant('2026-07-01T11:02:03.456Z'),
  details: [['Reference', 'TSK-NM-2026-00042-C']], riskStatement: 'Risk remains with the owner.', owner: ['The owner.'],
  signatures: { head: ['Side', 'Who', 'When', 'Digest'], rows: [['Force', 'A', 'B', 'C']] },
  clauses: [{ heading: 'Background', body: { kind: 'text', text: { narrative: 'n', digest: 'b'.repeat(64) } } }],
}; // prettier-ignore
const long = Array.from({ length: 400 }, (_, index) => `Paragraph ${String(index)} of a long account of what was seen and by whom.`).join(
  '\n',
);
const make = (format: 'docx' | 'pdf', n: string) => madeAside({ format, document, texts: { n } });

describe('documents are made aside', () => {
  test('the process that asks goes on with its own work meanwhile', async () => {
    await make('pdf', 'Short.');
    const before = performance.eventLoopUtilization();
    const since = performance.now();
    await Promise.all([make('pdf', long), make('pdf', long), make('pdf', long)]);
    const tookMs = performance.now() - since;
    const { active } = performance.eventLoopUtilization(before);
    console.info(`three long PDFs in ${tookMs.toFixed(0)} ms, of which this thread was busy ${active.toFixed(0)} ms`);
    expect(active).toBeLessThan(tookMs / 3);
  });
  test('each gets its own, however many ask at once; the dates are those of the version', async () => {
    const texts = ['One.', 'Two.', 'Three.'];
    const all = await Promise.all(texts.flatMap((text) => [make('docx', text), make('pdf', text)]));
    for (const [index, text] of texts.entries()) {
      expect(openDocx(all[2 * index] ?? new Uint8Array()).text).toContain(text);
      const pdf = await openPdf(all[2 * index + 1] ?? new Uint8Array());
      expect(pdf.text).toContain(text);
      expect(pdf.dates).toEqual(['D:20260701110203Z', 'D:20260701110203Z']);
    }
    expect(await make('pdf', 'One.')).toEqual(all[1]);
  });
  test('what cannot be made is said to whoever asked, and the next is made', async () => {
    const broken = { ...document, agreedAt: instant('2026-07-01T11:02:03.456Z'), clauses: [{ heading: 'Background', body: null }] };
    await expect(madeAside({ format: 'pdf', document: JSON.parse(JSON.stringify(broken)) as TermsDocument, texts: {} })).rejects.toThrow(
      /null/,
    );
    expect(openDocx(await make('docx', 'Next.')).text).toContain('Next.');
  });
  test('a process that was begun like the worker makes the same bytes in another zone, and ends by itself', async () => {
    const program = `import { madeAside } from './activities/documents/aside.ts';
      const bytes = await madeAside(JSON.parse(process.argv[1]));
      console.log(Buffer.from(bytes).toString('base64'));`;
    const asked = JSON.stringify({ format: 'pdf', document, texts: { n: 'One.' } });
    const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, asked], {
      cwd: path.resolve(projectDir),
      env: { ...process.env, TZ: 'Pacific/Auckland' },
      encoding: 'utf8',
      timeout: 100_000,
    });
    expect(Buffer.from(said.trim(), 'base64').equals(Buffer.from(await make('pdf', 'One.')))).toBe(true);
  });
});
