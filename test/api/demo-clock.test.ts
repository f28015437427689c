import { describe, expect, it } from 'vitest';
import { advanceClock, afterSpan } from '../../api/demo-clock.ts';
import type { DemoTime } from '../../api/ports.ts';
import type { Instant } from '../../domain/words.ts';
import { england, instant } from '../domain/calendars.ts';

/** What falls due, and a clock, both kept here; looking again does what is due. */
const houseOf = (dues: { at: Instant; ref: string }[], began = instant('2026-11-20T09:00:00Z')) => {
  let now = began;
  const time: DemoTime = {
    nextDue: (until) => {
      const first = dues.filter(({ at }) => at <= until).toSorted((one, other) => one.at.localeCompare(other.at))[0];
      const same = dues.filter(({ at }) => at === first?.at);
      return Promise.resolve(first === undefined ? null : { at: first.at, refs: same.map(({ ref }) => ref), count: same.length });
    },
    setClock: (at) => {
      now = at > now ? at : now;
      return Promise.resolve();
    },
  };
  const clock = { now: () => Promise.resolve(now) };
  const engine = {
    give: ({ ref }: { ref: string }) => {
      dues = dues.filter((due) => due.ref !== ref || due.at > now);
      return Promise.resolve(null as never);
    },
    healthy: () => Promise.resolve(true),
    polled: () => Promise.resolve(true),
  };
  return { time, clock, engine, calendar: () => Promise.resolve(england) };
};

describe('the demo clock goes on until something happens', () => {
  it('to the next due time, and does what is due then and no more', async () => {
    const house = houseOf([
      { at: instant('2026-11-24T12:00:00Z'), ref: 'TSK-B' },
      { at: instant('2026-11-24T12:00:00Z'), ref: 'TSK-A' },
      { at: instant('2026-12-01T12:00:00Z'), ref: 'TSK-C' },
    ]);
    const until = await afterSpan('next', house);
    expect(until).toBe('2026-11-24T12:00:00.000Z');
    expect(await advanceClock(until!, house)).toEqual({ now: until, fired: 2, cases: ['TSK-A', 'TSK-B'] });
    expect(await afterSpan('next', house)).toBe('2026-12-01T12:00:00.000Z');
  });
  it('what is due already is due now: the clock never goes back', async () => {
    expect(await afterSpan('next', houseOf([{ at: instant('2026-11-02T09:00:00Z'), ref: 'TSK-A' }]))).toBe('2026-11-20T09:00:00.000Z');
  });
  it('where nothing waits for its time there is nowhere to go', async () => {
    expect(await afterSpan('next', houseOf([]))).toBeNull();
  });
});
