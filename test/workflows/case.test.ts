import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { narrative } from '../support/rulebook.ts';
import { until } from '../support/wait.ts';
import { addWorking } from '../../domain/working-time.ts';
import { england, instant } from '../domain/calendars.ts';
import { assessment } from '../domain/payloads.ts';
import { openHouse, skippingTime, type House } from './house.ts';

const officer = 'triage.northmarch';
const text = { text: narrative('A note.') };
const why = { rationale: narrative('Because.') };
const claim = (house: House, ref: string, by = officer) => house.record.stored(ref, 'claim', { by, payload: {} });
const note = (house: House, ref: string) => house.record.stored(ref, 'note', { by: officer, payload: text });

let env: TestWorkflowEnvironment;
let house: House;
beforeAll(async () => {
  env = await skippingTime();
  house = await openHouse(env);
});
afterAll(async () => {
  await house.close();
  await env.teardown();
});

describe('a case begins with whatever reaches it first', () => {
  it('decides a command that starts it, and looks at what waits only then', async () => {
    const ref = await house.record.submitted();
    const told = claim(house, ref);
    expect(await house.give(told)).toMatchObject({ outcome: 'accepted', ref, stage: 'in-triage' });
    expect(house.record.calls.filter((call) => call.told.ref === ref)).toEqual([{ told, by: 'commandId' in told ? told.commandId : '' }]);
  });

  it('finds a handler for every command of many that come with the start', async () => {
    const ref = await house.record.submitted();
    const answers = await Promise.all(Array.from({ length: 8 }, () => house.give(note(house, ref))));
    expect(answers.map((answer) => answer?.outcome)).toEqual(Array(8).fill('accepted'));
    expect(house.record.journal(ref)).toHaveLength(9);
  });

  it('settles what was stored while nobody told it, when it is asked to look again', async () => {
    const ref = await house.record.submitted();
    claim(house, ref);
    note(house, ref);
    expect(await house.give({ ref, lookAgain: true })).toBeNull();
    expect(house.record.journal(ref)).toEqual(['bid-submitted@1', 'claimed@1', 'noted@1']);
  });
});

describe('a case has one line: first come, first served, one at a time', () => {
  it('records in the order of acceptance, never two at once', async () => {
    const ref = await house.record.submitted();
    await house.give({ ref, lookAgain: true });
    house.record.settings.slowMs = 15;
    const given = Array.from({ length: 12 }, () => note(house, ref));
    await Promise.all(given.map((told) => house.give(told)));
    house.record.settings.slowMs = 0;
    const accepted = (await house.history(ref)).flatMap(
      ({ workflowExecutionUpdateAcceptedEventAttributes: at }) => at?.acceptedRequest?.meta?.updateId ?? [],
    );
    const recorded = house.record.calls.filter(({ told, by }) => told.ref === ref && by !== 'look-again').map(({ by }) => by);
    expect(recorded).toHaveLength(12);
    expect(recorded).toEqual(accepted.slice(1));
    expect(house.record.mostAtOnce()).toBe(1);
  });

  it('answers the same command twice with the same answer, and records one entry', async () => {
    const ref = await house.record.submitted();
    const told = claim(house, ref);
    const [first, second] = await Promise.all([house.give(told), house.give(told)]);
    expect(second).toEqual(first);
    expect(await house.give(told)).toEqual(first);
    expect(house.record.journal(ref)).toEqual(['bid-submitted@1', 'claimed@1']);
  });

  it('waits while the record is away, and then decides in order', async () => {
    const ref = await house.record.submitted();
    await house.give({ ref, lookAgain: true });
    house.record.world.databaseAway = true;
    const both = [claim(house, ref), claim(house, ref, 'triage2.northmarch')].map((told) => house.give(told));
    await until('the record is asked', () => house.record.calls.some(({ told, by }) => told.ref === ref && by !== 'look-again'));
    house.record.world.databaseAway = false;
    const outcomes = (await Promise.all(both)).map((answer) => answer?.outcome).sort();
    expect(outcomes).toEqual(['accepted', 'refused']);
  });
});

describe('time wakes a case', () => {
  it('does what is due when its timer fires, each rung once', async () => {
    const ref = await house.record.submitted();
    await house.give(claim(house, ref));
    const before = house.record.calls.length;
    await env.sleep('14 days');
    await until('time has told somebody', () => house.record.journal(ref).includes('told@1'));
    expect(house.record.calls.slice(before).every(({ by }) => by === 'look-again')).toBe(true);
    const system = [...house.record.world.commands.values()].filter((command) => command.ref === ref && command.caller === 'system');
    expect(system.length).toBeGreaterThanOrEqual(1);
    expect(new Set(system.map(({ id }) => id)).size).toBe(house.record.journal(ref).filter((type) => type === 'told@1').length);
  });

  it('arms its timer anew only when something else falls due first', async () => {
    const ref = await house.record.submitted();
    await house.give({ ref, lookAgain: true });
    expect(await house.count(ref, 'EVENT_TYPE_TIMER_STARTED')).toBe(1);
    for (let index = 0; index < 5; index += 1) await house.give(note(house, ref));
    expect(await house.count(ref, 'EVENT_TYPE_TIMER_STARTED')).toBe(1);
    expect(await house.count(ref, 'EVENT_TYPE_TIMER_CANCELED')).toBe(0);
    await house.give(claim(house, ref));
    await until('the new clock is armed', async () => (await house.count(ref, 'EVENT_TYPE_TIMER_STARTED')) === 2);
    expect(await house.count(ref, 'EVENT_TYPE_TIMER_CANCELED')).toBe(1);
  });
});

describe('what is over rests, and wakes', () => {
  it('ends a withdrawn bid, and a later command begins it again', async () => {
    const ref = await house.record.submitted();
    await house.give(house.record.stored(ref, 'withdraw', { by: 'spoc.aldershire', payload: { reason: narrative('No longer.') } }));
    await until('the story has ended', async () => (await house.handle(ref).describe()).status.name === 'COMPLETED');
    const first = (await house.handle(ref).describe()).runId;
    expect(await house.give(note(house, ref))).toMatchObject({ outcome: 'accepted', stage: 'withdrawn' });
    expect((await house.handle(ref).describe()).runId).not.toBe(first);
    expect(house.record.journal(ref)).toEqual(['bid-submitted@1', 'withdrawn@1', 'noted@1']);
  });

  it('rests through an appeal window, and closes it when the sweep wakes it', async () => {
    const ref = await house.record.submitted();
    await house.give(claim(house, ref));
    const advice = { reasonCode: 'below-threshold', rationale: narrative('No.'), advice: narrative('Try elsewhere.') };
    await house.give(house.record.stored(ref, 'propose-decline', { by: officer, payload: advice }));
    expect(await house.give(house.record.stored(ref, 'approve-decline', { by: 'gateway-manager.northmarch', payload: why }))).toMatchObject(
      { stage: 'declined' },
    );
    const now = await env.currentTimeMs();
    // At an hour at which people are told (section 6).
    const opened = addWorking(england, instant(new Date(now + 30 * 86_400_000).toISOString()), 60);
    await env.sleep(Date.parse(opened) - now);
    await house.give({ ref, lookAgain: true });
    expect(house.record.journal(ref)).toContain('appeal-window-ended@1');
  });
});

describe('a case carries little', () => {
  it('keeps less than 1 KiB of its case, however far it has come', async () => {
    const ref = await house.record.submitted();
    await house.give(claim(house, ref));
    await house.give(house.record.stored(ref, 'recommend', { by: officer, payload: { assessment } }));
    for (let index = 0; index < 6; index += 1) await house.give(note(house, ref));
    const results = (await house.history(ref)).flatMap(({ markerRecordedEventAttributes: at }) => at?.details?.['result']?.payloads ?? []);
    expect(results.length).toBeGreaterThanOrEqual(8);
    for (const { data } of results) expect(data?.length ?? 0).toBeLessThan(1024);
  });
});
