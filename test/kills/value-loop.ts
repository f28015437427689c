// Value that is logged, verified, keyed, compared and taken back again and again, and leaves in exports meanwhile.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { fresh, post, type Given } from '../support/caller.ts';
import type { Stack } from '../support/stack.ts';
import { baseOf, sql } from './record.ts';
import type { Storm } from './storm.ts';

const comments = 'Looked at again.';
export const [sia, sio, successor] = ['sia.northmarch', 'sio.brackenshire', 'owner-lead.brackenshire'] as const;
type Step = readonly [by: string, command: string, body?: object];
/** A claim that is like no other: one kind, day and evidence count once (VAL-5). */
export const claimed = (evidenceRef: string) => ({
  dateOfEvent: '2026-01-05', toexRole: 'led', kind: 'product-delivered', recordType: 'ocg', fourP: 'pursue', level: 'moderate',
  basis: 'A profile.', confidence: 'medium', evidenceRef, counts: { arrests: 1 }, hoursSaved: 4, attributionPercent: 60,
}); // prettier-ignore

/** Once, before any storm: v1 is verified, so that each export holds it. */
export const firstValue: readonly Step[] = [
  [sia, 'log-value', { value: claimed('DEMO-1') }],
  [sio, 'verify-value', { entry: 'v1', comments }],
];
const apmis = { apmisRef: 'AP-DEMO-1' };
/** One turn: an entry, and the one that takes it back. */
const stepsOf = (turn: number): readonly Step[] => {
  const entry = `v${String(2 * turn + 2)}`;
  return [
    [sio, 'verify-value', { entry, comments }],
    [sia, 'record-apmis-entry', { entry, ...apmis, enteredAt: '2026-01-06' }],
    [sia, 'reconcile-value', { entry, ...apmis, matches: true }],
    [sia, 'reverse-value', { entry, reason: 'Counted twice.' }],
  ];
};

export const openValueLoop = (stack: Stack, ref: string) => {
  const kept: { readonly given: Given; readonly body: unknown }[] = [];
  const on = ([by, command, body]: Step): Given => fresh(by, `/cases/${ref}/commands/${command}`, body);
  /** Asked for under one key until the file is there. */
  const exported = async (): Promise<void> => {
    const given = fresh('toex-manager.northmarch', '/value/exports', { from: '2026-01-01', to: '2026-01-31', format: 'json' });
    for (const until = Date.now() + 75_000; ;) {
      const heard = await post(baseOf(stack), given);
      if (heard?.status === 200) return void kept.push({ given, body: heard.body });
      if (heard !== null && heard.status !== 503) throw new Error(`an export: ${JSON.stringify(heard)}`);
      if (Date.now() > until) throw new Error('no export');
      await sleep(1000 + Math.random() * 2000);
    }
  };
  return {
    /** What is corrected is the entry of which the record has just told. */
    async turn({ give }: Storm, turn: number): Promise<void> {
      const leaves = exported();
      const { entries } = await give(on([sia, 'log-value', { value: claimed(`DEMO-${String(turn + 2)}`) }]));
      await give(on([sia, 'correct-entry', { entry: entries?.[0], correction: 'One arrest, on the Tuesday.' }]));
      for (const step of stepsOf(turn)) await give(on(step));
      await leaves;
    },
    async handover({ give }: Storm): Promise<void> {
      await give(on([sio, 'propose-handover', { to: successor, reason: 'Posted elsewhere.' }]));
      await give(on([successor, 'refuse-handover', { reason: 'On leave.' }]));
    },
    /** VAL-6: asked again it is the same file, and each case learns once of each export that it was in. */
    async expectExportedOnce(): Promise<void> {
      for (const { given, body } of kept) expect(await post(baseOf(stack), given)).toMatchObject({ status: 200, replay: true, body });
      const rows = await sql<{ export: string; times: number }>(
        stack,
        `SELECT payload::jsonb #>> '{about,export}' AS export, count(*)::int AS times FROM journal
          WHERE stream = $1 AND type = 'value-exported@1' GROUP BY 1`,
        [ref],
      );
      expect(rows.map(({ times }) => times)).toEqual(kept.map(() => 1));
    },
  };
};
