import { describe, expect, it } from 'vitest';
import { letter } from '../../activities/letter.ts';

const subject = (event: string, ref = 'northmarch-ttcg-2026-03') =>
  letter({ ref, event, text: 'Open it.', dueAt: null }, null, 'https://gateway.example/').subject;

describe('the subject of a mail says in people’s words what happened', () => {
  it.each([
    ['meeting-opened', 'a sitting is called'],
    ['sitting-cancelled', 'sitting cancelled'],
    ['sio-reported-unavailable', 'SIO reported unavailable'],
    ['apmis-entry-recorded', 'APMIS entry recorded'],
  ])('%s: %s', (event, said) => {
    expect(subject(event)).toBe(`OFFICIAL-SENSITIVE northmarch-ttcg-2026-03: ${said}`);
  });
});
