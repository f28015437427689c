// The service was away for weeks and comes back on a Saturday: section 6, CLK-1.
import { describe, expect, it } from 'vitest';
import { isLive } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import { instant } from '../domain/calendars.ts';
import { silentWorld } from './silent-world.ts';
import { situations } from './situations.ts';

const [SATURDAY, MONDAY, TUESDAY] = ['2027-02-13T03:00:00Z', '2027-02-15T09:00:00Z', '2027-02-16T09:00:00Z'].map(instant);

describe('CLK-1, REC-3: what fell due while the service was away is told at the opening, all of it, and not before', () => {
  it('every situation of this release', async () => {
    if (SATURDAY === undefined || MONDAY === undefined || TUESDAY === undefined) throw new Error('no days');
    const world = silentWorld();
    const watched = situations.map(({ what, story, told, ends }) => ({ what, told, ends, ref: world.open(story().on()) }));
    await world.backAt(SATURDAY);
    for (const { what, ref } of watched) expect([what, world.told(ref)]).toEqual([what, []]);
    // Nothing that is owed lies in the past: neither the sweep nor the demo clock finds a case that does not do what it owes.
    for (const { ref } of watched) expect(dueOn(world.on(ref).clocks).filter(({ at }) => at <= SATURDAY)).toEqual([]);
    await world.goOn(MONDAY);
    const late = watched.filter(({ ref }) => world.told(ref).length > 0);
    expect(late.length).toBeGreaterThan(20);
    expect(new Set(late.flatMap(({ ref }) => world.told(ref).map(({ at }) => at)))).toEqual(new Set([MONDAY]));
    const lapses = watched.filter(({ ends }) => ends !== undefined);
    expect(lapses.length).toBeGreaterThan(0);
    expect(lapses.filter(({ ref }) => !isLive(world.on(ref)))).toEqual([]);
    await world.goOn(TUESDAY);
    for (const { what, ends, ref } of lapses) expect([what, world.on(ref).stage]).toEqual([what, ends]);
    for (const { what, ref } of watched) expect([what, world.settled(ref).filter(({ state }) => state !== 'accepted')]).toEqual([what, []]);
  });
});
