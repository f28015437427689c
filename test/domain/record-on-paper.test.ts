import { describe, expect, it } from 'vitest';
import { minutesOf } from '../../domain/minutes.ts';
import { packOf, type Composed } from '../../domain/pack.ts';
import { CHAIR, decision, inSession, SECRETARY, why } from './council.ts';
import { linesOf } from './papers.ts';

/** The papers of a sitting as it stands. */
const papersOf = ({ c, meeting }: Pick<ReturnType<typeof inSession>, 'c' | 'meeting'>, kind: 'pack' | 'minutes'): string => {
  const composed: Composed = {
    issue: { kind, number: 1, by: CHAIR, case: null }, preview: false, sitting: c.sittingOf(meeting), entries: c.written.sittings[meeting] ?? [],
    earlier: [], cases: Object.values(c.cases).map((on) => ({ on, then: null })), facts: c.facts(null), readFrom: {},
  }; // prettier-ignore
  return linesOf((kind === 'pack' ? packOf : minutesOf)(composed));
};
const claims = /has not answered yet|Still to be ratified|to be ratified|Decided by/;

describe('ESC-2: papers say of a record without effect just that: no answer is awaited on it, and nobody ratifies it', () => {
  const recorded = () => {
    const story = inSession('extraordinary');
    story.c.give([SECRETARY, story.ref], 'record-decision', decision(story.meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    return story;
  };
  it('not confirmed', () => {
    const minutes = papersOf(recorded(), 'minutes');
    expect(minutes).toMatch(/Transfer of the risk to .*: recorded, not confirmed\.\n/);
    expect(minutes).toMatch(/Recorded by Tasking Secretary .* on .* as decided by .*\. Not confirmed: it has not taken effect\.\n/);
    expect(minutes).not.toMatch(claims);
  });
  it('contested', () => {
    const story = recorded();
    story.c.give([CHAIR, story.ref], 'contest-record', { reason: why });
    const minutes = papersOf(story, 'minutes');
    expect(minutes).toMatch(/Transfer of the risk to .*: recorded, contested\.\n/);
    expect(minutes).toMatch(/Recorded by .* as decided by .*\. Contested by .*: it never took effect\.\n/);
    expect(minutes).not.toMatch(claims);
    expect(papersOf(story, 'pack')).not.toMatch(claims);
  });
  it('confirmed, it is a decision like another', () => {
    const story = recorded();
    story.c.give([CHAIR, story.ref], 'confirm-decision', {});
    const minutes = papersOf(story, 'minutes');
    expect(minutes).toMatch(/Transfer of the risk to .*\. The receiver has not answered yet\. Still to be ratified\.\n/);
    expect(minutes).toMatch(/Decided by .*\. Recorded by .*\. Confirmed on .*\. Taken as extraordinary, to be ratified\.\n/);
  });
});
