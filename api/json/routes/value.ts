import { z } from 'zod';
import { recordsOf } from '../../../domain/value-sheet.ts';
import { exportsValue } from '../../../domain/value-sight.ts';
import { isIsoDate } from '../../../domain/words.ts';
import { problemOf } from '../../problems.ts';
import { exportedFile, exportFormats, exportMedia, valueExport } from '../../value/export.ts';
import { asked as askedFor, ledgerFor } from '../../value/ledger.ts';
import { ledgerAnswer } from '../answers/value.ts';
import { errand } from '../errand.ts';
import type { Title } from '../payloads/asks.ts';
import { noted } from '../payloads/notes.ts';
import { ok, question, type Route } from '../route.ts';
import { paging, PAGE_SIZE } from './cases.ts';

const advice = 'A date such as 2026-04-01.';
const day = (title: Title) => noted(z.string().refine(isIsoDate), { title, advice });
const backwards = { path: ['to'], message: 'Give a last day that is not before the first.' };
const period = { from: day('First day of the events'), to: day('Last day of the events') };

const ledger = question({
  path: '/value',
  id: 'value-ledger',
  summary: 'The value ledger of every case that the caller may see, with figures.',
  tag: 'lists',
  query: z.strictObject({ from: period.from.exactOptional(), to: period.to.exactOptional(), ...paging }),
  answers: { 200: { says: 'Entries by reference; figures count verified entries only, of the whole period.', schema: ledgerAnswer } },
  refuses: [422],
  handle: async ({ ports }, { by, asked: { page = 1, pageSize = PAGE_SIZE, ...days } }) => {
    await ports.consultations.log({ actor: by.id, action: 'search', object: askedFor('value', days) });
    const [{ lines, total, figures, withheld, marking, handling }, missing] = await Promise.all([
      ledgerFor(ports, by, { ...days, paging: { page, pageSize } }),
      ports.questions.valueLines(by, { ...days, only: 'not-on-apmis' }),
    ]);
    return ok({
      items: recordsOf(lines),
      total,
      page,
      pageSize,
      marking,
      handling,
      figures,
      withheld,
      notOnApmis: missing.map(({ ref, entry }) => ({ ref, entry: entry.id })),
    });
  },
});

const exported = errand({
  path: '/value/exports',
  id: 'value-export',
  summary: 'Exports the value ledger of a period; recorded, then answered as the file.',
  tag: 'lists',
  body: z
    .strictObject({ ...period, format: noted(z.enum(exportFormats), { title: 'Format' }) })
    .refine(({ from, to }) => from <= to, backwards),
  answers: {
    200: {
      says: 'The file. The same request again is the same file.',
      schema: z.string().meta({ format: 'binary' }),
      media: Object.values(exportMedia),
    },
  },
  refuses: [400, 403, 409, 413, 415, 422, 428],
  finds: () => Promise.resolve(true),
  may: ({ by }) => Promise.resolve(exportsValue(by) ? null : problemOf('exports-elsewhere')),
  goal: ({ ports, by, sent }) => valueExport(ports, by).goal(sent),
  reach: ({ ports, by }, goal) => valueExport(ports, by).reach(goal),
  says: (answer) => {
    const { name, media, content } = exportedFile.parse(answer);
    return { file: { name, media, bytes: Buffer.from(content, 'base64') } };
  },
});

export const valueRoutes: readonly Route[] = [ledger, exported];
