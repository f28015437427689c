import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { decide } from '../../domain/decide.ts';
import { linkTo } from '../../domain/link-state.ts';
import { sightOf } from '../../domain/link-sight.ts';
import { noticesOf } from '../../domain/notices.ts';
import { waitsFor } from '../../domain/waits.ts';
import { factsFor, personOf, directory, policy } from '../support/rulebook.ts';
import { brackenshire, dunmere, neighbours, why } from './neighbours.ts';
import { contribution } from './payloads.ts';
import { caseAt } from './story.ts';

const [OFFICER, MANAGER, SIA, SIO] = ['triage.northmarch', 'gateway-manager.northmarch', 'sia.northmarch', 'sio.aldershire'] as const;
const [SV_OFFICER, SV_MANAGER] = ['triage.southvale', 'gateway-manager.southvale'] as const;
const to = (other: string, relation = 'same-group') => ({ other, relation, reason: why });
const taken = (other: string) => ({ other, reason: why });

describe('DUP-3: cases are linked, not collapsed', () => {
  it('both ways at once, each with what it is to the other, and reversible', () => {
    const n = neighbours();
    const [one, two] = [n.submitted(), n.submitted(brackenshire, 'spoc.brackenshire')];
    const before = [n.caseOf(one), n.caseOf(two)];
    n.give([OFFICER, one], 'link', to(two, 'part-of'));
    expect(linkTo(n.caseOf(one), two)).toMatchObject({ relation: 'part-of', status: 'linked', by: OFFICER, confirmed: null });
    expect(linkTo(n.caseOf(two), one)).toMatchObject({ relation: 'has-part', status: 'linked', by: OFFICER });
    n.give([MANAGER, two], 'unlink', taken(one));
    const counted = ({ seq, version }: Case) => ({ seq, version, links: {} });
    expect([n.caseOf(one), n.caseOf(two)]).toEqual(before.map((on) => ({ ...on, ...counted(n.caseOf(on.ref)) })));
    n.give([OFFICER, one], 'link', to(two));
    expect(linkTo(n.caseOf(two), one)?.relation).toBe('same-group');
  });
  it.each([
    ['lead', 'supporting'],
    ['supporting', 'lead'],
    ['follows', 'followed-by'],
    ['same-place', 'same-place'],
  ])('%s is %s from the other side', (relation, inverse) => {
    const n = neighbours();
    const [one, two] = [n.submitted(), n.submitted()];
    n.give([OFFICER, one], 'link', to(two, relation));
    expect(linkTo(n.caseOf(two), one)?.relation).toBe(inverse);
  });
  it('by a reference typed as people type it; to no other than a case that is there, and once', () => {
    const n = neighbours();
    const [one, two] = [n.submitted(), n.submitted()];
    for (const wrong of ['TSK', one, one.toLowerCase(), 'northmarch-ttcg-2026-01', 'TSK-NM-2026-00099-A', 'constructor'])
      expect(n.refused([OFFICER, one], 'link', to(wrong)), wrong).toBe('fields-refused');
    expect(n.refused([OFFICER, one], 'link', to(two, 'cousin'))).toBe('fields-refused');
    n.give([OFFICER, one], 'link', to(two.toLowerCase().replaceAll('-', ' ')));
    expect(n.refused([OFFICER, one], 'link', to(two))).toBe('linked-already');
    expect(n.refused([OFFICER, two], 'link', to(one, 'lead'))).toBe('linked-already');
    expect(n.refused([OFFICER, one], 'unlink', taken('TSK-NM-2026-00099-A'))).toBe('unknown-entry');
  });
  it('also while held, and to a case that is over; never from one, but taken back there too', () => {
    const n = neighbours();
    const [one, over] = [n.submitted(), n.put(caseAt('closed'))];
    n.give([OFFICER, one], 'hold', { reasonCode: 'linked-case', reviewBy: '2026-12-04' as never, reason: why });
    const { clocks } = n.give([OFFICER, one], 'link', to(over));
    expect(Object.values(clocks).filter(({ pausedAt, step }) => pausedAt === undefined && step !== 'hold-review')).toEqual([]);
    expect(n.caseOf(over).stage).toBe('closed');
    expect(n.refused([MANAGER, over], 'link', to(one))).toBe('wrong-stage');
    n.give([MANAGER, over], 'unlink', taken(one));
    expect([n.caseOf(one).links, n.caseOf(over).links]).toEqual([{}, {}]);
    expect(n.refused([MANAGER, over], 'unlink', taken(one))).toBe('nothing-linked');
  });
  it('by the gateway or the SIA, and nobody of the force; not by whoever brought the bid (TRI-1)', () => {
    const n = neighbours();
    const [one, two] = [n.put(caseAt('development')), n.submitted(brackenshire, 'spoc.brackenshire')];
    for (const who of [SIO, 'spoc.aldershire', 'toex-manager.northmarch', SV_OFFICER])
      expect(n.refused([who, one], 'link', to(two)), who).toBe('wrong-person');
    const own = n.submitted(undefined, undefined, { customer: OFFICER });
    expect(n.refused([OFFICER, own], 'link', to(two))).toBe('own-submission');
  });
});

describe('DUP-3: across regions the other gateway confirms', () => {
  const across = (relation = 'same-group') => {
    const n = neighbours();
    const [one, two] = [n.submitted(), n.submitted(dunmere, 'spoc.dunmere')];
    n.give([OFFICER, one], 'link', to(two, relation));
    return { n, one, two };
  };
  it('until then it waits there, and is no link', () => {
    const { n, one, two } = across();
    expect([linkTo(n.caseOf(one), two)?.status, linkTo(n.caseOf(two), one)?.status]).toEqual(['proposed', 'asked']);
    const waits = (who: string, ref: string) => waitsFor(n.caseOf(ref), personOf(who), { directory, policy }).map(({ kind }) => kind);
    expect([waits(SV_MANAGER, two), waits(MANAGER, one), waits('sio.dunmere', two)]).toEqual([['link'], [], []]);
    expect(n.refused([MANAGER, one], 'confirm-link', taken(two))).toBe('no-link-asked');
    expect(n.refused([SIA, two], 'confirm-link', taken(one))).toBe('wrong-person');
    n.give([SV_OFFICER, two], 'confirm-link', taken(one));
    for (const [ref, other] of [
      [one, two],
      [two, one],
    ] as const)
      expect(linkTo(n.caseOf(ref), other)).toMatchObject({ status: 'linked', confirmed: { by: SV_OFFICER } });
    expect(n.refused([SV_OFFICER, two], 'confirm-link', taken(one))).toBe('no-link-asked');
  });
  it('or refuses, by taking it back; so may whoever asked', () => {
    for (const side of [0, 1] as const) {
      const { n, one, two } = across();
      const [who, ref, other] = side === 0 ? ([SV_MANAGER, two, one] as const) : ([OFFICER, one, two] as const);
      n.give([who, ref], 'unlink', taken(other));
      expect([n.caseOf(one).links, n.caseOf(two).links]).toEqual([{}, {}]);
    }
  });
  it('what an SIA cannot open is confirmed by the gateway of the same region', () => {
    const n = neighbours();
    const [one, two] = [n.put(caseAt('development')), n.submitted(brackenshire, 'spoc.brackenshire')];
    n.give([SIA, one], 'link', to(two));
    expect(linkTo(n.caseOf(two), one)?.status).toBe('asked');
    n.give([OFFICER, two], 'confirm-link', taken(one));
    expect(linkTo(n.caseOf(one), two)?.status).toBe('linked');
  });
  it('ACC-4: of what an officer sees the stub only, nothing is linked or disclosed on their word', () => {
    const n = neighbours();
    const [one, two] = [n.put(caseAt('triage-queue')), n.put(caseAt('triage-queue'), { restricted: true })];
    n.give([OFFICER, one], 'link', to(two, 'supporting'));
    expect([linkTo(n.caseOf(one), two)?.status, linkTo(n.caseOf(two), one)?.status]).toEqual(['proposed', 'asked']);
  });
});

describe('ACC-1, ACC-3, DUP-2: a link opens no case, and tells a force of none that is not its own', () => {
  const sight = (relation: string, who: string) => {
    const n = neighbours();
    const [one, two] = [n.submitted(), n.submitted(dunmere, 'spoc.dunmere')];
    n.give([OFFICER, one], 'link', to(two, relation));
    n.give([SV_OFFICER, two], 'confirm-link', taken(one));
    const on = n.caseOf(one);
    return sightOf(on, { other: n.caseOf(two), link: linkTo(on, two) ?? expect.fail() }, factsFor(who));
  };
  it.each([
    [SIO, 'same-group', 'hidden'],
    ['spoc.aldershire', 'same-group', 'hidden'],
    [SIO, 'lead', 'reference'],
    [OFFICER, 'same-group', 'reference'],
    [MANAGER, 'same-group', 'reference'],
    ['toex-manager.northmarch', 'same-group', 'reference'],
    [SV_OFFICER, 'same-group', 'case'],
    ['sio.dunmere', 'same-group', 'case'],
  ] as const)('%s sees of a case that is %s: %s', (who, relation, expected) => {
    expect(sight(relation, who)).toBe(expected);
  });
  it('notices of a link go to the gateways, not to a force; of one piece of work both owners are told', () => {
    const told = (relation: string): readonly string[] => {
      const n = neighbours();
      const [one, two] = [n.submitted(), n.submitted(brackenshire, 'spoc.brackenshire')];
      const facts = factsFor(OFFICER, { beside: { cases: { [two]: n.caseOf(two) }, sittings: {}, next: null } });
      const decision = decide(n.caseOf(one), { name: 'link', payload: to(two, relation) }, facts);
      if (!decision.ok) throw new Error(decision.refusal.code);
      return decision.entries.flatMap((entry) => noticesOf({ on: n.caseOf(one), entry, facts }).flatMap((notice) => notice.to));
    };
    expect(told('same-group')).toEqual([MANAGER, 'gateway-manager2.northmarch']);
    expect(told('lead')).toEqual([MANAGER, 'gateway-manager2.northmarch', SIO, 'spoc.aldershire']);
  });
});

describe('VAL-5: the same event counts once among linked cases', () => {
  const value = { value: contribution };
  const pair = () => {
    const n = neighbours();
    return { n, one: n.put(caseAt('development')), two: n.put(caseAt('development')) };
  };
  it('refused counted-elsewhere once linked, and not before', () => {
    const { n, one, two } = pair();
    n.give([SIA, one], 'log-value', value);
    n.give([MANAGER, one], 'link', to(two));
    expect(n.refused([SIA, two], 'log-value', value)).toBe('counted-elsewhere');
    n.give([SIA, two], 'log-value', { value: { ...contribution, evidenceRef: 'ALD/EX/8' } });
    n.give([MANAGER, one], 'unlink', taken(two));
    n.give([SIA, two], 'log-value', value);
  });
  it('a link that is not confirmed counts nothing', () => {
    const { n, one } = pair();
    const two = n.put(caseAt('development'), { region: 'southvale' });
    n.give([SIA, one], 'log-value', value);
    n.give([MANAGER, one], 'link', to(two));
    n.give([SIA, two], 'log-value', value);
  });
});
