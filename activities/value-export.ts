import { stringify } from 'csv-stringify/sync';
import type { Case } from '../domain/case.ts';
import { csvManner, linesOf, recordsOf, sheetOf, VALUE_SCHEME, type ValueColumn } from '../domain/value-sheet.ts';
import { sha256 } from './digests.ts';

export type ValueExport = { readonly json: string; readonly csv: string };
type As = { readonly version: number; readonly columns: readonly ValueColumn[] };

/** The value ledger of a case as of one entry, `version` being that entry's number; the marking stands in the header of both files. */
export const valueExport = (on: Case, { version, columns }: As): ValueExport => {
  const lines = linesOf(on);
  const { headings, rows } = sheetOf(lines, columns);
  const handling = on.bid.legal.handling ?? [];
  const header = { marking: on.marking, handling, scheme: VALUE_SCHEME, ref: on.ref, version, owner: on.owner.agency };
  const about = [on.marking, VALUE_SCHEME, on.ref, `version ${String(version)}`];
  const table = stringify([about, headings, ...rows], csvManner);
  return {
    csv: table,
    json: `${JSON.stringify({ header: { ...header, csvDigest: sha256(table) }, entries: recordsOf(lines) }, undefined, 2)}\n`,
  };
};
