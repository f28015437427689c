import { describe, expect, it } from 'vitest';
import { namesADuty } from '../../domain/notice-duty.ts';
import { factsFor, narrative, personOf } from '../support/rulebook.ts';
import { caseAt, storyAt } from './story.ts';

const names = (event: string, on: ReturnType<typeof caseAt>, who: string): boolean =>
  namesADuty(event, { on, who: personOf(who) }, factsFor(who));

describe('section 8: a notice that names a duty cannot be turned off', () => {
  it('it does for whoever has the pen, by name or by the role that may take it', () => {
    expect(names('allocated', caseAt('terms'), 'sia.northmarch')).toBe(true);
    expect(names('allocated', caseAt('terms'), 'spoc.aldershire')).toBe(false);
    expect(names('recommended', caseAt('consideration'), 'toex-manager.northmarch')).toBe(true);
    expect(names('recommended', caseAt('consideration'), 'toex-manager.southvale')).toBe(false);
  });
  it('for whom something waits beside the pen', () => {
    const story = storyAt('terms');
    expect(names('handover-proposed', story.on(), 'sio2.aldershire')).toBe(false);
    story.give('sio.aldershire', 'propose-handover', { to: 'sio2.aldershire', reason: narrative('Posted elsewhere.') });
    expect(names('handover-proposed', story.on(), 'sio2.aldershire')).toBe(true);
  });
  it('of what policy has somebody told whoever has the pen, always', () => {
    for (const event of ['reminder', 'overdue', 'command-outcome']) expect(names(event, caseAt('terms'), 'spoc.aldershire')).toBe(true);
  });
});
