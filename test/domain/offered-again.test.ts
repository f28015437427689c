import { describe, expect, it } from 'vitest';
import { offered } from '../../domain/decide.ts';
import { narrative } from '../support/rulebook.ts';
import { actingFor, away } from './covering.ts';
import { rocuBid } from './payloads.ts';
import { answers, OFFICER, returned, SPOC } from './returned.ts';
import { storyOf } from './story.ts';

const why = narrative('Because.');
describe('TRI-1: a resubmitted bid is offered first to nobody who may not claim it as it is by then', () => {
  it('who returned it has become its customer', () => {
    const story = returned();
    const on = story.give(SPOC, 'answer-and-resubmit', { answers, changes: { customer: { userId: OFFICER } } });
    expect([on.customer, on.offeredTo, on.pen?.user, on.clocks['offer']]).toEqual([OFFICER, null, null, undefined]);
    expect(offered('claim', on, story.facts('triage2.northmarch'))).toBeNull();
  });
  it('who returned it is its customer no longer', () => {
    const story = returned();
    story.bend({ customer: OFFICER, bid: { ...story.on().bid, customer: { userId: OFFICER } } });
    const on = story.give(SPOC, 'answer-and-resubmit', { answers, changes: { customer: { userId: 'sio.aldershire' } } });
    expect([on.offeredTo, offered('claim', on, story.facts(OFFICER))]).toEqual([OFFICER, null]);
  });
  it('ACC-6: who returned it has answered for the SPOC, who is away', () => {
    const brought = 'spoc.northmarch-rocu';
    const story = storyOf(rocuBid, brought);
    story.give(OFFICER, 'claim', {});
    story.give(OFFICER, 'return-for-information', { questions: [{ text: why }] });
    story.other.directory = away({ [brought]: { deputy: OFFICER } });
    const on = actingFor(story, brought).give(OFFICER, 'answer-and-resubmit', { answers: [{ questionId: 'q1', text: why }] });
    expect(on.actedFor).toEqual([{ by: OFFICER, for: brought }]);
    actingFor(story, null);
    expect(offered('claim', on, story.facts(OFFICER))?.code).toBe('conflicted-with');
    expect([on.offeredTo, on.pen?.user, on.clocks['offer']]).toEqual([null, null, undefined]);
    expect(offered('claim', on, story.facts('triage2.northmarch'))).toBeNull();
  });
});
