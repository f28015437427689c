import { carryingOn } from './carrying.ts';
import { sha256 } from './digests.ts';
import type { Cases, Folder, Outbox, Register } from './ports.ts';
import { valueExport } from './value-export.ts';

export type ValueLogNeeds = { readonly outbox: Outbox; readonly cases: Cases; readonly folder: Folder; readonly register: Register };

/** Leaves the ledger as `value/<ref>/v<seq>.json` and `.csv`, one version for each entry that changed it. */
export const createValueLog = ({ outbox, cases, folder, register }: ValueLogNeeds) =>
  carryingOn(outbox, async ({ id, ref, seq }) => {
    const [{ on }, { policy }] = await Promise.all([cases.asOf(ref, seq), cases.today()]);
    const { json, csv } = valueExport(on, { version: seq, columns: policy.valueColumns });
    const path = `value/${ref}/v${String(seq)}`;
    await folder.write(`${path}.csv`, csv);
    await folder.write(`${path}.json`, json);
    await register.file({ outbox: id, ref, kind: 'value-export', path: `${path}.json`, version: seq, digest: sha256(json) });
    return { found: false, closed: true };
  });
