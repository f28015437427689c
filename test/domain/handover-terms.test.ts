import { describe, expect, it } from 'vitest';
import { accept, agreedDigest, nominated, reason, SIO2 } from './handing.ts';
import { terms } from './payloads.ts';
import { digestOf, storyAt } from './story.ts';
import { comments, SIA, SIO } from './work.ts';

describe('TOR-8: a change of SIO voids that side’s signature on what is not agreed; agreed versions stand', () => {
  it('TOR-3: an open version is answered only by a new one, which names the new owner', () => {
    const story = nominated('terms');
    story.give(SIO, 'propose-terms', { terms, basedOn: null });
    accept(story);
    expect(story.on().terms['1']).toMatchObject({ status: 'offered', signatures: [], riskOwner: SIO });
    expect(story.on().pen).toMatchObject({ party: 'toex', user: SIA });
    const signing = { version: 1, digest: digestOf(story.on().terms) };
    for (const who of [SIA, SIO2])
      expect(story.refused(who, 'sign-terms', signing)).toMatchObject({ code: 'owner-changed', rule: 'TOR-3' });
    story.give(SIA, 'propose-terms', { terms, basedOn: 1 });
    expect(story.on().terms['2']).toMatchObject({ riskOwner: SIO2, signatures: [{ side: 'toex' }] });
    expect(story.on().terms['2']?.terms.riskStatement).toContain('Dervla Quinn');
    expect(story.give(SIO2, 'sign-terms', { version: 2, digest: digestOf(story.on().terms) }).stage).toBe('development');
  });
  it('the other side’s signature stays, and the pen with the side that has not signed', () => {
    const story = storyAt('terms');
    story.give(SIA, 'propose-terms', { terms, basedOn: null });
    story.give(SIO, 'propose-handover', { to: SIO2, reason });
    accept(story);
    expect(story.on().terms['1']?.signatures).toMatchObject([{ side: 'toex', user: SIA }]);
    expect(story.on().pen).toMatchObject({ party: 'force', role: 'sio', user: SIO2 });
    expect(story.refused(SIO2, 'reject-terms', { comments: [{ clause: 'area', text: comments }] })).toMatchObject({
      code: 'owner-changed',
    });
    // The side that proposed it may still take it back.
    expect(story.give(SIA, 'withdraw-terms', { reason }).terms['1']?.status).toBe('withdrawn');
  });
  it('an open variation likewise; what is agreed keeps both signatures', () => {
    const story = nominated('development');
    story.give(SIO, 'propose-terms', { terms, basedOn: 1 });
    const agreed = story.on().terms['1'];
    accept(story);
    expect(story.on().terms['1']).toMatchObject({ status: 'agreed', signatures: agreed?.signatures });
    expect(story.on().terms['2']).toMatchObject({ status: 'offered', signatures: [] });
    expect(story.refused(SIA, 'sign-terms', { version: 2, digest: digestOf(story.on().terms) })).toMatchObject({ code: 'owner-changed' });
  });
  it('the successor acknowledges the digest of the terms in force, and of no other', () => {
    const story = nominated('development');
    const refusals = [{}, { termsDigest: 'f'.repeat(64) }].map((payload) => story.refused(SIO2, 'accept-handover', payload));
    expect(refusals).toMatchObject([
      { code: 'fields-refused', rule: 'TOR-8', problems: [{ path: 'termsDigest' }] },
      { code: 'digest-differs', rule: 'TOR-8' },
    ]);
    const at = story.now();
    const digest = agreedDigest(accept(story));
    expect(story.on().terms['1']?.acknowledged).toEqual([{ side: 'force', user: SIO2, at, digest }]);
  });
  it('where nothing is agreed no digest is given', () => {
    const story = nominated('terms');
    expect(story.refused(SIO2, 'accept-handover', { termsDigest: 'f'.repeat(64) })).toMatchObject({
      code: 'fields-refused',
      rule: 'TOR-8',
    });
    story.give(SIO2, 'accept-handover', {});
  });
});
