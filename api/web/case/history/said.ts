import { inWords } from '../../form/field.ts';

/** A text that somebody wrote, with what it was. */
export type Said = { readonly title: string; readonly text: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Codes, ids and dates are in the sentence already.
const written =
  /^(rationale|reason|advice|note|text|comments|overrideReason|notScoredReason|pndReason|noValueReason|correction|actionTaken)$/;
const titles: Readonly<Record<string, string>> = { questions: 'Question', answers: 'Answer' };
const ofText: Readonly<Record<string, string>> = { pndReason: 'Reason for releasing without PND recording' };
const titleOf = (name: string, within: string): string =>
  titles[within] ?? (within === 'score' ? `Score: ${name}` : (ofText[name] ?? inWords(name)));
/** The texts that an entry says of itself. */
export const saidIn = (about: unknown, within = ''): readonly Said[] =>
  Array.isArray(about)
    ? about.flatMap((item: unknown) => saidIn(item, within))
    : !isRecord(about)
      ? []
      : Object.entries(about).flatMap(([name, value]) =>
          typeof value === 'string' && written.test(name) ? [{ title: titleOf(name, within), text: value }] : saidIn(value, name),
        );

const kept: Readonly<Record<string, string>> = { text: 'Comment', result: 'Result', basis: 'Basis' };
const titled = (name: string, of: object): string | undefined => (name === 'text' && 'inReplyTo' in of ? 'Message' : kept[name]);
/** The texts that its outcome keeps of this very moment: a comment, a result, the basis of a value. */
export const keptIn = (after: unknown, at: string): readonly Said[] => {
  if (Array.isArray(after)) return after.flatMap((item: unknown) => keptIn(item, at));
  if (!isRecord(after)) return [];
  const own =
    after['at'] !== at
      ? []
      : Object.entries(after).flatMap(([name, value]) => {
          const title = titled(name, after);
          return title !== undefined && typeof value === 'string' ? [{ title, text: value }] : [];
        });
  return [...own, ...Object.values(after).flatMap((value) => keptIn(value, at))];
};
