import { describe, expect, it } from 'vitest';
import { readsDisclosed, releasedBy } from '../../domain/disclosure.ts';
import { mayDiscardDraft, mayDraft, mayOpenDraft, type DraftOf } from '../../domain/drafts.ts';
import { comesSecond } from '../../domain/late-review.ts';
import { linkIn, sightOf } from '../../domain/link-sight.ts';
import { canOwnNothing, neverOwns, officerNeverOwns } from '../../domain/never-owns.ts';
import { overlapNotice } from '../../domain/overlap.ts';
import type { Entry } from '../../domain/entries.ts';
import type { Person } from '../../domain/directory.ts';
import { directory, factsFor, personOf } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { caseAt } from './story.ts';

const everybody = Object.values(directory.people);
const those = (may: (who: Person) => boolean): readonly string[] => everybody.filter(may).map(({ id }) => id);
const force = (...roles: readonly string[]) => roles.map((role) => `${role}.aldershire`);

describe('ACC-1: a draft is shared within its agency, among those who prepare bids', () => {
  const draft: DraftOf = { agency: 'aldershire', createdBy: 'requester.aldershire', restricted: false, named: ['sio2.aldershire'] };
  it('by hand, of everybody', () => {
    const opens = (of: DraftOf) => those((who) => mayOpenDraft(of, who, directory));
    expect(opens(draft)).toEqual(force('spoc', 'requester', 'sio', 'sio2', 'owner-lead'));
    expect(opens({ ...draft, restricted: true })).toEqual(force('spoc', 'requester', 'sio2', 'owner-lead'));
    expect(opens({ ...draft, agency: 'toex-northmarch', createdBy: 'sia.northmarch' })).toEqual([]);
    expect(those((who) => mayDiscardDraft(draft, who) && who.organisation === 'aldershire')).toEqual(
      force('spoc', 'requester', 'owner-lead'),
    );
  });
  it('and nobody of TOEX or who has left', () => {
    expect(mayDraft({ ...personOf('sia.northmarch'), roles: ['spoc'] }, directory)).toBe(false);
    expect(mayDraft({ ...personOf('spoc.aldershire'), active: false }, directory)).toBe(false);
  });
});

describe('OWN-2: the last door', () => {
  const on = caseAt('terms');
  it('finds whoever holds the risk, held it or is listed with it, and can own none', () => {
    expect(neverOwns(on, directory)).toBeNull();
    expect(neverOwns({ ...on, owner: { agency: 'toex-northmarch', user: 'x' } }, directory)).toBe('toex-northmarch');
    const history = [...on.ownershipHistory, { agency: 'lantern-alliance', user: 'x', from: on.submittedAt, by: 'x' }];
    expect(neverOwns({ ...on, ownershipHistory: history }, directory)).toBe('lantern-alliance');
    expect(neverOwns({ ...on, masterList: { ...on.masterList, agency: 'northmarch-ttcg' } }, directory)).toBe('northmarch-ttcg');
    expect(['toex-southvale', 'unheard-of', 'constructor', 'aldershire'].map((id) => canOwnNothing(id, directory))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  it('and an officer of theirs, at the instant at which they become it', () => {
    const as = (user: string) => ({ owner: { agency: 'aldershire', user } });
    expect(officerNeverOwns(null, as('sia.northmarch'), directory)).toBe('sia.northmarch');
    expect(officerNeverOwns(as('sio.aldershire'), as('chair.ftt'), directory)).toBe('chair.ftt');
    expect(officerNeverOwns(as('sia.northmarch'), as('sia.northmarch'), directory)).toBeNull();
    expect([officerNeverOwns(null, as('sio.aldershire'), directory), officerNeverOwns(null, as('nobody'), directory)]).toEqual([
      null,
      null,
    ]);
  });
});

describe('ACC-3: who comes second with a review is told who was first', () => {
  it('an SIA of the region, of a product that was judged, while work goes on', () => {
    const second = (on = caseAt('acceptance'), name: 'review-product' | 'log-work' = 'review-product') =>
      those((who) => comesSecond(on, { who, name }, { directory }));
    expect(second()).toEqual(['sia.northmarch', 'sia2.northmarch']);
    expect([second(caseAt('product-review')), second(caseAt('reassessment')), second(undefined, 'log-work')]).toEqual([[], [], []]);
  });
});

describe('DUP-2: of a match elsewhere the gateway is told, and no force', () => {
  const told = (claimer: string | null, known = directory) =>
    overlapNotice({ region: 'northmarch', claimer }, known, { gateway: 'southvale-rocu', why: ['Both name a place.', 'Dates are near.'] });
  it('its managers and whoever claimed the bid, with the other gateway and the kinds', () => {
    expect(told('triage.northmarch')).toEqual({
      event: 'overlap-found',
      to: ['triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch'],
      text: 'A possible overlap with a case of Southvale Regional Organised Crime Unit has been found. Both name a place. Dates are near. Speak to that gateway.',
      dueAt: null,
    });
    const gone = directoryWith({ 'gateway-manager.northmarch': { active: false } });
    expect(told('spoc.aldershire', gone).to).toEqual(['gateway-manager2.northmarch']);
  });
});

describe('DUP-3: a link opens nothing', () => {
  const other = { ...caseAt('terms'), owner: { agency: 'brackenshire', user: 'sio.brackenshire' }, spoc: 'spoc.brackenshire', customer: 'sio.brackenshire', region: 'southvale', ownershipHistory: [], sia: null, claimer: null, pen: null }; // prettier-ignore
  const on = { ...caseAt('terms'), sia: 'sia.northmarch' };
  const seen = (relation: string, how: string) => those((who) => sightOf(on, { other, link: { relation, status: 'linked' } }, factsFor(who.id)) === how); // prettier-ignore
  it('whoever speaks for their case knows the reference, whom the other opens for sees it, a force learns nothing', () => {
    const southern = ['triage.southvale', 'gateway-manager.southvale', 'toex-manager.southvale'];
    const speaking = ['triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch', 'toex-manager.northmarch', 'sia.northmarch']; // prettier-ignore
    const opens = those(({ id, organisation }) => organisation === 'brackenshire' || southern.includes(id));
    expect(seen('same-group', 'reference')).toEqual(speaking);
    expect(seen('same-group', 'case')).toEqual(opens);
    expect(seen('lead', 'hidden')).toEqual([]);
    expect(sightOf(on, { other: null, link: { relation: 'same-group', status: 'linked' } }, factsFor(null))).toBe('hidden');
  });
  it('DUP-4: of a merge also its SIO knows the reference, for they consent', () => {
    const merges = (how: string) => those((who) => sightOf(on, { other: null, link: null }, factsFor(who.id)) === how);
    expect(merges('case')).toEqual([]);
    expect(merges('reference')).toEqual(those(({ id }) => [on.owner.user, 'triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch', 'toex-manager.northmarch', 'sia.northmarch'].includes(id))); // prettier-ignore
  });
  it('an entry says of which other case it speaks', () => {
    const says = (type: string, about: object) => linkIn({ type, about } as unknown as Entry, on);
    const other = 'TSK-NM-2026-00043-A';
    const same = { other, relation: 'same-group' };
    expect(says('link-proposed', same)).toEqual({ other, link: { relation: 'same-group', status: 'proposed' } });
    for (const type of ['linked', 'link-confirmed'])
      expect(says(type, same)).toEqual({ other, link: { relation: 'same-group', status: 'linked' } });
    expect(says('unlinked', { ...same, asked: true })).toMatchObject({ link: { status: 'asked' } });
    expect(says('unlinked', { ...same, asked: false })).toMatchObject({ link: { status: 'linked' } });
    expect(says('product-disclosed', { other, product: 'p1' })).toEqual({ other, link: { relation: 'supporting', status: 'linked' } });
    const merges = { from: on.ref, into: other };
    for (const type of [
      'merge-proposed',
      'merge-consented',
      'merge-refused',
      'merge-lapsed',
      'merge-voided',
      'merge-put-off',
      'merged',
      'unmerged',
    ])
      for (const about of [merges, { from: other, into: on.ref }]) expect(says(type, about)).toEqual({ other, link: null });
    expect(says('noted', {})).toBeNull();
  });
});

describe('DUP-4: what a leading case releases is read by the owner of the supporting one', () => {
  it('released and accepted, and nothing that is still in work', () => {
    const of = (stage: Parameters<typeof caseAt>[0]) => releasedBy(caseAt(stage)).map(({ id, status }) => [id, status]);
    expect([of('product-review'), of('acceptance'), of('reassessment')]).toEqual([[], [['p1', 'released']], [['p1', 'accepted']]]);
  });
  it('of a restricted lead by SIO, SPOC and leads alone', () => {
    const reads = (restricted: boolean) => those((who) => readsDisclosed(caseAt('terms'), { restricted }, who));
    expect(reads(false)).toEqual(force('spoc', 'requester', 'sio', 'sio2', 'super', 'owner-lead', 'chief'));
    expect(reads(true)).toEqual(force('spoc', 'sio', 'owner-lead'));
  });
});
