import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../domain/notices.ts';
import { toldOnClock } from '../../domain/recipients.ts';
import { awaitedOf, waitsFor } from '../../domain/waits.ts';
import { factsFor, personOf } from '../support/rulebook.ts';
import { date } from './calendars.ts';
import { why } from './neighbours.ts';
import { disruption } from './payloads.ts';
import { storyAt } from './story.ts';

const [SPOC, SIO, TOEX, SIA] = ['spoc.aldershire', 'sio.aldershire', 'toex-manager.northmarch', 'sia.northmarch'] as const;
const given = { newIntelligence: why, tasking: { meetingDate: date('2026-11-19'), decisionRef: 'ALD-TTCG-26-130' } };

describe('VAL-2: value that waits for TOEX while a new round has no SIA', () => {
  it('waits for the TOEX manager, who is told what becomes of it and may verify it', () => {
    const story = storyAt('ownership');
    story.give(SIO, 'log-value', { value: disruption });
    story.give(SIO, 'confirm-ownership', { rationale: why });
    story.give(SIA, 'close', { apmis: 'not-applicable', feedbackRequested: true });
    const waits = (who: string) => waitsFor(story.on(), personOf(who), factsFor(who)).map(({ kind }) => kind);
    expect([waits(SIA), waits(TOEX)]).toEqual([['verification'], []]);
    const on = story.give(SPOC, 'reopen', given);
    expect([on.sia, waits(TOEX), waits('toex-manager.southvale')]).toEqual([null, ['verification'], []]);
    expect(awaitedOf(on)).toContain('@toex-manager');
    expect(toldOnClock(['verifier-line-manager'], { on, clock: 'value-verified:v1' }, factsFor(null))).toEqual(['super.toex-northmarch']);
    story.give(TOEX, 'dispute-value', { entry: 'v1', comments: why });
    story.give(SIO, 'answer-dispute', { entry: 'v1', comments: why });
    const entry = story.entries.at(-1);
    if (entry === undefined) throw new Error('nothing was written');
    expect(noticesOf({ on: story.on(), entry, facts: factsFor(null) }).map(({ to }) => to)).toEqual([[TOEX]]);
    expect(story.give(TOEX, 'verify-value', { entry: 'v1', comments: why }).value['v1']?.status).toBe('verified');
  });
});
