import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import type { Recipient } from '../../domain/policy.ts';
import { recipients } from '../../domain/recipients.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { CHAIR, DEPUTY, inSession, SECRETARY, TTCG } from './council.ts';
import { storyAt } from './story.ts';

const facts = factsFor(null);
const FTT = 'federated-tasking-team';
const who = (to: Recipient, on: Case, known = facts): readonly string[] => [...recipients([to], on, known)].toSorted();

describe('ESC-2, OWN-5: the officers of a body are told of what it has, and of nothing else', () => {
  const { c, ref } = inSession();
  const on = c.caseOf(ref);
  const before = storyAt('ownership').on();
  const escalations = (change: object): Case => ({
    ...on,
    escalations: Object.fromEntries(Object.entries(on.escalations ?? {}).map(([id, each]) => [id, { ...each, ...change }])),
  });
  it.each([
    ['body-chair', [CHAIR]],
    ['body-deputy-chair', [DEPUTY]],
    ['body-secretary', [SECRETARY]],
    ['ttcg-secretary', [SECRETARY]],
    ['referring-chair', []],
    ['receiving-leads', []],
    ['action-owner', []],
  ] as const)('%s of a case before the regional TTCG', (to, people) => {
    expect(who(to, on)).toEqual(people);
  });
  it('of a case that the FTT has, its own; and the chair of the body that referred it', () => {
    const referred = escalations({ body: FTT, referredFrom: [TTCG] });
    expect([who('body-chair', referred), who('referring-chair', referred), who('ttcg-secretary', referred)]).toEqual([
      ['chair.ftt'], [CHAIR], [SECRETARY],
    ]); // prettier-ignore
    expect(who('referring-chair', escalations({ body: FTT, referredFrom: [] }))).toEqual([]);
    expect(who('referring-chair', escalations({ body: TTCG, referredFrom: [FTT] }))).toEqual([]);
  });
  it('of a case that never was before a body, nobody but the secretary of the regional TTCG; of an unknown region nobody', () => {
    for (const to of ['body-chair', 'body-deputy-chair', 'body-secretary', 'referring-chair'] as const) expect(who(to, before)).toEqual([]);
    expect([who('ttcg-secretary', before), who('ttcg-secretary', { ...before, region: 'nowhere' })]).toEqual([[SECRETARY], []]);
    expect([who('toex-managers', { ...before, region: 'nowhere' }), who('gateway-managers', { ...before, region: 'nowhere' })]).toEqual([
      [],
      [],
    ]);
  });
});

describe('ACC-1, ACC-7: who is told is active, once, and something to the case by the role that they still hold', () => {
  const on = storyAt('terms').on();
  const changed = (id: string, change: object) => {
    const person = facts.directory.people[id];
    if (person === undefined) throw new Error(`the directory has no ${id}`);
    return { ...facts, directory: { ...facts.directory, people: { ...facts.directory.people, [id]: { ...person, ...change } } } };
  };
  it('an SIA who is none any more is not told; nor who has left', () => {
    expect(who('sia', on)).toEqual(['sia.northmarch']);
    expect(who('sia', on, changed('sia.northmarch', { roles: ['analyst'] }))).toEqual([]);
    expect(who('sio', on, changed('sio.aldershire', { active: false }))).toEqual([]);
    expect(who('gateway-managers', on, changed('gateway-manager.northmarch', { active: false }))).toEqual(['gateway-manager2.northmarch']);
  });
  it('the line manager of somebody who is not there is nobody', () => {
    const manager = facts.directory.people[on.owner.user]?.lineManager ?? '';
    expect(who('sio-line-manager', on)).toEqual([manager]);
    expect(who('sio-line-manager', { ...on, owner: { ...on.owner, user: 'nobody' } })).toEqual([]);
    expect(who('sio-line-manager', on, changed(on.owner.user, { lineManager: null }))).toEqual([]);
  });
  it('a successor, a holder and a holder’s manager only where there is one', () => {
    for (const to of ['successor', 'holder', 'holder-line-manager', 'asked-body', 'appeal-deciders', 'urgency-answerers'] as const)
      expect([to, who(to, on)]).toEqual([to, []]);
    const handover = { to: 'owner-lead.aldershire', by: on.owner.user, at: facts.now, reason: narrative('Because.') };
    expect(who('successor', { ...on, handover })).toEqual(['owner-lead.aldershire']);
  });
  it('everybody once, whatever they are told as', () => {
    const both = { ...facts, directory: directoryWith({ [on.owner.user]: { roles: ['sio', 'spoc'] } }) };
    expect(recipients(['sio', 'pen-holder', 'sio', 'spoc'], { ...on, pen: null, spoc: on.owner.user }, both)).toEqual([on.owner.user]);
  });
});

describe('the pen of a role reaches whoever may take it up', () => {
  const reviewOf = (authors: readonly string[], change: Partial<Case> = {}): Case => {
    const on = storyAt('product-review').on();
    const products = Object.fromEntries(
      Object.entries(on.products).map(([id, each]) => [id, { ...each, authors, submittedBy: authors[0] ?? null }]),
    );
    return { ...on, ...change, products };
  };
  it('ACC-4: of a restricted bid in the queue the gateway managers, who alone see more than its stub', () => {
    const queued = storyAt('triage-queue').on();
    expect(who('pen-holder', queued)).toEqual(['triage.northmarch', 'triage2.northmarch']);
    expect(who('pen-holder', { ...queued, restricted: true })).toEqual(['gateway-manager.northmarch', 'gateway-manager2.northmarch']);
    // The officer to whom it is offered has the pen, and opens it.
    const offered = { ...queued, restricted: true, pen: { ...queued.pen!, user: 'triage.northmarch' } };
    expect(who('pen-holder', offered)).toEqual(['triage.northmarch']);
  });
  it('DEV-4: of a product every SIA who has no part in it; where none is left, the TOEX managers', () => {
    expect(who('pen-holder', reviewOf(['sia.northmarch']))).toEqual(['sia2.northmarch']);
    const both = reviewOf(['sia.northmarch', 'sia2.northmarch']);
    expect([who('reviewers', both), who('pen-holder', both)]).toEqual([['toex-manager.northmarch'], ['toex-manager.northmarch']]);
    expect(who('reviewers', reviewOf(['sia.southvale'], { region: 'southvale' }))).toEqual(['toex-manager.southvale']);
  });
  it('ACC-6: who has acted for its author has a part in it too', () => {
    const acted = { actedFor: [{ by: 'sia2.northmarch', for: 'sia.northmarch' }] };
    expect(who('reviewers', reviewOf(['sia.northmarch'], acted))).toEqual(['toex-manager.northmarch']);
  });
  it('each product that waits has its own: one that only the manager may review is not hidden by another', () => {
    const on = reviewOf(['sia.northmarch', 'sia2.northmarch']);
    const products = {
      ...on.products,
      p2: { ...Object.values(on.products)[0]!, id: 'p2', authors: ['sia.northmarch'], submittedBy: 'sia.northmarch' },
    };
    expect(who('reviewers', { ...on, products })).toEqual(['sia2.northmarch', 'toex-manager.northmarch']);
  });
});
