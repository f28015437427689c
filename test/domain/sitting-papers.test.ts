import { describe, expect, it } from 'vitest';
import { extractOf, listed, markingOfPaper, section, tabled, type SittingDocument } from '../../domain/sitting-document.ts';
import { fixedBy } from '../../domain/sitting-issues.ts';
import type { SittingEntry } from '../../domain/sitting-entries.ts';
import { instant } from './calendars.ts';
import { council, OWNER, paper, SECRETARY } from './council.ts';

const document: SittingDocument = {
  scheme: 'sitting-document@1', kind: 'pack', meeting: 'm', number: 1, title: 'Pack', at: instant('2026-12-15T10:00:00Z'), preview: false,
  extract: false, says: [], details: [], readFrom: { A: 3, B: 4 },
  sections: [
    section('Agenda', [tabled(['Case'], [['A', 'A'], ['B', 'B']]), listed([['B', 'of B']])]),
    section('A', [], { about: 'A' }),
    section('B', [], { about: 'B' }),
  ],
  cases: { A: { marking: 'OFFICIAL', handling: [] }, B: { marking: 'OFFICIAL-SENSITIVE', handling: [] } },
}; // prettier-ignore

describe('a paper of a sitting', () => {
  it('bears the highest marking of the cases that it speaks of, and that of a page where it speaks of none', () => {
    expect(markingOfPaper(document)).toBe('OFFICIAL-SENSITIVE');
    expect(markingOfPaper(extractOf(document, ['A']))).toBe('OFFICIAL');
    expect(markingOfPaper({ cases: {} })).toBe('OFFICIAL-SENSITIVE');
  });
  it('ACC-3: is cut for its reader without a trace of what does not open, and is left as it is where all does', () => {
    expect(extractOf(document, ['B', 'A'])).toBe(document);
    const cut = extractOf(document, ['A']);
    expect(cut.extract).toBe(true);
    expect(JSON.stringify(cut)).not.toMatch(/"B"|of B/);
    expect(cut.sections.map(({ heading }) => heading)).toEqual(['Agenda', 'A']);
  });
  it('ESC-1, ESC-6: a paper replaced before the close is in the pack, one replaced after it is an addendum', () => {
    const c = council();
    const ref = c.open(1);
    c.give([OWNER, ref], 'escalate', { paper });
    const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
    c.give([OWNER, ref], 'revise-paper', { paper });
    const replaced = c.journal.find((entry): entry is Extract<SittingEntry, { type: 'paper-replaced' }> => entry.type === 'paper-replaced');
    if (replaced === undefined) throw new Error('no paper was replaced');
    const before = c.sittingOf(meeting);
    expect(fixedBy(before, replaced)).toBeNull();
    for (const status of ['papers-closed', 'in-session'] as const)
      expect(fixedBy({ ...before, status }, replaced)).toEqual({ kind: 'addendum', case: ref });
  });
});
