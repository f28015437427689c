import { expect, it } from 'vitest';
import { escalationOf } from '../../domain/escalation-state.ts';
import { streams } from '../simulator/streams.ts';
import { directory as shipped, personOf, policy } from '../support/rulebook.ts';
import { instant } from './calendars.ts';
import { CHAIR, decision, DEPUTY, OWNER, paper, TTCG, why } from './council.ts';
import { storyAt } from './story.ts';

const done = (refusal: unknown): void => {
  expect(refusal).toBeNull();
};

// The configuration refuses such a policy; one of an earlier release may be in force.
it('ESC-1: what a deputy chair decides is extraordinary too where they are the secretary besides', () => {
  const people = { ...shipped.people, [DEPUTY]: { ...personOf(DEPUTY), roles: ['chair', 'secretary'] as const } };
  const body = { ...policy.bodies[TTCG]!, secretary: DEPUTY };
  const both = { ...policy, bodies: { ...policy.bodies, [TTCG]: body } };
  const all = streams({
    at: instant('2026-11-23T09:00:00Z'),
    directory: () => ({ ...shipped, people }),
    policy: () => ({ policy: both, policyBefore: null }),
  });
  const [ref, meeting] = ['TSK-NM-2026-00001-X', `${TTCG}-2026-01`];
  all.cases[ref] = { ...storyAt('ownership').on(), ref };
  done(all.onCase(OWNER, ref, { name: 'escalate', payload: { paper } }));
  done(all.openMeeting({ who: DEPUTY }, meeting, { body: TTCG, at: instant('2026-12-01T10:00:00Z'), kind: 'extraordinary' }));
  done(all.onCase(DEPUTY, ref, { name: 'list-for-meeting', payload: { meeting } }));
  done(all.atSitting(CHAIR, meeting, { name: 'declare-interest', payload: { case: ref, reason: why } }));
  done(all.atSitting(CHAIR, meeting, { name: 'start', payload: {} }));
  done(all.onCase(DEPUTY, ref, { name: 'record-decision', payload: decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }) }));
  expect(escalationOf(all.caseOf(ref))?.decisions).toMatchObject([{ decidedBy: DEPUTY, extraordinary: true }]);
});
