import { carryingOn } from './carrying.ts';
import { sha256 } from './digests.ts';
import type { Cases, CaseThen, Folder, Outbox, Register } from './ports.ts';

export type RecordsNeeds = { readonly outbox: Outbox; readonly cases: Cases; readonly folder: Folder; readonly register: Register };

/** The document of a decision: what the journal says of it, with its hashes. Texts stay references, so that they can be erased. */
const documentOf = ({ on, entry: { entry, type, payload, prevHash, hash } }: CaseThen): string =>
  `${JSON.stringify(
    {
      scheme: 'filed-decision@1',
      marking: on.marking,
      handling: on.bid.legal.handling ?? [],
      ref: on.ref,
      stage: on.stage,
      entry: { seq: entry.seq, type, at: entry.at, actor: entry.actor, payload: JSON.parse(payload) as unknown },
      prevHash,
      digest: hash,
    },
    undefined,
    2,
  )}\n`;

/** Files decisions under `records/<ref>/<seq>-<type>.json`; the same decision again is the same file. */
export const createRecords = ({ outbox, cases, folder, register }: RecordsNeeds) =>
  carryingOn(outbox, async ({ id, ref, seq }) => {
    const then = await cases.asOf(ref, seq);
    const text = documentOf(then);
    const path = `records/${ref}/${String(seq)}-${then.entry.entry.type}.json`;
    await folder.write(path, text);
    await register.file({ outbox: id, ref, kind: 'decision', path, version: 1, digest: sha256(text) });
    return { found: false, closed: true };
  });
