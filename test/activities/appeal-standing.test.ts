import { describe, expect, it } from 'vitest';
import { standingOfStream } from '../../activities/record/standing.ts';
import { appealedIn, declinedIn, SECOND, why } from '../domain/appealing.ts';
import { FRIDAY } from '../support/rulebook.ts';

const at = { owed: [], now: FRIDAY, marked: true } as const;
const standing = (state: ReturnType<ReturnType<typeof declinedIn>['on']>) => standingOfStream({ kind: 'case', state }, at);

describe('TRI-7: a declined case with an appeal is not over, though its stage is', () => {
  it('its workflow waits with the clock of the appeal armed, and shows who has the pen', () => {
    const on = appealedIn('in-triage').on();
    expect(standing(on)).toMatchObject({ over: false, pen: 'gateway: gateway-manager', dueAt: on.clocks['appeal']?.dueAt });
    expect(standing(on).wake?.key).toContain('appeal:75%');
  });
  it('without one, and once it is decided, it is', () => {
    expect(standing(declinedIn('in-triage').on())).toMatchObject({ over: true, pen: '' });
    const story = appealedIn('in-triage');
    expect(standing(story.give(SECOND, 'decide-appeal', { outcome: 'uphold', rationale: why }))).toMatchObject({ over: true, wake: null });
  });
});
