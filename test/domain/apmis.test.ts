import { describe, expect, it } from 'vitest';
import { after, byTime, refusal } from './by-time.ts';
import { date, instant } from './calendars.ts';

import { keyed, logged, SIA, SIO, told, TOEX, v1, verified } from './valued.ts';

describe('VAL-6: exported, entered and reconciled are separate facts with who and when', () => {
  const exported = { name: 'record-value-export', payload: { export: 'x1', by: 'performance.national', at: instant('2026-11-20T12:00:00Z'), entries: ['v1', 'v9'] }, now: instant('2026-11-20T12:01:00Z') } as const; // prettier-ignore
  it('verified → exported → entered → reconciled', () => {
    const story = verified();
    const out = after(story.on(), byTime(story.on(), exported));
    expect(out.value['v1']).toMatchObject({
      status: 'exported',
      apmisStatus: 'exported',
      exported: { by: 'performance.national', export: 'x1' },
    });
    expect(out.version).toBe(story.on().version);
    story.bend(out);
    story.give(TOEX, 'record-apmis-entry', keyed);
    expect(v1(story)).toMatchObject({
      status: 'entered',
      apmisStatus: 'entered',
      enteredAt: '2026-11-20',
      entered: { by: TOEX, apmisRef: 'AP-DEMO-1' },
      exported: { export: 'x1' },
    });
    story.give(SIA, 'reconcile-value', { entry: 'v1', apmisRef: 'AP-DEMO-1', matches: true });
    expect(v1(story)).toMatchObject({
      status: 'reconciled',
      apmisStatus: 'reconciled',
      reconciled: { by: SIA, matches: true },
      verifiedBy: SIO,
    });
    expect(after(story.on(), byTime(story.on(), exported)).value['v1']?.apmisStatus).toBe('reconciled');
  });
  it('an export of what nobody has verified is a fact, and verifies nothing', () => {
    const out = after(logged().on(), byTime(logged().on(), exported));
    expect(out.value['v1']).toMatchObject({ status: 'logged', apmisStatus: 'exported', exported: { export: 'x1' } });
    const other = { ...exported, payload: { ...exported.payload, entries: ['v9', 'toString'] } };
    expect(refusal(byTime(logged().on(), other))).toEqual({ code: 'moved-on', rule: 'VAL-6' });
  });
  it('only what is verified is entered, only what is entered is reconciled', () => {
    expect(logged().refused(SIA, 'record-apmis-entry', keyed)).toMatchObject({
      code: 'no-entry-waits',
      rule: 'VAL-6',
      entries: ['v1 is logged'],
    });
    const matches = { entry: 'v1', apmisRef: 'AP-DEMO-1', matches: true };
    expect(verified().refused(SIA, 'reconcile-value', matches)).toMatchObject({ code: 'no-entry-waits', rule: 'VAL-6' });
    expect(verified().refused(SIA, 'record-apmis-entry', { ...keyed, entry: 'v9' })).toMatchObject({ code: 'unknown-entry' });
    const early = verified().refused(SIA, 'record-apmis-entry', { ...keyed, enteredAt: date('2027-01-01'), apmisRef: ' ' });
    expect(early).toMatchObject({ code: 'fields-refused', problems: [{ path: 'apmisRef', rule: 'VAL-6' }, { path: 'enteredAt' }] });
  });
  it('a mismatch is recorded and told; it is reconciled once it matches, under the reference that was entered', () => {
    const story = verified();
    story.give(SIA, 'record-apmis-entry', keyed);
    const against = (apmisRef: string, matches: boolean) => ({ entry: 'v1', apmisRef, matches });
    expect(story.refused(SIA, 'reconcile-value', against('AP-DEMO-2', true))).toMatchObject({
      code: 'fields-refused',
      problems: [{ path: 'apmisRef' }],
    });
    story.give(SIA, 'reconcile-value', against('AP-DEMO-2', false));
    expect(v1(story)).toMatchObject({ status: 'entered', reconciled: { matches: false, apmisRef: 'AP-DEMO-2' } });
    expect(told(story)).toMatchObject([{ event: 'value-reconciled', to: [TOEX] }]);
    expect(story.give(SIA, 'reconcile-value', against('AP-DEMO-1', true)).value['v1']?.status).toBe('reconciled');
    expect(told(story)).toEqual([]);
  });
});
