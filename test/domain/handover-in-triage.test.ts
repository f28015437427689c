import { describe, expect, it } from 'vitest';
import { recipients } from '../../domain/recipients.ts';
import { factsFor } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { why } from './appealing.ts';
import { rocuBid } from './payloads.ts';
import { offeredTo } from './redirecting.ts';
import { storyOf } from './story.ts';

const [OFFICER, SECOND] = ['triage.northmarch', 'triage2.northmarch'] as const;

describe('OWN-7: a change of SIO while the bid is with others leaves the pen with whoever is to act', () => {
  it('TRI-6: a bid that is offered to the owning agency alone waits for its owner lead, whoever is SIO', () => {
    const story = offeredTo({ kind: 'force-only', body: 'aldershire' });
    const { pen } = story.on();
    story.give('sio.aldershire', 'propose-handover', { to: 'sio2.aldershire', reason: why });
    story.give('sio2.aldershire', 'accept-handover', {});
    expect(story.on()).toMatchObject({ owner: { user: 'sio2.aldershire' }, pen });
    expect(recipients(['pen-holder'], story.on(), factsFor(null))).toEqual(['owner-lead.aldershire']);
    story.give('owner-lead.aldershire', 'acknowledge-redirect', {});
  });
  /** A bid of the gateway's own ROCU, which its last officer has referred back to them, or not. */
  const returned = (released: boolean) => {
    const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
    story.other.directory = directoryWith({ 'sio.northmarch-rocu': { lineManager: null } });
    story.give(OFFICER, 'claim', {});
    story.give(OFFICER, 'return-for-information', { questions: [{ text: why }] });
    const answer = () => story.give('spoc.northmarch-rocu', 'answer-and-resubmit', { answers: [{ questionId: 'q1', text: why }] });
    const handOver = () => {
      story.give('sio.northmarch-rocu', 'propose-handover', { to: OFFICER, reason: why });
      story.give(OFFICER, 'accept-handover', {});
    };
    if (released) {
      answer();
      handOver();
    } else {
      story.bend({ customer: OFFICER });
      answer();
    }
    return story;
  };
  it('TRI-1: it is offered first to nobody who may not triage it', () => {
    expect(returned(false).on()).toMatchObject({ offeredTo: null, pen: { role: 'triage-officer', user: null } });
  });
  it('nor any longer to an officer who has become its SIO: every other may claim it', () => {
    const story = returned(true);
    expect(story.on()).toMatchObject({ owner: { user: OFFICER }, offeredTo: null, pen: { role: 'triage-officer', user: null } });
    expect(story.on().clocks['offer']).toBeUndefined();
    expect(story.give(SECOND, 'claim', {}).claimer).toBe(SECOND);
  });
});
