import { describe, expect, it } from 'vitest';
import { appealDeciders } from '../../domain/appeal-state.ts';
import { directory } from '../support/rulebook.ts';
import { appealedIn, MANAGER, OFFICER, SECOND, SPOC, TOEX, why } from './appealing.ts';
import { actingFor, away } from './covering.ts';
import { assessment } from './payloads.ts';
import { storyOf, type Story } from './story.ts';

const SOUTH = 'gateway-manager.southvale';
const uphold = { outcome: 'uphold', rationale: why } as const;
const overturn = { outcome: 'overturn', rationale: why } as const;

describe('TRI-7, ACC-6: whoever has acted for somebody with a part has one; where nobody of the region is free then, another decides', () => {
  const no = { reasonCode: 'capacity', rationale: why, advice: why };
  /** Proposed by the TOEX manager, overturned by the first manager; proposed anew by the second for the officer, approved by the first. */
  const declinedByAll = (): Story => {
    const story = storyOf();
    story.give(OFFICER, 'claim', {});
    story.give(OFFICER, 'recommend', { assessment: assessment });
    story.give(TOEX, 'propose-decline', no);
    story.give(MANAGER, 'overturn-decline', { rationale: why });
    story.give(TOEX, 'refer-back', { rationale: why });
    story.give(OFFICER, 'claim', {});
    story.other.directory = away({ [OFFICER]: { deputy: SECOND } });
    actingFor(story, OFFICER).give(SECOND, 'propose-decline', no);
    delete story.other.directory;
    actingFor(story, null).give(MANAGER, 'approve-decline', { rationale: why });
    story.give(SPOC, 'appeal', { grounds: why });
    return story;
  };
  it('the managers of another region', () => {
    const story = declinedByAll();
    expect(story.on().tookPart).not.toContain(SECOND);
    expect(appealDeciders(story.on(), { directory })).toEqual([SOUTH, 'toex-manager.southvale']);
    expect(story.refused(SECOND, 'decide-appeal', uphold)).toMatchObject({ code: 'conflicted-with', rule: 'ACC-6', under: 'TRI-7' });
    expect(story.give(SOUTH, 'decide-appeal', overturn).stage).toBe('triage-queue');
  });
  it('who answered the returned bid for the force decides no appeal on it either (ACC-5)', () => {
    const story = appealedIn('in-triage');
    const [answered] = [
      { by: OFFICER, at: story.now(), dueAt: story.now(), questions: [], answeredBy: SECOND, answeredAt: story.now(), gatewayClock: null },
    ];
    story.bend({ returns: [answered] });
    expect(appealDeciders(story.on(), { directory })).toEqual([TOEX]);
    expect(story.refused(SECOND, 'decide-appeal', uphold).code).toBe('own-submission');
  });
});
