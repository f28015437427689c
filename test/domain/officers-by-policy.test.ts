import { describe, expect, it } from 'vitest';
import { peopleSentences } from '../../api/web/wording/people-words.ts';
import { offered } from '../../domain/decide.ts';
import type { Facts } from '../../domain/facts.ts';
import { noticesOf } from '../../domain/notices.ts';
import type { Body } from '../../domain/policy.ts';
import { streams } from '../simulator/streams.ts';
import { policy } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { instant } from './calendars.ts';
import { CHAIR, decision, DEPUTY, OWNER, paper, SECRETARY, TTCG, why } from './council-words.ts';
import { storyAt } from './story.ts';

const [NEW_SECRETARY, NEW_CHAIR] = ['secretary.southvale', 'chair.southvale'] as const;
const REF = 'TSK-NM-2026-00001-X';
const MEETING = `${TTCG}-2026-01`;
const day = instant('2026-12-15T10:00:00Z');

/** A case that its owner has escalated, and a policy that names other officers of the body. */
const escalated = () => {
  let inForce: Pick<Facts, 'policy' | 'policyBefore'> = { policy, policyBefore: null };
  let people: Parameters<typeof directoryWith>[0] = {};
  const s = streams({ at: instant('2026-11-23T09:00:00Z'), policy: () => inForce, directory: () => directoryWith(people) });
  s.cases[REF] = { ...storyAt('ownership').on(), ref: REF };
  const must = (refusal: unknown): void => {
    expect(refusal).toBeNull();
  };
  const on = {
    s,
    give: (who: string, name: Parameters<typeof s.onCase>[2]['name'], payload: object): void => {
      must(s.onCase(who, REF, { name, payload }));
    },
    at: (who: string, name: Parameters<typeof s.atSitting>[2]['name'], payload: object): void => {
      must(s.atSitting(who, MEETING, { name, payload: payload as never }));
    },
    list: (): void => {
      must(s.openMeeting({ who: SECRETARY }, MEETING, { body: TTCG, at: day, kind: 'ordinary' }));
      on.give(SECRETARY, 'list-for-meeting', { meeting: MEETING });
    },
    sit: (): void => {
      on.list();
      s.wait(day);
      on.at(CHAIR, 'start', {});
    },
    leaves: (id: string): void => {
      people = { ...people, [id]: { active: false } };
    },
    /** The policy with these officers is in force, and comes to the case. */
    adopt: (officers: Partial<Body>) => {
      const { version, bodies } = inForce.policy;
      const next = { ...inForce.policy, version: version + 1, bodies: { ...bodies, [TTCG]: { ...bodies[TTCG]!, ...officers } } };
      inForce = { policy: next, policyBefore: inForce.policy };
      must(s.onCase(null, REF, { name: 'recompute-clocks', payload: { policyVersion: next.version } }));
      const entry = s.written.cases[REF]!.at(-1)!;
      const told = noticesOf({ on: s.caseOf(REF), entry, facts: s.facts(null) }).flatMap(({ to }) => to);
      return { pen: s.caseOf(REF).pen, entry, told };
    },
  };
  on.give(OWNER, 'escalate', { paper });
  return on;
};

describe('ESC-1, ESC-2: officers of a body are so by policy, and another policy hands their pens to others', () => {
  it('to be listed, it is with the new secretary, who is told and lists it; history says so', () => {
    const c = escalated();
    const { pen, entry, told } = c.adopt({ secretary: NEW_SECRETARY });
    expect(pen).toMatchObject({ party: 'body', role: 'secretary', user: NEW_SECRETARY });
    expect(told).toEqual([NEW_SECRETARY]);
    expect(entry).toMatchObject({ type: 'clocks-recomputed', about: { changed: [], pen: NEW_SECRETARY } });
    const names = { nameOf: (id: string) => id } as never;
    expect(peopleSentences['clocks-recomputed'](entry.about as never, { names } as never)).toBe(
      `Policy version ${String(policy.version + 1)} is in force. No clock of this case has changed. The pen is with ${NEW_SECRETARY}.`,
    );
    const at = c.s.facts(NEW_SECRETARY);
    expect(offered('list-for-meeting', c.s.caseOf(REF), at)).toBeNull();
  });
  it('listed, it is with the new chair, or with the deputy chair where the new chair has an interest', () => {
    const c = escalated();
    c.list();
    expect(c.adopt({ chair: NEW_CHAIR })).toMatchObject({ pen: { role: 'chair', user: NEW_CHAIR }, told: [NEW_CHAIR] });
    // The owner decides no case of their own.
    expect(c.adopt({ chair: OWNER })).toMatchObject({ pen: { role: 'chair', user: DEPUTY }, told: [DEPUTY] });
  });
  it('recorded, it is for whoever confirms it now; contested, for the new secretary to record anew', () => {
    const c = escalated();
    c.sit();
    c.give(SECRETARY, 'record-decision', decision(MEETING, 'retain'));
    expect(c.adopt({ secretary: NEW_SECRETARY }).entry.about).not.toHaveProperty('pen');
    expect(c.adopt({ chair: NEW_CHAIR, deputyChair: DEPUTY })).toMatchObject({ pen: { role: 'chair', user: NEW_CHAIR } });
    c.give(NEW_CHAIR, 'contest-record', { reason: why });
    expect(c.adopt({ secretary: SECRETARY, chair: CHAIR })).toMatchObject({ pen: { role: 'secretary', user: SECRETARY } });
  });
  it('left to the secretary where nobody may decide, it is with the chair again once one may', () => {
    const c = escalated();
    c.list();
    expect(c.adopt({ chair: OWNER, deputyChair: null }).pen).toMatchObject({ role: 'secretary', user: SECRETARY });
    expect(c.adopt({ chair: CHAIR }).pen).toMatchObject({ role: 'chair', user: CHAIR });
  });
  it('where the new secretary has left it is with nobody by name, and history says so', () => {
    const c = escalated();
    c.leaves(NEW_SECRETARY);
    expect(c.adopt({ secretary: NEW_SECRETARY })).toMatchObject({
      pen: { role: 'secretary', user: null },
      entry: { about: { pen: null } },
    });
  });
  it('the same officers keep it, for as long as they have had it, and nobody is told', () => {
    const c = escalated();
    for (const next of [() => undefined, c.sit]) {
      next();
      const { pen: before } = c.s.caseOf(REF);
      const { pen, entry, told } = c.adopt({});
      expect([pen, told]).toEqual([before, []]);
      expect(entry.about).not.toHaveProperty('pen');
    }
  });
});
