import type { IssuedDocument } from '../../domain/owed.ts';
import { carryingOn } from '../carrying.ts';
import { sha256 } from '../digests.ts';
import type { OwedIssue } from '../../domain/sitting-issues.ts';
import type { Cases, Folder, Outbox, Register, SittingPapers } from '../ports.ts';
import { makeDocument, nameOfDocument } from './make.ts';
import { issuePaper } from './papers.ts';

export type DocumentNeeds = {
  readonly outbox: Outbox;
  readonly cases: Cases;
  readonly papers: SittingPapers;
  readonly folder: Folder;
  readonly register: Register;
};

/** Files agreed terms under `documents/<ref>/` and papers under their sitting, one file a format; the same row again is the same file to the byte. */
export const createDocuments = ({ outbox, cases, papers, folder, register }: DocumentNeeds) =>
  carryingOn(outbox, async ({ id, ref, seq, payload }) => {
    // Written by the recorder from the rulebook's own document.
    const issued = JSON.parse(payload) as IssuedDocument | OwedIssue;
    if ('scheme' in issued) {
      await issuePaper({ cases, papers, folder, register })(id, issued);
      return { found: false, closed: true };
    }
    const bytes = await makeDocument(cases, { seq }, issued);
    const path = `documents/${ref}/${nameOfDocument(issued)}`;
    await folder.write(path, bytes);
    const { format, document } = issued;
    await register.file({ outbox: id, ref, kind: `terms-${format}`, path, version: document.version, digest: sha256(bytes) });
    return { found: false, closed: true };
  });
