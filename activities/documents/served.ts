import type { DocumentFormat } from '../../domain/terms-document.ts';
import type { Digest, Ref } from '../../domain/words.ts';
import { sha256 } from '../digests.ts';
import type { Cases, Folder, IssuedRows } from '../ports.ts';
import { makeDocument, nameOfDocument } from './make.ts';
import { servePapers, type PaperNeeds } from './papers.ts';

export type ServeNeeds = {
  readonly cases: Pick<Cases, 'asOf' | 'texts'>;
  readonly folder: Pick<Folder, 'read'>;
  readonly issued: IssuedRows;
};
type Wanted = { readonly ref: Ref; readonly version: number; readonly format: DocumentFormat };
type Served = { readonly name: string; readonly bytes: Uint8Array; readonly digest: Digest };

/**
 * A document as it was filed: the file where its digest is that of the register, else made again from the record. Null where none was
 * ever owed. `altered` where neither is what was filed: then nothing is served.
 */
export const serveDocument =
  ({ cases, folder, issued }: ServeNeeds) =>
  async (wanted: Wanted): Promise<Served | 'altered' | null> => {
    const row = await issued.find(wanted);
    if (row === null) return null;
    const name = nameOfDocument(row.issued);
    const filed = row.filed === null ? null : await folder.read(row.filed.path);
    if (filed !== null && sha256(filed) === row.filed?.digest) return { name, bytes: filed, digest: row.filed.digest };
    const bytes = await makeDocument(cases, row, row.issued).catch(() => null);
    if (bytes === null) return 'altered';
    const digest = sha256(bytes);
    return row.filed === null || row.filed.digest === digest ? { name, bytes, digest } : 'altered';
  };

/** Every document that is served: agreed terms, and the papers of sittings. */
export const servedDocuments = (needs: ServeNeeds & PaperNeeds) => ({ terms: serveDocument(needs), papers: servePapers(needs) });
