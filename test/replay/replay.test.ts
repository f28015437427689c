import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { presentBundle, quietly } from '../support/bundle.ts';
import { alterations, readHistory, type Event, type History } from './altered.ts';
import { canary } from './canary.ts';

quietly();
const folder = fileURLToPath(new URL('./histories/', import.meta.url));
const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
const textOf = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');
/** What the engine was told and told, in clear. */
const partsOf = (name: string): readonly string[] =>
  [...textOf(name).matchAll(/"data": ?"([^"]+)"/g)].map(([, data]) => Buffer.from(data ?? '', 'base64').toString('utf8'));
const counted = (of: (each: Event) => boolean): number => names.flatMap((name) => readHistory(textOf(name)).events.filter(of)).length;

/** Null where the present workflows would do the same again. */
const faultOf = async (history: History): Promise<Error | null> => {
  const replayed = Worker.runReplayHistories({ workflowBundle: await presentBundle() }, [{ workflowId: 'case:replayed', history }]);
  for await (const { error } of replayed) return error ?? null;
  throw new Error('nothing was replayed');
};

describe('every recorded history replays under the present workflows', () => {
  it.each(names)('%s', async (name) => {
    expect(await faultOf(readHistory(textOf(name)))).toBeNull();
  });

  it('between them they hold timers that fired and were cancelled, work that was carried out, and waking', () => {
    const has = (type: string): number => counted(({ eventType }) => eventType === `EVENT_TYPE_${type}`);
    expect(names.length).toBeGreaterThanOrEqual(5);
    for (const type of [
      'TIMER_FIRED',
      'TIMER_CANCELED',
      'ACTIVITY_TASK_COMPLETED',
      'MARKER_RECORDED',
      'WORKFLOW_EXECUTION_COMPLETED',
      'WORKFLOW_EXECUTION_CONTINUED_AS_NEW',
      'WORKFLOW_TASK_TIMED_OUT',
      'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
    ])
      expect(has(type), type).toBeGreaterThanOrEqual(1);
    expect(has('WORKFLOW_EXECUTION_UPDATE_COMPLETED')).toBeGreaterThanOrEqual(40);
  });
});

describe('a history that tells it otherwise is found out', () => {
  const roads = ['straight-road-closed-and-woken-1.json', 'escalated-and-transferred.json', 'a-sitting-to-its-minutes.json'];
  const all = roads.flatMap((road) => Object.keys(alterations).map((what) => [road, what] as const));
  it.each(all)('%s: %s', async (road, what) => {
    const fault = await faultOf(alterations[what]?.(readHistory(textOf(road))) ?? expect.fail(what));
    expect(fault?.name).toBe('DeterminismViolationError');
  });
});

describe('what goes on beside the straight road is among them', () => {
  it('a bid went back to the force while a question waited, was held, reviewed, resumed and claimed again', () => {
    const held = partsOf('returned-held-and-asked.json');
    for (const sign of [
      '"stage":"returned"',
      '"onHold":true',
      '"key":"hold-review:due@',
      '"key":"answer-return:50%@',
      '"key":"triage-outcome:',
    ])
      expect(held.filter((part) => part.includes(sign)).length, sign).toBeGreaterThanOrEqual(1);
    expect(held.filter((part) => part.includes('"onHold":true')).length).toBeGreaterThanOrEqual(3);
  });
});

describe('ESC-2, OWN-4: a case before a body, and its sitting, are among them', () => {
  it('a case was listed, recorded, contested, recorded anew, confirmed and accepted, and waited each time for somebody else', () => {
    const parts = partsOf('escalated-and-transferred.json');
    for (const sign of [
      '"key":"escalation-listed:',
      '"key":"sitting-awaited:',
      '"key":"decision-confirmed:',
      '"key":"transfer-answered:',
      '"key":"master-list-keyed:',
    ])
      expect(parts.filter((part) => part.includes(sign)).length, sign).toBeGreaterThanOrEqual(1);
  });
  it('a sitting waited for its papers, was started, decided and minuted, and filed what it issues', () => {
    const parts = partsOf('a-sitting-to-its-minutes.json');
    for (const sign of ['"key":"papers-due:', '"key":"items-reached:', '"stage":"minuted"', '"temperament":"documents"'])
      expect(parts.filter((part) => part.includes(sign)).length, sign).toBeGreaterThanOrEqual(1);
  });
});

describe('ALL-3: the proposal of an SIA is among them', () => {
  it('was owed twice, carried out twice, and recorded twice by the system, before another was chosen', () => {
    const parts = partsOf('allocated-to-another-than-proposed.json');
    const with_ = (sign: string): number => parts.filter((part) => part.includes(sign)).length;
    expect(with_('"propose-candidate"') + with_('"temperament":"candidates"')).toBeGreaterThanOrEqual(2);
    const began = readHistory(textOf('allocated-to-another-than-proposed.json')).events;
    const candidates = began.filter((each) => JSON.stringify(each).includes('"name":"candidates"'));
    expect(candidates.length).toBeGreaterThanOrEqual(2);
    expect(with_('"stage":"terms"')).toBeGreaterThanOrEqual(1);
  });
});

describe('free text stands in no history', () => {
  it.each(names)('%s', (name) => {
    const text = textOf(name);
    const held = partsOf(name);
    expect(held.some((part) => part.includes('"stage"'))).toBe(true);
    expect([text, ...held].filter((part) => part.includes(canary))).toEqual([]);
  });
});
