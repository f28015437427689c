import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { sittingWorkflowId } from '../../workflows/sitting/messages.ts';
import { DAY_MS, dateAt, dayOf } from '../../domain/local-time.ts';
import { addWorking } from '../../domain/working-time.ts';
import { england, instant } from '../domain/calendars.ts';
import { narrative } from '../support/rulebook.ts';
import { until } from '../support/wait.ts';
import { openHouse, skippingTime, type House } from './house.ts';

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

describe('a sitting has a workflow of the same make as a case', () => {
  it('decides commands in its line, tells by its own timer, and ends with the minutes; a later command wakes it', async () => {
    const ref = await house.record.called();
    await house.give({ ref, lookAgain: true });
    expect(await house.give(house.record.storedAtSitting(ref, 'start', { by: 'chair.northmarch', payload: {} }))).toMatchObject({
      outcome: 'accepted',
      ref,
      stage: 'in-session',
    });
    const due = dateAt(dayOf((await env.currentTimeMs()) + 3 * DAY_MS));
    const action = { text: narrative('Brief them.'), owner: 'triage.northmarch', due };
    await house.give(house.record.storedAtSitting(ref, 'add-action', { by: 'secretary.northmarch', payload: action }));
    const now = await env.currentTimeMs();
    // Past the day on which the action is due, and the two working days in which items are reached, whatever holidays lie between.
    const later = addWorking(england, instant(new Date(now + 3 * DAY_MS).toISOString()), 2.5 * 480);
    await env.sleep(Date.parse(later) - now);
    await until('the action is told', () => house.record.journalOf(ref).includes('told@1'));
    await house.give(house.record.storedAtSitting(ref, 'approve-minutes', { by: 'chair.northmarch', payload: {} }));
    await env.client.workflow.getHandle(sittingWorkflowId(ref)).result();
    const late = house.record.storedAtSitting(ref, 'complete-action', {
      by: 'triage.northmarch',
      payload: { action: 'a1', text: narrative('Done.') },
    });
    expect(await house.give(late)).toMatchObject({ outcome: 'accepted', stage: 'minuted' });
    expect(house.record.journalOf(ref)).toEqual([
      'meeting-opened@1', 'sitting-started@1', 'action-added@1', 'told@1', 'told@1', 'minutes-approved@1', 'action-completed@1',
    ]); // prettier-ignore
  });
});
