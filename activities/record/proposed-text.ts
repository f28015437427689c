import type { Case } from '../../domain/case.ts';
import type { Command } from '../../domain/commands.ts';
import type { Facts } from '../../domain/facts.ts';
import { reassessmentText } from '../../domain/reassessment.ts';
import { fullTerms } from '../../domain/terms.ts';
import type { Digest } from '../../domain/words.ts';
import { canonical, narrativesIn, sha256, withTexts } from '../digests.ts';
import type { RecordTransaction } from '../ports.ts';

type Text = { readonly scheme: 'terms@1'; readonly terms: unknown } | { readonly scheme: 'reassessment@1'; readonly reassessment: unknown };

const proposed = (on: Case, command: Command, facts: Facts): Text | null => {
  if (command.name === 'propose-terms') return { scheme: 'terms@1', terms: fullTerms(on, command.payload.terms, facts) };
  if (command.name === 'propose-reassessment') return { scheme: 'reassessment@1', reassessment: reassessmentText(command.payload) };
  return null;
};

/** TOR-1, REA-2: SHA-256 over RFC 8785 JSON of the full text with its scheme id, strings in NFC; null where nothing is proposed. */
export const digestFor = async (
  on: Case | null,
  command: Command,
  { tx, facts }: { readonly tx: RecordTransaction; readonly facts: Facts },
): Promise<Digest | null> => {
  const text = on === null ? null : proposed(on, command, facts);
  if (text === null) return null;
  const texts = await tx.texts(narrativesIn(text).map(({ narrative }) => narrative));
  return sha256(canonical(withTexts(text, texts)));
};
