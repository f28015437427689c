import type { IssuedDocument } from '../../domain/owed.ts';
import { canonical, narrativesIn, sha256, withTexts } from '../digests.ts';
import type { Cases } from '../ports.ts';
import { madeAside } from './aside.ts';

/** Makes the document of an outbox row from the record. Throws where what is on record no longer has the digest that was signed. */
export const makeDocument = async (
  cases: Pick<Cases, 'asOf' | 'texts'>,
  at: { readonly seq: number },
  issued: IssuedDocument,
): Promise<Uint8Array> => {
  const { format, document } = issued;
  const { on } = await cases.asOf(document.ref, at.seq);
  const terms = on.terms[String(document.version)]?.terms;
  const texts = await cases.texts(narrativesIn({ terms, document }).map(({ narrative }) => narrative));
  if (sha256(canonical(withTexts({ scheme: 'terms@1', terms }, texts))) !== document.digest) throw new Error('the digest differs');
  return madeAside({ format, document, texts });
};

/** `TSK-NM-2026-00042-C-terms-v1.pdf`: a reference and a number, never a word of the case. */
export const nameOfDocument = ({ format, document: { ref, version } }: IssuedDocument): string =>
  `${ref}-terms-v${String(version)}.${format}`;
