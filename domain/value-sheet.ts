import type { Case } from './case.ts';
import { highestMarking } from './marking.ts';
import { entryOf } from './sides.ts';
import { counts, figures, type ValueEntry } from './value-state.ts';
import type { Marking, OrganisationId, Ref } from './words.ts';

/** One entry of the ledger, with what it needs of its case to be read away from it. */
export type ValueLine = {
  readonly ref: Ref;
  readonly region: string;
  readonly owner: OrganisationId;
  readonly marking: Marking;
  readonly handling: readonly string[];
  readonly entry: ValueEntry;
};
/** No public format of APMIS exists; what an export looks like has a name and a version of our own. */
export const VALUE_SCHEME = 'apmis-style@2';
export type Cell = string | number | null;
type Read = (line: ValueLine) => Cell;
/**
 * How a sheet is written as CSV: lines as RFC 4180 has them, with every break within a cell quoted, and an apostrophe before what a
 * spreadsheet would take for a formula (OWASP, CSV injection).
 */
export const csvManner = { record_delimiter: '\r\n', quote_record_delimiter: true, escape_formulas: true } as const;

/** What an export may carry of an entry. No text: the basis is narrative, and an export names no victim. */
const fields = {
  ref: ({ ref }) => ref,
  region: ({ region }) => region,
  owner: ({ owner }) => owner,
  entry: ({ entry }) => entry.id,
  dateOfEvent: ({ entry }) => entry.dateOfEvent,
  organisation: ({ entry }) => entry.claimedBy.organisation,
  user: ({ entry }) => entry.claimedBy.user,
  toexRole: ({ entry }) => entry.toexRole,
  kind: ({ entry }) => entry.kind,
  recordType: ({ entry }) => entry.recordType,
  apmisRef: ({ entry }) => entry.apmisRef ?? null,
  fourP: ({ entry }) => entry.fourP,
  level: ({ entry }) => entry.level,
  confidence: ({ entry }) => entry.confidence,
  evidenceRef: ({ entry }) => entry.evidenceRef,
  hoursSaved: ({ entry }) => entry.hoursSaved ?? null,
  attributionPercent: ({ entry }) => entry.attributionPercent,
  status: ({ entry }) => entry.status,
  loggedAt: ({ entry }) => entry.at,
  verifiedBy: ({ entry }) => entry.verifiedBy,
  verifiedAt: ({ entry }) => entry.verifiedAt,
  apmisStatus: ({ entry }) => entry.apmisStatus,
  enteredRef: ({ entry }) => entry.entered?.apmisRef ?? null,
  enteredAt: ({ entry }) => entry.enteredAt ?? null,
  enteredBy: ({ entry }) => entry.entered?.by ?? null,
  reconciledAt: ({ entry }) => entry.reconciled?.at ?? null,
  reverses: ({ entry }) => entry.reverses ?? null,
  reversedBy: ({ entry }) => entry.reversedBy ?? null,
} as const satisfies Readonly<Record<string, Read>>;
export type ValueField = keyof typeof fields;
/** Which field stands in which column, under which heading: configuration, since every agency keys into a form of its own. */
export type ValueColumn = { readonly field: ValueField; readonly heading: string };
export const valueFields: readonly ValueField[] = Object.keys(fields).filter((name): name is ValueField => Object.hasOwn(fields, name));

const countNames = (lines: readonly ValueLine[]): readonly string[] =>
  [...new Set(lines.flatMap(({ entry }) => Object.keys(entry.counts ?? {})))].sort();
/** Headings and rows: the configured columns, then one for each thing that any of the entries counts. */
export const sheetOf = (
  lines: readonly ValueLine[],
  columns: readonly ValueColumn[],
): { readonly headings: readonly string[]; readonly rows: readonly (readonly Cell[])[] } => {
  const counted = countNames(lines);
  return {
    headings: [...columns.map(({ heading }) => heading), ...counted],
    rows: lines.map((line) => [
      ...columns.map(({ field }) => fields[field](line)),
      ...counted.map((name) => entryOf(line.entry.counts ?? {}, name)),
    ]),
  };
};
/** The same for a program: every field under its own name, whatever the columns are. */
export const recordsOf = (lines: readonly ValueLine[]): readonly Readonly<Record<string, unknown>>[] =>
  lines.map((line) => ({
    ...Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, read(line)])),
    counts: line.entry.counts ?? {},
  }));

/** What is above OFFICIAL in any line marks the whole; a handling condition of any line holds for all. */
export const markingOf = (lines: readonly Pick<ValueLine, 'marking' | 'handling'>[]): Pick<ValueLine, 'marking' | 'handling'> => ({
  marking: highestMarking(lines.map(({ marking }) => marking)),
  handling: [...new Set(lines.flatMap(({ handling }) => handling))].sort(),
});

export const linesOf = (on: Case): readonly ValueLine[] =>
  Object.values(on.value).map((entry) => ({
    ref: on.ref,
    region: on.region,
    owner: on.owner.agency,
    marking: on.marking,
    handling: on.bid.legal.handling ?? [],
    entry,
  }));

type Tally = Readonly<Record<string, number>>;
/** VAL-1. */
export const FIGURES_SAY = 'Figures count verified entries only.';
export type Figures = {
  /** Entries that count, and how many of each 4P, level, region, owner and kind. */
  readonly verified: number;
  readonly byFourP: Tally;
  readonly byLevel: Tally;
  readonly byRegion: Tally;
  readonly byOwner: Tally;
  readonly byKind: Tally;
  readonly counts: Tally;
  readonly hoursSaved: number;
  /** What does not count: not verified yet, and taken back. */
  readonly unverified: number;
  readonly reversed: number;
  /** Verified, and nobody has said yet that it is on APMIS. */
  readonly notOnApmis: number;
  readonly says: string;
};
const tally = (lines: readonly ValueLine[], of: (line: ValueLine) => string): Tally => {
  const found = new Map<string, number>();
  for (const line of lines) found.set(of(line), (found.get(of(line)) ?? 0) + 1);
  return Object.fromEntries(found);
};
const summed = (lines: readonly ValueLine[]): Tally => {
  const found = new Map<string, number>();
  for (const { entry } of lines)
    for (const [name, count] of Object.entries(entry.counts ?? {})) found.set(name, (found.get(name) ?? 0) + count);
  return Object.fromEntries(found);
};
const isThere = ({ apmisStatus }: ValueEntry): boolean => apmisStatus === 'entered' || apmisStatus === 'reconciled';
/** VAL-6: verified, and not said to be on APMIS; of reversing entries those that take back what is there. */
export const notOnApmis = (lines: readonly ValueLine[]): readonly ValueLine[] => {
  const there = new Set(lines.flatMap(({ ref, entry }) => (isThere(entry) ? [`${ref}:${entry.id}`] : [])));
  return lines.filter(({ ref, entry }) => {
    if (isThere(entry) || entry.verifiedBy === null || entry.reversedBy !== undefined) return false;
    return entry.reverses === undefined || there.has(`${ref}:${entry.reverses}`);
  });
};
/** VAL-1: figures count verified entries only, and say so. */
export const figuresOf = (lines: readonly ValueLine[]): Figures => {
  const counting = lines.filter(({ entry }) => figures(entry));
  return {
    verified: counting.length,
    byFourP: tally(counting, ({ entry }) => entry.fourP),
    byLevel: tally(counting, ({ entry }) => entry.level),
    byRegion: tally(counting, ({ region }) => region),
    byOwner: tally(counting, ({ owner }) => owner),
    byKind: tally(counting, ({ entry }) => entry.kind),
    counts: summed(counting),
    hoursSaved: counting.reduce((sum, { entry }) => sum + (entry.hoursSaved ?? 0), 0),
    unverified: lines.filter(({ entry }) => counts(entry) && entry.verifiedBy === null).length,
    reversed: lines.filter(({ entry }) => entry.reversedBy !== undefined).length,
    notOnApmis: notOnApmis(lines).length,
    says: FIGURES_SAY,
  };
};
