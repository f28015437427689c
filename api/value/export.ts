import { randomUUID } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Person } from '../../domain/directory.ts';
import { canOwnNothing } from '../../domain/never-owns.ts';
import {
  csvManner,
  FIGURES_SAY,
  markingOf,
  recordsOf,
  sheetOf,
  VALUE_SCHEME,
  type ValueColumn,
  type ValueLine,
} from '../../domain/value-sheet.ts';
import { isInstant, isIsoDate, type IsoDate } from '../../domain/words.ts';
import type { Errand } from '../errands.ts';
import { faultOf, log } from '../log.ts';
import type { Ports, ValueExport } from '../ports.ts';
import { problemOf } from '../problems.ts';
import { asked } from './ledger.ts';
import { xlsx, XLSX_MEDIA } from './xlsx.ts';

export const exportFormats = ['json', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportMedia: { readonly [F in ExportFormat]: string } = { json: 'application/json', csv: 'text/csv', xlsx: XLSX_MEDIA };
export type ExportAsked = { readonly from: IsoDate; readonly to: IsoDate; readonly format: ExportFormat };

const text = z.string();
const instant = text.refine(isInstant);
const cell = z.union([text, z.number(), z.null()]);
const settledOnce = {
  id: text,
  by: text,
  at: instant,
  from: text.refine(isIsoDate),
  to: text.refine(isIsoDate),
  marking: text,
  handling: z.array(text),
  says: text,
  cases: z.array(z.strictObject({ ref: text, entries: z.array(text) })),
};
const asSheet = { headings: z.array(text), rows: z.array(z.array(cell)) };
/**
 * What left: settled before anything is done, so that the same request again is the same file, whatever the ledger says by then. Of the
 * content only what the file is made of; what a release before this one kept beside it is passed over.
 */
const goal = z.discriminatedUnion('format', [
  z.object({ ...settledOnce, format: z.literal('json'), records: z.array(z.record(text, z.unknown())) }),
  z.object({ ...settledOnce, format: z.literal('csv'), ...asSheet }),
  z.object({ ...settledOnce, format: z.literal('xlsx'), ...asSheet }),
]);
type Goal = z.output<typeof goal>;
/** The file as it is kept with the answer. */
export const exportedFile = z.strictObject({ name: text, media: text, content: z.base64() });
export type ExportedFile = z.output<typeof exportedFile>;

const casesOf = (lines: readonly ValueLine[]): ValueExport['cases'] => {
  const found = new Map<string, string[]>();
  for (const { ref, entry } of lines) found.set(ref, [...(found.get(ref) ?? []), entry.id]);
  return [...found].map(([ref, entries]) => ({ ref, entries }));
};

const content = (what: Goal): Promise<Uint8Array> | Uint8Array => {
  const { id, by, at, from, to, marking, handling, says } = what;
  const about = [...handling, VALUE_SCHEME, `from ${from} to ${to}`, `export ${id}`, `${at} by ${by}`, says];
  switch (what.format) {
    case 'csv':
      return Buffer.from(stringify([[marking, ...about], what.headings, ...what.rows], csvManner));
    case 'xlsx':
      return xlsx({ title: 'Value', marking, about, headings: what.headings, rows: what.rows });
    case 'json': {
      const header = { marking, handling, scheme: VALUE_SCHEME, export: id, exportedAt: at, exportedBy: by, from, to, says };
      return Buffer.from(`${JSON.stringify({ header, entries: what.records }, undefined, 2)}\n`);
    }
  }
};
/** The content in the format that was chosen, and in no other. */
const contained = (format: ExportFormat, lines: readonly ValueLine[], columns: readonly ValueColumn[]) => {
  if (format === 'json') return { format, records: [...recordsOf(lines)] };
  const { headings, rows } = sheetOf(lines, columns);
  return { format, headings: [...headings], rows: rows.map((row) => [...row]) };
};

/** The cases are told at once; what the engine misses the sweep finds. */
const wake = async ({ engine }: Pick<Ports, 'engine'>, refs: readonly string[]): Promise<void> => {
  for (const ref of refs)
    await engine
      .give({ ref, lookAgain: true }, 20_000)
      .catch((error: unknown) => log.warn({ ref, fault: faultOf(error) }, 'the engine was not told'));
};

type Asking = Pick<Ports, 'questions' | 'consultations' | 'valueExports' | 'engine' | 'clock' | 'files'>;
/** VAL-6, REC-4: what may be seen of a period, as a file; logged, and told to each case that it came from. */
export const valueExport = (
  ports: Asking,
  by: Person,
): { readonly goal: (what: ExportAsked) => ReturnType<Errand['goal']>; readonly reach: Errand['reach'] } => ({
  goal: async ({ from, to, format }) => {
    const [lines, { policy, directory, now: at }] = await Promise.all([ports.questions.valueLines(by, { from, to }), ports.files.today()]);
    const strange = lines.find(({ owner }) => canOwnNothing(owner, directory));
    if (strange !== undefined) {
      log.error(
        { ref: strange.ref, owner: strange.owner, rule: 'OWN-2' },
        'an export names an owner that can own no risk, and is not made',
      );
      return { problem: problemOf('fault') };
    }
    const { marking, handling } = markingOf(lines);
    const settled: z.input<typeof goal> = {
      id: randomUUID(), by: by.id, at, from, to, marking, handling: [...handling], says: FIGURES_SAY,
      cases: casesOf(lines).map(({ ref, entries }) => ({ ref, entries: [...entries] })), ...contained(format, lines, policy.valueColumns),
    }; // prettier-ignore
    return { goal: JSON.stringify(settled) };
  },
  reach: async (stored) => {
    const what = goal.parse(JSON.parse(stored));
    const { id, at, from, to, format, cases } = what;
    await ports.consultations.log({
      actor: what.by,
      action: 'export',
      object: `${asked('value', { from, to })}&format=${format}&export=${id}`,
    });
    if (cases.length > 0) await ports.valueExports.tell({ id, by: what.by, at, cases });
    void wake(
      ports,
      cases.map(({ ref }) => ref),
    );
    const name = `value-${from}-to-${to}-${id.slice(0, 8)}.${format}`;
    return { name, media: exportMedia[format], content: Buffer.from(await content(what)).toString('base64') } satisfies ExportedFile;
  },
});
