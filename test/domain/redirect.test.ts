import { describe, expect, it } from 'vitest';
import { offered } from '../../domain/decide.ts';
import type { RedirectTo } from '../../domain/redirect-state.ts';
import { directory, factsFor } from '../support/rulebook.ts';
import { bid, rocuBid } from './payloads.ts';
import { storyAt, storyOf } from './story.ts';
import { offeredTo, opens, told, why } from './redirecting.ts';

const [OFFICER, MANAGER, SOUTH, SOUTH_OFFICER] = ['triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager.southvale', 'triage.southvale'] as const; // prettier-ignore
const [SPOC, SIO] = ['spoc.aldershire', 'sio.aldershire'] as const;
const TO_SOUTH: RedirectTo = { kind: 'other-gateway', body: 'southvale-rocu' };
const PARTNER: RedirectTo = { kind: 'partner', body: 'national-oversight' };

describe('TRI-6: a redirect is offered', () => {
  it('the pen is with the body that is asked, for its own clock: two working days for P2', () => {
    expect(offeredTo(TO_SOUTH).on()).toMatchObject({
      stage: 'redirect-offered',
      region: 'northmarch',
      pen: { party: 'body', role: 'gateway-manager', user: null },
      clocks: { 'redirect-acknowledged': { dueAt: '2026-11-24T09:20:00.000Z' } },
      owner: { agency: 'aldershire', user: SIO },
    });
    expect(Object.keys(offeredTo(TO_SOUTH).on().clocks)).toEqual(['redirect-acknowledged']);
  });
  it('with a body without an account it is with whoever offered it', () => {
    expect(offeredTo(PARTNER).on().pen).toMatchObject({ party: 'body', role: 'triage-officer', user: OFFICER });
  });
  it.each<[string, RedirectTo]>([
    ['the own gateway as another', { kind: 'other-gateway', body: 'northmarch-rocu' }],
    ['a force as another gateway', { kind: 'other-gateway', body: 'dunmere' }],
    ['TOEX as a capability', { kind: 'rocu-capability', body: 'toex-northmarch' }],
    ['a force as a partner: a threat changes agency by a new bid', { kind: 'partner', body: 'brackenshire' }],
    ['another force alone', { kind: 'force-only', body: 'brackenshire' }],
    ['nobody', { kind: 'partner', body: 'nowhere' }],
  ])('not to %s', (_what, to) => {
    const said = storyAt('in-triage').refused(OFFICER, 'redirect', { to, reason: why });
    expect(said).toMatchObject({ code: 'fields-refused', rule: 'TRI-6', problems: [{ path: 'to.body' }] });
  });
  it('OWN-9: the body is asked, SPOC and SIO are told, each of who holds the risk', () => {
    const notices = told(offeredTo(TO_SOUTH));
    expect(notices.map(({ to }) => [...to].toSorted())).toEqual([[SOUTH], [SIO, SPOC]]);
    for (const { text } of notices) expect(text).toContain('Aldershire Police');
  });
  it('ACC-1: while it is offered only those who answer for the body read it, also where it is restricted', () => {
    for (const restricted of [false, true]) {
      const on = { ...offeredTo(TO_SOUTH).on(), restricted };
      expect([opens(on, SOUTH), opens(on, SOUTH_OFFICER), opens(on, 'toex-manager.southvale')]).toEqual(['page', 'none', 'none']);
    }
  });
});

describe('TRI-6: another gateway acknowledges', () => {
  const moved = () => {
    const story = offeredTo(TO_SOUTH);
    story.give(SOUTH, 'acknowledge-redirect', {});
    return story;
  };
  it('the same case is in that region’s queue with the same reference, open to all, its claim clock begun anew', () => {
    const before = offeredTo(TO_SOUTH).on();
    expect(moved().on()).toMatchObject({
      ref: before.ref,
      stage: 'triage-queue',
      region: 'southvale',
      claimer: null,
      lastOfficer: null,
      offeredTo: null,
      owner: before.owner,
      pen: { party: 'gateway', role: 'triage-officer', user: null },
      clocks: { claim: { startedAt: '2026-11-20T09:30:00.000Z', dueAt: '2026-11-23T09:30:00.000Z' } },
    });
    expect(Object.keys(moved().on().clocks)).toEqual(['claim']);
  });
  it('its people triage it from then on, and the old region’s sight ends', () => {
    const on = moved().on();
    expect([OFFICER, MANAGER, 'toex-manager.northmarch'].map((who) => opens(on, who))).toEqual(['none', 'none', 'none']);
    expect([SOUTH, SOUTH_OFFICER, SPOC, SIO].map((who) => opens(on, who))).toEqual(['page', 'page', 'page', 'page']);
    expect([OFFICER, SOUTH_OFFICER].map((who) => offered('claim', on, factsFor(who))?.code ?? 'allowed')).toEqual([
      'wrong-person',
      'allowed',
    ]);
    const story = moved();
    story.give(SOUTH_OFFICER, 'claim', {});
    expect(story.on()).toMatchObject({ stage: 'in-triage', claimer: SOUTH_OFFICER, clocks: { 'triage-outcome': { targetMinutes: 1440 } } });
  });
  it('CLK-1: every clock is by the calendar of the new region', () => {
    const scottish = { ...directory, regions: { ...directory.regions, southvale: { ...personRegion(), calendar: 'scotland' as const } } };
    const story = storyOf(bid);
    story.other.directory = scottish;
    story.wait(60 * 24 * 10 - 10); // Monday 30 November, a holiday in Scotland alone
    story.give(OFFICER, 'claim', {});
    story.give(SIO, 'ask', { to: 'gateway', text: why });
    const asked = story.on().clocks['question:m1']?.dueAt;
    story.give(OFFICER, 'redirect', { to: TO_SOUTH, reason: why });
    expect(story.on().clocks['redirect-acknowledged']?.dueAt.slice(0, 10)).toBe('2026-12-02');
    story.give(SOUTH, 'acknowledge-redirect', {});
    expect(story.on().clocks['claim']?.dueAt).toBe('2026-12-01T17:00:00.000Z');
    // CLK-6: a question was asked before and keeps its start; a working day of its five is no working day there.
    expect([asked, story.on().clocks['question:m1']?.dueAt]).toEqual(['2026-12-07T09:10:00.000Z', '2026-12-07T17:00:00.000Z']);
  });
  it('TRI-8: whether it is the gateway’s own is asked anew', () => {
    const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
    story.give(OFFICER, 'claim', {});
    expect(story.on().ownRocu).toBe(true);
    offeredTo(TO_SOUTH, story).give(SOUTH, 'acknowledge-redirect', {});
    expect(story.on().ownRocu).toBe(false);
  });
  it('OWN-9: SPOC, SIO, the new gateway and whoever offered it are told', () => {
    const notices = told(moved());
    expect(notices.map(({ to }) => [...to].toSorted())).toEqual([[SIO, SPOC], [SOUTH_OFFICER], [OFFICER]]);
    for (const { text } of notices) expect(text).toContain('Aldershire Police');
  });
});
const personRegion = () => {
  const region = directory.regions['southvale'];
  if (region === undefined) throw new Error('no southvale');
  return region;
};
