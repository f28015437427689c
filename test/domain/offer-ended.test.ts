import { expect, it } from 'vitest';
import { packOf } from '../../domain/pack.ts';
import { CHAIR, decision, inSession, SECRETARY, why } from './council.ts';
import { issuedBy } from './issued.ts';
import { linesOf } from './papers.ts';

it('ESC-1: a pack says of an offer that was not ratified that it ended, and not that it waits for the receiver', () => {
  const { c, ref, meeting } = inSession('extraordinary');
  c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
  const ratifies = c.call('ordinary', '2026-12-17T10:00:00Z');
  c.at([SECRETARY, ratifies], 'close-papers', {});
  expect(linesOf(packOf(issuedBy(c, ratifies, 'pack')))).toContain('The receiver has not answered yet. Still to be ratified.');
  c.wait('2026-12-17T10:00:00Z');
  c.at([CHAIR, ratifies], 'start', {});
  c.at([CHAIR, ratifies], 'decline-to-ratify', { case: ref, reason: why });
  const next = c.call('ordinary', '2027-01-19T10:00:00Z');
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting: next });
  c.at([SECRETARY, next], 'close-papers', {});
  const pack = linesOf(packOf(issuedBy(c, next, 'pack')));
  expect(pack).toContain(`The offer ended before the receiver answered. Not ratified at ${ratifies}.`);
  expect(pack).not.toContain('has not answered yet');
});
