import { describe, expect, it } from 'vitest';
import { oneEach } from '../../domain/one-each.ts';
import { instant } from './calendars.ts';
import { linesOf } from './retold.ts';

const notice = (to: readonly string[], text: string, dueAt: string | null = null) => {
  return { event: 'closed', to, text, dueAt: dueAt === null ? null : instant(dueAt) };
};
const end = ' The risk remains with A.';

describe('journey.md section 8: one notice for each recipient and event, exactly', () => {
  it('whom two things are said to reads both in one, with the earlier day, and the risk named once (OWN-9)', () => {
    const both = [
      notice(['a', 'b'], `Closed.${end}`, '2026-12-02T10:00:00Z'),
      notice(['b'], 'Not answered.', '2026-12-01T10:00:00Z'),
      notice(['c'], 'Read it.'),
    ];
    expect(oneEach(both, end)).toEqual([
      notice(['a'], `Closed.${end}`, '2026-12-02T10:00:00Z'),
      notice(['c'], 'Read it.'),
      notice(['b'], `Closed. Not answered.${end}`, '2026-12-01T10:00:00Z'),
    ]);
  });
  it('and where nobody is told two things, all stay as they are', () => {
    const each = [notice(['a'], 'One.'), notice(['b'], `Two.${end}`)];
    expect(oneEach(each, end)).toEqual(each);
  });
  it.each(['first', 'second', 'third', 'bodies'])('in the %s of the approved stories nobody is told twice by an entry', (story) => {
    let told = new Map<string, number>();
    let count = 0;
    const twice: string[] = [];
    for (const line of linesOf(story)) {
      const said = /^ {4}tells (.*?)(?: by \S+)?: ([a-z-]+): /.exec(line);
      if (said === null) {
        if (/^ {2}\S/.test(line)) told = new Map();
        continue;
      }
      for (const id of said[1]?.split(', ') ?? []) {
        count++;
        if (told.has(`${id} ${said[2] ?? ''}`)) twice.push(line);
        told.set(`${id} ${said[2] ?? ''}`, 1);
      }
    }
    expect(twice).toEqual([]);
    expect(count).toBeGreaterThan(50);
  });
});
