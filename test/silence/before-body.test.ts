// Silence before a body (issue 5): a paper that nobody lists, a sitting that nobody holds, a record that nobody confirms, a transfer that
// nobody answers. Sixty working days; whom time tells, and when, is copied by hand from sections 3, 5 and 6, of the three priorities.
import { describe, expect, it } from 'vitest';
import type { EntryType } from '../../domain/entries.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import { isLive } from '../../domain/case.ts';
import { penDue } from '../../domain/pen.ts';
import { addWorking } from '../../domain/working-time.ts';
import type { Instant, Priority } from '../../domain/words.ts';
import { england, instant } from '../domain/calendars.ts';
import { CHAIR, council, decision, DEPUTY, inSession, LEAD, OWNER, paper, SECRETARY } from '../domain/council.ts';
import { silentWorld } from './silent-world.ts';

const DAY = 8 * 60;
const SIA = 'sia.northmarch';
/** The close of the day of the sitting. */
const EVENING = instant('2026-12-15T17:00:00Z');
type Telling = readonly [at: Instant | readonly [EntryType, number], event: string, ...to: readonly string[]];
type Situation = {
  readonly what: string;
  readonly story: () => { readonly c: ReturnType<typeof council>; readonly ref: string; readonly meeting?: string };
  readonly told: readonly Telling[];
  /** What its sitting tells. */
  readonly sitting?: readonly Telling[];
  readonly ends: string;
};
const escalated = (priority: Priority = 'P2') => {
  const c = council();
  const ref = c.open(1, { priority });
  c.give([OWNER, ref], 'escalate', { paper });
  return { c, ref };
};
const listed = () => {
  const { c, ref } = escalated();
  const meeting = c.call('ordinary', '2026-12-15T10:00:00Z');
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
  return { c, ref, meeting };
};
const recorded =
  (by: string, priority: Priority = 'P2') =>
  () => {
    const { c, ref, meeting } = inSession('ordinary', { priority });
    c.give([by, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    return { c, ref, meeting };
  };
/** ESC-3: where no sitting is planned, the chair owes an extraordinary decision within five days of this. */
const owed = (from: Instant): readonly Telling[] => [
  [addWorking(england, from, 2.5 * DAY), 'reminder', CHAIR, SECRETARY],
  [addWorking(england, from, 5 * DAY), 'overdue', CHAIR, DEPUTY, SECRETARY],
];
/** Section 6, in working days: listed for a sitting, confirmed by the chair, answered by the receiver. */
const steps: readonly (readonly [Priority, { readonly listed: number; readonly confirmed: number; readonly answered: number }])[] = [
  ['P1', { listed: 0.5, confirmed: 1, answered: 1 }],
  ['P2', { listed: 2, confirmed: 2, answered: 3 }],
  ['P3', { listed: 5, confirmed: 2, answered: 5 }],
];
const ofPriority = ([priority, { listed: list, confirmed, answered }]: (typeof steps)[number]): readonly Situation[] => [
  { what: `${priority}: a paper that nobody lists`, story: () => escalated(priority), told: [[['escalated', list], 'overdue', CHAIR]], ends: 'to-list' },
  {
    what: `${priority}: a record of the secretary that no chair confirms: the deputy chair is told, and nothing takes effect`,
    story: recorded(SECRETARY, priority),
    told: [[['decision-recorded', confirmed], 'overdue', DEPUTY]],
    ends: 'recorded',
  },
  {
    what: `${priority}: a transfer that nobody answers: back to the body, both owners told, and with the secretary again`,
    story: recorded(CHAIR, priority),
    told: [
      [['body-decided', answered / 2], 'reminder', LEAD],
      [['body-decided', answered], 'transfer-returned', OWNER, SIA, SECRETARY, CHAIR, DEPUTY, LEAD],
      [['body-decided', answered + list], 'overdue', CHAIR],
    ],
    ends: 'to-list',
  },
]; // prettier-ignore
const situations: readonly Situation[] = [
  ...steps.flatMap(ofPriority),
  {
    what: 'a listed case whose sitting nobody holds: carried at the end of its day, told, and owed',
    story: listed,
    told: [[EVENING, 'overdue', SECRETARY, CHAIR], [EVENING, 'item-carried', OWNER, SIA, SECRETARY, CHAIR], ...owed(EVENING)],
    // Five working days before, by the close of the day (ESC-1); and its own day.
    sitting: [[instant('2026-12-08T17:00:00Z'), 'overdue', SECRETARY], [EVENING, 'overdue', CHAIR, SECRETARY]],
    ends: 'to-list',
  },
]; // prettier-ignore

const inOrder = (told: readonly { readonly at: Instant; readonly event: string; readonly who: string }[]) =>
  told.map(({ at, event, who }) => `${at} ${event} ${who}`).toSorted();

describe('DEV-5, REC-3: before a body, time leads to tells, never to silence and never to another owner', () => {
  it.each(situations)('$what', async ({ story, told, sitting, ends }) => {
    const { c, ref, meeting = '' } = story();
    const before = c.caseOf(ref);
    const began = (type: EntryType): Instant => c.written.cases[ref]?.findLast((entry) => entry.type === type)?.at ?? expect.fail(type);
    const expected = (tellings: readonly Telling[]) =>
      inOrder(
        tellings.flatMap(([when, event, ...to]) => {
          const at = typeof when === 'string' ? when : addWorking(england, began(when[0]), when[1] * DAY);
          return to.map((who) => ({ at, event, who }));
        }),
      );
    const world = silentWorld();
    world.openAll(c);
    for (let day = 1; day <= 60; day += 1) {
      await world.goOn(addWorking(england, c.now(), day * DAY));
      const on = world.on(ref);
      expect([day, on.owner, on.ownershipHistory]).toEqual([day, before.owner, before.ownershipHistory]);
      expect([isLive(on), on.stage, on.pen !== null, penDue(on) !== null]).toEqual([true, 'escalated', true, true]);
    }
    expect(inOrder(world.told(ref))).toEqual(expected(told));
    if (sitting !== undefined) expect(inOrder(world.told(meeting))).toEqual(expected(sitting));
    expect(escalationOf(world.on(ref))).toMatchObject({ standing: ends });
    for (const id of [ref, meeting]) expect(world.settled(id).filter(({ state }) => state !== 'accepted')).toEqual([]);
  });
});

describe('ESC-4, OWN-1: an acceptance and the end of its time at the same instant, in either order', () => {
  const due = (c: ReturnType<typeof council>, ref: string): Instant => c.caseOf(ref).clocks['transfer-answered']?.dueAt ?? expect.fail();
  it('accepted first: the risk has moved, and time finds nothing to return', async () => {
    const { c, ref } = recorded(CHAIR)();
    const at = due(c, ref);
    c.wait(at);
    c.give([LEAD, ref], 'accept-transfer', { lead: LEAD });
    expect(c.refused([null, ref], 'return-transfer', { clock: 'transfer-answered', rung: 'due' })).toBe('wrong-stage');
    const world = silentWorld();
    world.openAll(c);
    await world.goOn(at);
    expect(world.on(ref)).toMatchObject({ stage: 'closing', owner: { agency: 'northmarch-rocu', user: LEAD } });
    expect(world.settled(ref)).toEqual([]);
  });
  it('returned first: the risk stays, and whoever accepts is told with whom it is', () => {
    const { c, ref } = recorded(CHAIR)();
    c.passes(ref, 'transfer-answered');
    expect(c.now() >= due(recorded(CHAIR)().c, ref)).toBe(true);

    expect(c.refused([LEAD, ref], 'accept-transfer', { lead: LEAD })).toBe('not-before-body');
    expect(c.caseOf(ref)).toMatchObject({ stage: 'escalated', owner: { agency: 'aldershire', user: OWNER } });
  });
});
