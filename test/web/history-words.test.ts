import { describe, expect, it } from 'vitest';
import type { Entry } from '../../domain/entries.ts';
import { accepted, byTime } from '../domain/by-time.ts';
import { instant } from '../domain/calendars.ts';
import { caseAt } from '../domain/story.ts';
import { returned } from '../domain/returned.ts';
import { tell } from '../../api/web/wording/sentences.ts';
import type { Names } from '../../api/web/wording/telling.ts';

const names: Names = {
  nameOf: (id) => id,
  agencyOf: (id) => id,
  regionOf: (id) => id,
  label: (_, code) => code,
  moment: (at) => at,
  day: (date) => date,
};
const said = (entries: readonly Entry[]): readonly string[] => entries.map((entry) => tell(entry, names));
const on = returned().on();
const toldAt = (rung: string, now: string) =>
  said(accepted(byTime(on, { name: 'tell', payload: { clock: 'answer-return', rung }, now: instant(now) })));

describe('REC-3: the history says what time did: a reminder, what is overdue, what was taken further, what waits', () => {
  it.each([
    ['50%', '2026-12-03T10:00:00Z', 'Reminder sent to spoc.aldershire.'],
    ['due', '2026-12-03T10:00:00Z', 'Overdue: spoc.aldershire told.'],
    ['150%', '2026-12-03T10:00:00Z', 'Still overdue: taken further, to spoc.aldershire, sio.aldershire.'],
    [
      'due',
      '2026-11-29T10:00:00Z',
      'Something fell due and was found late, or outside working hours: it waits until 2026-11-30T09:00:00.000Z.',
    ],
  ])('%s at %s', (rung, now, sentence) => {
    expect(toldAt(rung, now)).toEqual([sentence]);
  });
  it('the place in the queue of which a case that waits for capacity was told', () => {
    const waiting = caseAt('awaiting-capacity');
    const tell = { name: 'tell', payload: { clock: 'capacity', rung: 'due' }, now: instant('2026-12-11T10:00:00Z') } as const;
    expect(said(accepted(byTime(waiting, tell, { capacityPlace: { place: 2, of: 7 } })))).toEqual([
      'Overdue: toex-manager.northmarch, spoc.aldershire told. Place in the queue for capacity: 2 of 7.',
    ]);
    expect(said(accepted(byTime(waiting, tell)))).toEqual(['Overdue: toex-manager.northmarch, spoc.aldershire told.']);
  });
});
