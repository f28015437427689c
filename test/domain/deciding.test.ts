import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { canDecide, deciderFor, deciderOf, hasInterest, type Item } from '../../domain/deciding.ts';
import { escalationOf, withDecision, type Escalation } from '../../domain/escalation-state.ts';
import type { Facts } from '../../domain/facts.ts';
import { CHAIR, decision, DEPUTY, inSession, LEAD, OWNER, SECRETARY, TTCG, why } from './council.ts';

const before = () => {
  const { c, ref, meeting } = inSession();
  const [on, sitting, facts] = [c.caseOf(ref), c.sittingOf(meeting), c.facts(null)];
  const escalation = escalationOf(on);
  if (escalation === null) throw new Error('nothing is before the body');
  const e1 = (change: Partial<Escalation>): Partial<Case> => ({ escalations: { e1: { ...escalation, ...change } } });
  return { c, ref, meeting, on, sitting, facts, escalation, e1 };
};

describe('ESC-2, ACC-5: who is concerned decides nothing', () => {
  const { on, sitting, facts, e1, c, ref, meeting } = before();
  const SPOC = on.spoc;
  const manager = (id: string): string => facts.directory.people[id]?.lineManager ?? '';
  const interested = (id: string, change: Partial<Case> = {}, item: Partial<Item> = {}): boolean =>
    hasInterest({ ...on, ...change }, id, { item: { sitting, ...item }, facts });
  it('owner, customer, SPOC, and the line managers of owner and customer', () => {
    expect([OWNER, on.customer, SPOC, manager(OWNER), manager(on.customer)].map((id) => interested(id))).toEqual(Array(5).fill(true));
    expect([CHAIR, DEPUTY, SECRETARY, 'sia.northmarch', 'owner-lead.brackenshire', ''].map((id) => interested(id))).toEqual(
      Array(6).fill(false),
    );
  });
  it('the line manager of a SPOC only is not, nor is anybody in the place of a manager who is not there', () => {
    const people = Object.fromEntries(Object.entries(facts.directory.people).filter(([id]) => id !== OWNER));
    const unknown: Facts = { ...facts, directory: { ...facts.directory, people } };
    expect(hasInterest(on, manager(OWNER), { item: { sitting }, facts: unknown })).toBe(manager(OWNER) === manager(on.customer));
  });
  it('who could lead the agency that the paper proposes, that the decision names, or that is recorded', () => {
    expect([interested(LEAD), interested('owner-lead.brackenshire', {}, { newOwner: 'brackenshire' })]).toEqual([true, true]);
    expect(interested('sia.northmarch', {}, { newOwner: 'toex-northmarch' })).toBe(false);
    const recorded = c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'brackenshire' }));
    expect(interested('owner-lead.brackenshire', recorded)).toBe(true);
    const kept = escalationOf(recorded);
    if (kept === null) throw new Error('nothing is recorded');
    expect(interested('owner-lead.brackenshire', e1({ ...withDecision(kept, {}), standing: 'listed' }))).toBe(false);
  });
  it('who has acted for one of them (ACC-6), and for nobody else', () => {
    const acted = (whom: string) => interested(CHAIR, { actedFor: [{ by: CHAIR, for: whom }] });
    expect([OWNER, on.customer, SPOC, 'sia.northmarch', manager(OWNER)].map(acted)).toEqual([true, true, true, false, false]);
  });
  it('who has declared it: in any escalation, or at this sitting for this case', () => {
    expect([interested(CHAIR, e1({ interests: [CHAIR] })), interested(DEPUTY, e1({ interests: [CHAIR] }))]).toEqual([true, false]);
    const declared = (ref_: string, user: string) => ({ ...sitting, interests: [{ case: ref_, user, at: facts.now, reason: why }] });
    const at = (ref_: string, user: string) => interested(CHAIR, {}, { sitting: declared(ref_, user) });
    expect([at(ref, CHAIR), at(ref, DEPUTY), at('TSK-NM-2026-00099-X', CHAIR), interested(CHAIR, {}, { sitting: null })]).toEqual([
      true, false, false, false,
    ]); // prettier-ignore
  });
});

describe('ESC-2: the chair decides, else the deputy, else nobody', () => {
  const { on, sitting, facts } = before();
  const without = (...apologies: readonly string[]) => ({ ...sitting, attendance: { present: [], apologies } });
  const decider = (apologies: readonly string[], body: string | null = TTCG) =>
    deciderFor(on, { body, sitting: without(...apologies) }, facts);
  it('by their apologies, at their own sitting', () => {
    expect([decider([]), decider([CHAIR]), decider([DEPUTY]), decider([CHAIR, DEPUTY])]).toEqual([CHAIR, DEPUTY, CHAIR, null]);
    expect([canDecide(on, CHAIR, { item: { sitting: null }, facts }), canDecide(on, 'nobody', { item: { sitting }, facts })]).toEqual([
      true,
      false,
    ]);
  });
  it('of a body that there is: of none, and of one that policy does not know, nobody', () => {
    expect([decider([], null), decider([], 'toString'), decider([], 'federated-tasking-team')]).toEqual([null, null, 'chair.ftt']);
    expect([deciderOf(on, sitting, facts), deciderOf({ ...on, escalations: {} }, sitting, facts)]).toEqual([CHAIR, null]);
  });
  it('a body without a deputy has nobody in the place of its chair', () => {
    const body = facts.policy.bodies[TTCG];
    if (body === undefined) throw new Error('the body is not in the policy');
    const alone = { ...facts, policy: { ...facts.policy, bodies: { [TTCG]: { ...body, deputyChair: null } } } };
    expect(deciderFor(on, { body: TTCG, sitting: without(CHAIR) }, alone)).toBeNull();
    expect(deciderFor(on, { body: TTCG, sitting: without(DEPUTY) }, alone)).toBe(CHAIR);
  });
});
