// What runs beside the stages of the demonstration's cases, and what comes after an end: each once at least.
import { expect } from 'vitest';
import { lastAppeal } from '../../../domain/appeal-state.ts';
import type { Case } from '../../../domain/case.ts';
import { linkTo } from '../../../domain/link-state.ts';
import { mergedFrom, mergedInto, pendingMerge } from '../../../domain/merge-state.ts';
import { pendingUrgency } from '../../../domain/urgency-state.ts';

type Cases = Readonly<Record<string, Case>>;
type Entered = (ref: string, type: string) => Promise<number>;
const refOf = (on: Cases, id: string): string => on[id]?.ref ?? '';

const expectAppeals = (on: Cases): void => {
  const stands = (id: string) => {
    const appeal = lastAppeal(on[id] ?? {});
    return [appeal?.decided?.outcome ?? null, on[id]?.pen?.role ?? null];
  };
  expect(stands('52-appeal-running')).toEqual([null, 'gateway-manager']);
  expect(stands('53-appeal-upheld')).toEqual(['uphold', null]);
  expect(stands('54-appeal-overturned')).toEqual(['overturn', 'triage-officer']);
};
/** TOR-7: open, and resolved in each way that there is. */
const expectImpasses = (on: Cases): void => {
  expect(on['55-impasse-running']).toMatchObject({ impasse: { penWith: 'toex' }, pen: { party: 'toex', role: 'toex-manager' } });
  expect(on['56-impasse-resumed']).toMatchObject({ impasse: null, pen: { party: 'force', user: 'sio.aldershire' } });
  expect(on['57-impasse-declined']).toMatchObject({ stage: 'declined', decline: null, pen: null });
  const products = Object.values(on['58-impasse-product-dropped']?.products ?? {}).map(({ status }) => status);
  expect(products).toEqual(['accepted', 'dropped']);
  expect(Object.values(on['59-impasse-both-views']?.reassessments ?? {}).at(-1)?.status).toBe('both-views');
};
/** DUP-3, DUP-4: links of every standing, and a merge proposed, done and refused. */
const expectLinksAndMerges = (on: Cases): void => {
  const link = (from: string, to: string) => {
    const found = linkTo(on[from] ?? {}, refOf(on, to));
    return [found?.status, found?.relation];
  };
  expect(link('60-reallocated', '17-development')).toEqual(['linked', 'same-group']);
  expect(link('17-development', '32-southvale-development')).toEqual(['linked', 'same-series']);
  expect(link('01-queue-fresh', '31-southvale-queue')).toEqual(['proposed', 'same-place']);
  expect(link('31-southvale-queue', '01-queue-fresh')).toEqual(['asked', 'same-place']);
  expect(link('20-acceptance-overdue', '36-several-products')).toEqual(['linked', 'supporting']);
  expect(pendingMerge(on['62-merge-proposed']!)?.into).toBe(refOf(on, '17-development'));
  expect(mergedInto(on['63-merged']!)).toBe(refOf(on, '60-reallocated'));
  expect(mergedFrom(on['60-reallocated']!)).toEqual([refOf(on, '63-merged')]);
  expect(pendingMerge(on['64-merge-refused']!)).toBeNull();
};

export const expectBeside = async (on: Cases, entered: Entered): Promise<void> => {
  expectAppeals(on);
  expectImpasses(on);
  expectLinksAndMerges(on);
  const [moved] = Object.values(on['60-reallocated']?.terms ?? {});
  expect([on['60-reallocated']?.sia, moved?.acknowledged ?? []]).toEqual(['sia2.northmarch', []]);
  expect(on['22-ownership']?.products['p1']?.disclosures).toMatchObject([{ sanitised: true }]);
  expect(on['25-closed-review-due']?.review).toMatchObject({ held: null });
  expect(on['61-review-held']?.review?.held?.by).toBe('sio.brackenshire');
  expect(on['65-reopened']).toMatchObject({ round: 2, rounds: { '1': { round: 1 } }, owner: { user: 'sio.brackenshire' } });
  // OWN-8: reported, and left; the first has a deputy who is at work.
  expect(on['66-sio-unavailable']).toMatchObject({ unavailable: { by: 'spoc.aldershire' }, handover: { to: 'sio2.aldershire' } });
  expect(on['67-sio-left']).toMatchObject({ owner: { user: 'sio2.brackenshire' }, unavailable: { reason: null } });
  // CLK-5: flagged and not answered yet, and confirmed.
  for (const id of ['74-urgent-flagged', '75-urgent-confirmed']) expect(on[id], id).toMatchObject({ urgent: true, priority: 'P1' });
  const pending = ['74-urgent-flagged', '75-urgent-confirmed'].map((id) => pendingUrgency(on[id]!) !== null);
  expect(pending).toEqual([true, false]);
  // ACC-6: the deputy gave it for the manager who is away.
  expect(on['69-covered']).toMatchObject({
    triage: { recommendedBy: 'gateway-manager2.northmarch' },
    actedFor: expect.anything() as unknown,
  });
  expect(on['68-withdrawn-with-value']).toMatchObject({ endsAs: 'withdrawn', closure: { noValue: false } });
  const told: readonly (readonly [string, string])[] = [
    ['64-merge-refused', 'merge-refused@1'],
    ['20-acceptance-overdue', 'product-disclosed@1'],
    ['68-withdrawn-with-value', 'value-verified@1'],
    ['69-covered', 'recommended@1'],
  ];
  for (const [id, type] of told) expect(await entered(refOf(on, id), type), `${id}: ${type}`).toBe(1);
};
