import type { Case } from '../../domain/case.ts';
import type { Facts } from '../../domain/facts.ts';
import { termsWithoutDisputed } from '../../domain/impasse-state.ts';
import { reassessmentText } from '../../domain/reassessment.ts';
import { fullTerms } from '../../domain/terms.ts';
import type { Digest } from '../../domain/words.ts';
import { canonical, narrativesIn, sha256, withTexts } from '../digests.ts';
import type { ReadPayload, RecordTransaction } from '../ports.ts';

type Text = { readonly scheme: 'terms@1'; readonly terms: unknown } | { readonly scheme: 'reassessment@1'; readonly reassessment: unknown };

type Proposal = { readonly name: 'propose-terms' | 'resolve-impasse' | 'propose-reassessment'; readonly body: unknown };
type Under = { readonly tx: RecordTransaction; readonly read: ReadPayload; readonly facts: Facts };

// TOR-7: only an impasse that ends by dropping a product proposes terms: those in force without it.
const proposed = (on: Case, { name, body }: Proposal, { read, facts }: Under): Text | null => {
  if (name === 'resolve-impasse') {
    const terms = read(name, body).outcome === 'drop-product' ? termsWithoutDisputed(on) : null;
    return terms === null ? null : { scheme: 'terms@1', terms: fullTerms(on, terms, facts) };
  }
  return name === 'propose-terms'
    ? { scheme: 'terms@1', terms: fullTerms(on, read(name, body).terms, facts) }
    : { scheme: 'reassessment@1', reassessment: reassessmentText(read(name, body)) };
};

/** TOR-1, REA-2: SHA-256 over RFC 8785 JSON of the full text with its scheme id, strings in NFC; null where there is no case. */
export const digestFor = async (on: Case | null, proposal: Proposal, under: Under): Promise<Digest | null> => {
  if (on === null) return null;
  const text = proposed(on, proposal, under);
  if (text === null) return null;
  const texts = await under.tx.texts(narrativesIn(text).map(({ narrative }) => narrative));
  return sha256(canonical(withTexts(text, texts)));
};
