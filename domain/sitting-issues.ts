import { foldSitting } from './sitting-evolve.ts';
import type { SittingEntry } from './sitting-entries.ts';
import type { Sitting, SittingId } from './sitting.ts';
import type { Instant, Ref, UserId } from './words.ts';

/** What a sitting issues on paper: the pack when its papers close, an addendum for what comes after, the minutes once they are approved. */
export type IssueKind = 'pack' | 'addendum' | 'minutes';
/** `json` is the very model that the other three are made of, its texts by reference. */
export const issueFormats = ['json', 'html', 'docx', 'pdf'] as const;
export type IssueFormat = (typeof issueFormats)[number];
/** One issue: it holds what was on record at `at`. Packs and addenda of a sitting are numbered together. */
export type Issue = {
  readonly kind: IssueKind;
  readonly number: number;
  /** The entry that fixed it. */
  readonly seq: number;
  readonly at: Instant;
  readonly by: UserId;
  /** Of an addendum the case that came late, or whose paper was replaced. */
  readonly case: Ref | null;
};
type Fixed = Pick<Issue, 'kind' | 'case'>;

const papersAreClosed = (before: Sitting | null): boolean => before !== null && before.status !== 'open';
/**
 * What an entry issues, `before` being the sitting before it. ESC-1: a paper that comes in after the close is an addendum, and leaves the
 * pack as it was; where nobody has closed the papers, the start does.
 */
export const fixedBy = (before: Sitting | null, entry: SittingEntry): Fixed | null => {
  switch (entry.type) {
    case 'papers-closed':
      return { kind: 'pack', case: null };
    case 'sitting-started':
      return papersAreClosed(before) ? null : { kind: 'pack', case: null };
    case 'pack-supplemented':
    case 'paper-replaced':
      return papersAreClosed(before) ? { kind: 'addendum', case: entry.about.case } : null;
    case 'minutes-approved':
      return { kind: 'minutes', case: null };
    default:
      return null;
  }
};
/** Everything that a sitting has issued, oldest first. A sitting that was postponed after its papers were closed has a further pack. */
export const issuesOf = (entries: readonly SittingEntry[]): readonly Issue[] => {
  let on: Sitting | null = null;
  const issues: Issue[] = [];
  for (const entry of entries) {
    const fixed = fixedBy(on, entry);
    on = foldSitting([entry], on);
    if (fixed === null) continue;
    const number = fixed.kind === 'minutes' ? 1 : 1 + issues.filter(({ kind }) => kind !== 'minutes').length;
    issues.push({ ...fixed, number, seq: entry.seq, at: entry.at, by: entry.actor });
  }
  return issues;
};

/** What the outbox owes of an issue: one file. */
export type OwedIssue = {
  readonly scheme: 'sitting-issue@1';
  readonly meeting: SittingId;
  readonly seq: number;
  readonly format: IssueFormat;
};
/** The row of the outbox that owes this file; it names the file in the register too. */
export const owedIssueId = ({ meeting, seq, format }: Omit<OwedIssue, 'scheme'>): string => `${meeting}:${String(seq)}:documents-${format}`;
/** The files that an entry owes. */
export const issuesOwed = (before: Sitting | null, entry: SittingEntry, meeting: SittingId): readonly OwedIssue[] =>
  fixedBy(before, entry) === null ? [] : issueFormats.map((format) => ({ scheme: 'sitting-issue@1', meeting, seq: entry.seq, format }));

/** `northmarch-ttcg-2026-03-pack-1.pdf`: a sitting and a number, never a word of a case. */
export const nameOfIssue = (meeting: SittingId, { kind, number }: Pick<Issue, 'kind' | 'number'>, format: IssueFormat): string =>
  `${meeting}-${kind === 'minutes' ? 'minutes' : `${kind}-${String(number)}`}.${format}`;
