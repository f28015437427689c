import { describe, expect, it } from 'vitest';
import { decide } from '../../domain/decide.ts';
import { explain } from '../../domain/sentences.ts';
import { riskStatement } from '../../domain/terms.ts';
import type { TermsText } from '../../domain/terms-state.ts';
import { directory, factsFor, narrative, sha256 } from '../support/rulebook.ts';
import { date } from './calendars.ts';
import { bid, product, terms } from './payloads.ts';
import { caseAt, digestOf, storyAt } from './story.ts';

const [SIA, SIO] = ['sia.northmarch', 'sio.aldershire'] as const;
const no = [{ clause: 'products', text: narrative('Too late.') }];
const proposed = () => {
  const story = storyAt('terms');
  story.give(SIA, 'propose-terms', { terms, basedOn: null });
  return story;
};
const digest = (story: ReturnType<typeof proposed>) => digestOf(story.on().terms);

describe('TOR-1: a version is immutable and carries the digest of its full text', () => {
  it('an answer is a new version; the old text stays', () => {
    const story = proposed();
    const first = story.on().terms['1'];
    story.give(SIO, 'propose-terms', { terms: { ...terms, area: 'The coast' }, basedOn: 1 });
    expect(story.on().terms['1']).toMatchObject({ terms: first?.terms, digest: first?.digest, status: 'countered' });
    expect(story.on().terms['2']).toMatchObject({ version: 2, basedOn: 1, status: 'offered', side: 'force', proposedBy: SIO });
  });
  it('the digest is the one worked out for this text', () => {
    const story = storyAt('terms');
    story.other.digest = sha256('this text');
    story.give(SIA, 'propose-terms', { terms, basedOn: null });
    expect(digest(story)).toBe(sha256('this text'));
  });
});

describe('TOR-2: any new version voids every signature', () => {
  it('a proposal carries the proposer’s own signature and gives the pen to the other side', () => {
    const story = proposed();
    expect(story.on().terms['1']?.signatures).toMatchObject([{ side: 'toex', user: SIA, digest: digest(story) }]);
    expect(story.on().pen).toMatchObject({ party: 'force', role: 'sio', user: SIO });
    story.give(SIO, 'propose-terms', { terms, basedOn: 1 });
    expect(story.on().terms['1']?.signatures).toEqual([]);
    expect(story.on().terms['2']?.signatures.map(({ side }) => side)).toEqual(['force']);
    expect(story.on().pen).toMatchObject({ party: 'toex', role: 'sia', user: SIA });
  });
  it.each([
    ['based on nothing while a version is open', null, 'terms-moved-on'],
    ['based on a version that never was', 7, 'unknown-entry'],
  ])('a proposal %s is refused', (_name, basedOn, code) => {
    expect(proposed().refused(SIO, 'propose-terms', { terms, basedOn })).toMatchObject({ code, rule: 'TOR-2' });
  });
  it('a proposal or signature on an overtaken version is told the latest', () => {
    const story = proposed();
    const old = digest(story);
    story.give(SIA, 'propose-terms', { terms, basedOn: 1 });
    expect(story.refused(SIO, 'propose-terms', { terms, basedOn: 1 })).toEqual({ code: 'terms-moved-on', rule: 'TOR-2', latest: 2 });
    expect(story.refused(SIO, 'sign-terms', { version: 1, digest: old })).toMatchObject({ code: 'terms-moved-on', latest: 2 });
  });
  it('only the digest that is open is signed', () => {
    expect(proposed().refused(SIO, 'sign-terms', { version: 1, digest: sha256('else') })).toMatchObject({ code: 'digest-differs' });
  });
  it('agreed when both have signed the same digest', () => {
    const story = proposed();
    story.give(SIO, 'sign-terms', { version: 1, digest: digest(story) });
    const { status, signatures } = story.on().terms['1'] ?? {};
    expect(status).toBe('agreed');
    expect(new Set(signatures?.map((one) => one.digest)).size).toBe(1);
    expect(signatures?.map(({ side }) => side)).toEqual(['toex', 'force']);
    expect(story.refused(SIO, 'sign-terms', { version: 1, digest: digest(story) })).toMatchObject({ code: 'already-signed' });
  });
  it('a side that has signed neither signs nor rejects again', () => {
    const story = proposed();
    expect(story.refused(SIA, 'sign-terms', { version: 1, digest: digest(story) }).code).toBe('already-signed');
    expect(story.refused(SIA, 'reject-terms', { comments: no }).code).toBe('already-signed');
  });
  it('a rejection says why, keeps the clock and gives the pen back to the proposer', () => {
    const story = proposed();
    expect(story.refused(SIO, 'reject-terms', { comments: [] }).code).toBe('fields-refused');
    const clock = story.on().clocks['terms-agreed'];
    story.give(SIO, 'reject-terms', { comments: no });
    expect(story.on().terms['1']).toMatchObject({ status: 'rejected', comments: [{ clause: 'products', by: SIO }] });
    expect(story.on().pen).toMatchObject({ party: 'toex', user: SIA });
    expect(story.on().clocks['terms-agreed']).toEqual(clock);
    expect(story.refused(SIO, 'sign-terms', { version: 1, digest: digest(story) })).toMatchObject({ code: 'no-open-version' });
    story.give(SIA, 'propose-terms', { terms, basedOn: null });
    expect(story.on().terms['2']?.status).toBe('offered');
  });
});

describe('TOR-3: terms name support, timeline, product and strategy, and who keeps the risk', () => {
  it.each<[string, Partial<TermsText>, string]>([
    ['no support', { support: [] }, 'terms.support'],
    ['unknown support', { support: ['magic'] }, 'terms.support.0'],
    ['no product', { products: [] }, 'terms.products'],
    ['an unknown type', { products: [{ ...product('p1'), type: 'novel' }] }, 'terms.products.0.type'],
    ['a date that is over', { products: [{ ...product('p1'), due: date('2026-11-19') }] }, 'terms.products.0.due'],
    ['a date before the period', { products: [{ ...product('p1'), due: date('2026-11-30') }] }, 'terms.products.0.due'],
    ['one id twice', { products: [product('p1'), product('p1')] }, 'terms.products.1.id'],
    ['an id that every object has', { products: [product('constructor')] }, 'terms.products.0.id'],
    ['an id that is no name', { products: [product('__proto__')] }, 'terms.products.0.id'],
    ['a period that ends before it begins', { period: { from: date('2026-12-02'), to: date('2026-12-01') } }, 'terms.period.to'],
    ['no strategy', { strategyRef: ' ' }, 'terms.strategyRef'],
    ['a contact whom nobody knows', { contacts: [{ role: 'SIO', userId: 'nobody' }] }, 'terms.contacts.0.userId'],
  ])('%s is refused at its field', (_name, wrong, path) => {
    const refusal = storyAt('terms').refused(SIA, 'propose-terms', { terms: { ...terms, ...wrong }, basedOn: null });
    expect(refusal).toMatchObject({ code: 'fields-refused' });
    expect('problems' in refusal && refusal.problems.map((problem) => problem.path)).toContain(path);
    expect(explain(refusal).status).toBe(422);
  });
  it('a period of one day is a period', () => {
    const day = date('2027-01-29');
    const story = storyAt('terms');
    story.give(SIA, 'propose-terms', {
      terms: { ...terms, products: [{ ...product('p1'), due: day }], period: { from: day, to: day } },
      basedOn: null,
    });
    expect(story.on().terms['1']?.status).toBe('offered');
  });
  it('everything that is wrong is told at once', () => {
    const wrong = { ...terms, support: [], products: [], strategyRef: '' };
    const refusal = storyAt('terms').refused(SIA, 'propose-terms', { terms: wrong, basedOn: null });
    expect('problems' in refusal && refusal.problems).toHaveLength(3);
  });
  it('the service adds who keeps the risk', () => {
    expect(proposed().on().terms['1']?.terms.riskStatement).toMatch(
      /^Risk remains with Detective Chief Inspector .+, Aldershire Police\. TOEX cannot own risk\.$/,
    );
    expect(riskStatement({ agency: 'nowhere', user: 'nobody' }, factsFor(SIA))).toBe(
      'Risk remains with nobody, nowhere. TOEX cannot own risk.',
    );
  });
  it('after a change of SIO an open version is only answered by a new one', () => {
    const story = proposed();
    story.bend({ owner: { agency: 'aldershire', user: 'sio2.aldershire' } });
    const code = { code: 'owner-changed', rule: 'TOR-3' };
    expect(story.refused('sio2.aldershire', 'sign-terms', { version: 1, digest: digest(story) })).toMatchObject(code);
    expect(story.refused('sio2.aldershire', 'reject-terms', { comments: no })).toMatchObject(code);
    story.give('sio2.aldershire', 'propose-terms', { terms, basedOn: 1 });
    expect(story.on().terms['2']?.riskOwner).toBe('sio2.aldershire');
  });
});

describe('TOR-4: one person never signs for both sides', () => {
  it('not as SIA and SIO of one case', () => {
    const story = proposed();
    story.bend({ sia: SIO });
    for (const refusal of [
      story.refused(SIO, 'sign-terms', { version: 1, digest: digest(story) }),
      story.refused(SIO, 'propose-terms', { terms, basedOn: 1 }),
    ]) {
      expect(refusal).toEqual({ code: 'both-sides', rule: 'TOR-4' });
      expect(explain(refusal).status).toBe(403);
    }
  });
  it('not after changing sides', () => {
    const story = proposed();
    story.bend({ owner: { agency: 'aldershire', user: SIA }, sia: 'sia2.northmarch' });
    expect(story.refused(SIA, 'sign-terms', { version: 1, digest: digest(story) }).code).toBe('both-sides');
  });
});

describe('TOR-5: no development before agreement', () => {
  it.each(['assign-team', 'log-work', 'submit-product'] as const)('%s waits', (name) => {
    const on = caseAt('terms');
    const payloads = {
      'assign-team': { members: ['analyst.northmarch'] },
      'log-work': {
        source: { system: 'PND', level: 'national' as const },
        searchedAt: date('2026-11-20'),
        hours: 1,
        result: narrative('r'),
        pndRecorded: true,
      },
      'submit-product': {
        product: { termsProductId: 'p1', title: 't', heldAt: 'h', authors: [SIA], options: [], gaps: [], marking: 'OFFICIAL' as const },
      },
    };
    expect(decide(on, { name, payload: payloads[name] }, factsFor(SIA))).toMatchObject({ ok: false, refusal: { code: 'wrong-stage' } });
  });
  it('agreement owes the products, each with its date, and stops the clocks of the terms', () => {
    const on = storyAt('development', ['p1', 'p2']).on();
    expect(on.products).toMatchObject({ p1: { status: 'owed', submission: 0 }, p2: { status: 'owed' } });
    expect(Object.keys(on.clocks).toSorted()).toEqual(['product-due:p1', 'product-due:p2', 'work-stalled']);
    expect(on.clocks['product-due:p1']?.dueAt).toBe('2027-01-29T17:00:00.000Z');
    expect(on.pen).toMatchObject({ party: 'toex', role: 'sia', user: SIA });
  });
});

describe('OWN-8: while the SIO cannot act nothing is signed', () => {
  it('the SIA’s proposal waits for a successor', () => {
    const story = storyAt('terms');
    const sio = directory.people[SIO];
    if (sio === undefined) throw new Error('no SIO');
    story.other.directory = { ...directory, people: { ...directory.people, [SIO]: { ...sio, active: false } } };
    expect(story.refused(SIA, 'propose-terms', { terms, basedOn: null })).toMatchObject({ code: 'sio-unavailable', rule: 'OWN-8' });
    expect(bid.sio.userId).toBe(SIO);
  });
});
