import type { Case } from '../domain/case.ts';
import type { ValueEntry } from '../domain/value-state.ts';
import { csv } from './csv.ts';
import { sha256 } from './digests.ts';

const scheme = 'apmis-style@1';
// No text of the entry: `basis` is narrative, and an export names no victim.
const columns: Readonly<Record<string, (entry: ValueEntry) => string | number | null>> = {
  id: ({ id }) => id,
  dateOfEvent: ({ dateOfEvent }) => dateOfEvent,
  organisation: ({ claimedBy }) => claimedBy.organisation,
  user: ({ claimedBy }) => claimedBy.user,
  toexRole: ({ toexRole }) => toexRole,
  kind: ({ kind }) => kind,
  recordType: ({ recordType }) => recordType,
  apmisRef: ({ apmisRef }) => apmisRef ?? null,
  fourP: ({ fourP }) => fourP,
  level: ({ level }) => level,
  confidence: ({ confidence }) => confidence,
  evidenceRef: ({ evidenceRef }) => evidenceRef,
  hoursSaved: ({ hoursSaved }) => hoursSaved ?? null,
  attributionPercent: ({ attributionPercent }) => attributionPercent,
  status: ({ status }) => status,
  verifiedBy: ({ verifiedBy }) => verifiedBy,
  apmisStatus: ({ apmisStatus }) => apmisStatus,
  enteredAt: ({ at }) => at,
};

export type ValueExport = { readonly json: string; readonly csv: string };

/** The value ledger of a case as of one entry, `version` being that entry's number; the marking stands in the header of both files. */
export const valueExport = (on: Case, version: number): ValueExport => {
  const entries = Object.values(on.value);
  const counts = [...new Set(entries.flatMap((entry) => Object.keys(entry.counts ?? {})))].sort();
  const header = { marking: on.marking, handling: on.bid.legal.handling ?? [], scheme, ref: on.ref, version, owner: on.owner.agency };
  const table = csv([
    [on.marking, scheme, on.ref, `version ${String(version)}`],
    [...Object.keys(columns), ...counts],
    ...entries.map((entry) => [
      ...Object.values(columns).map((read) => read(entry)),
      ...counts.map((count) => entry.counts?.[count] ?? null),
    ]),
  ]);
  const rows = entries.map((entry) => ({
    ...Object.fromEntries(Object.entries(columns).map(([name, read]) => [name, read(entry)])),
    counts: entry.counts ?? {},
  }));
  return { csv: table, json: `${JSON.stringify({ header: { ...header, csvDigest: sha256(table) }, entries: rows }, undefined, 2)}\n` };
};
