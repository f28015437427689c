import { describe, expect, it } from 'vitest';
import { offered } from '../../domain/decide.ts';
import { noticesOf } from '../../domain/notices.ts';
import type { RedirectTo } from '../../domain/redirect-state.ts';
import { factsFor } from '../support/rulebook.ts';
import { after, byTime, directoryWith, refusal } from './by-time.ts';
import { instant } from './calendars.ts';
import { storyAt } from './story.ts';
import { recipients } from '../../domain/recipients.ts';
import { actingFor, away } from './covering.ts';
import { offeredTo, opens, told, why } from './redirecting.ts';

const [OFFICER, MANAGER, SOUTH] = ['triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager.southvale'] as const;
const [SPOC, SIO] = ['spoc.aldershire', 'sio.aldershire'] as const;
const TO_SOUTH: RedirectTo = { kind: 'other-gateway', body: 'southvale-rocu' };
const PARTNER: RedirectTo = { kind: 'partner', body: 'national-oversight' };
const CAPABILITY: RedirectTo = { kind: 'rocu-capability', body: 'northmarch-rocu' };

describe('TRI-6: a body that is no gateway acknowledges', () => {
  it('it ends as redirected, and the notice names who still holds the risk', () => {
    const story = offeredTo(CAPABILITY);
    story.give('owner-lead.northmarch-rocu', 'acknowledge-redirect', {});
    expect(story.on()).toMatchObject({ stage: 'redirected', pen: null, clocks: {}, owner: { agency: 'aldershire', user: SIO } });
    expect(told(story).map(({ to, text }) => [[...to].toSorted(), /risk remains with .*Aldershire Police/.test(text)])).toEqual([
      [[SIO, SPOC, OFFICER], true],
    ]);
  });
  it('a body without an account is spoken for by the claimer, saying who and with what evidence', () => {
    const story = offeredTo(PARTNER);
    const said = story.refused(OFFICER, 'acknowledge-redirect', { acknowledgedBy: why });
    expect(said).toMatchObject({ code: 'fields-refused', rule: 'TRI-6', problems: [{ path: 'evidence' }] });
    expect(story.refused(OFFICER, 'acknowledge-redirect', {})).toMatchObject({
      problems: [{ path: 'acknowledgedBy' }, { path: 'evidence' }],
    });
    expect(story.refused(MANAGER, 'acknowledge-redirect', { acknowledgedBy: why, evidence: why }).code).toBe('wrong-person');
    story.give(OFFICER, 'acknowledge-redirect', { acknowledgedBy: why, evidence: why });
    expect(story.on()).toMatchObject({ stage: 'redirected', redirect: { answer: { by: OFFICER, acknowledgedBy: why, evidence: why } } });
  });
  it('where whoever offered it has left, a manager of the gateway speaks for it, and holds the pen', () => {
    const story = offeredTo(PARTNER);
    const directory = directoryWith({ [OFFICER]: { active: false } });
    const on = after(
      story.on(),
      byTime(story.on(), { name: 'release-leaver', payload: { person: OFFICER }, now: story.now() }, { directory }),
    );
    expect(on.pen).toMatchObject({ party: 'body', role: 'gateway-manager', user: null });
    story.other.directory = directory;
    story.bend(on);
    for (const who of ['triage2.northmarch', SOUTH, SPOC])
      expect(story.refused(who, 'bounce-redirect', { reason: why }).code).toBe('wrong-person');
    expect(story.refused(MANAGER, 'acknowledge-redirect', {})).toMatchObject({
      problems: [{ path: 'acknowledgedBy' }, { path: 'evidence' }],
    });
    const [said] = noticesOf({
      on,
      entry: { ...story.entries.at(-1)!, type: 'leaver-released', about: { person: OFFICER, was: ['pen'] }, after: {} },
      facts: story.facts(SPOC),
    });
    expect(said?.to).toEqual([MANAGER, 'gateway-manager2.northmarch']);
    story.give(MANAGER, 'acknowledge-redirect', { acknowledgedBy: why, evidence: why });
    expect(story.on()).toMatchObject({ stage: 'redirected', redirect: { answer: { by: MANAGER } } });
  });
  it('but not for one that has an account, nor does anybody answer their own offer', () => {
    expect(offeredTo(CAPABILITY).refused(OFFICER, 'acknowledge-redirect', { acknowledgedBy: why, evidence: why })).toMatchObject({
      code: 'own-offer',
      rule: 'TRI-6',
    });
    const own = storyAt('triage-queue');
    own.give(MANAGER, 'claim', {});
    own.give(MANAGER, 'redirect', { to: CAPABILITY, reason: why });
    expect(own.refused(MANAGER, 'acknowledge-redirect', {}).code).toBe('own-offer');
    own.give('gateway-manager2.northmarch', 'acknowledge-redirect', {});
    expect(own.on().stage).toBe('redirected');
  });
  it('ACC-6: nor an offer that they made for somebody who is away; another of the body does, and is told', () => {
    const story = storyAt('in-triage');
    story.other.directory = away({ [OFFICER]: { deputy: MANAGER } });
    actingFor(story, OFFICER).give(MANAGER, 'redirect', { to: CAPABILITY, reason: why });
    delete story.other.directory;
    actingFor(story, null);
    for (const name of ['acknowledge-redirect', 'bounce-redirect'] as const)
      expect(story.refused(MANAGER, name, { reason: why })).toMatchObject({ code: 'conflicted-with', rule: 'ACC-6', under: 'TRI-6' });
    expect(recipients(['pen-holder'], story.on(), factsFor(null))).toEqual(['owner-lead.northmarch-rocu', 'gateway-manager2.northmarch']);
    story.give('gateway-manager2.northmarch', 'acknowledge-redirect', {});
    expect(story.on().stage).toBe('redirected');
  });
  it('the owning agency alone: its owner lead', () => {
    const story = offeredTo({ kind: 'force-only', body: 'aldershire' });
    expect(story.on().pen).toMatchObject({ party: 'force', role: 'owner-lead' });
    story.give('owner-lead.aldershire', 'acknowledge-redirect', {});
    expect(story.on().stage).toBe('redirected');
  });
});

describe('TRI-6: a redirect bounces', () => {
  it('sent back: in the queue again, offered first to the last officer, who is told', () => {
    const story = offeredTo(TO_SOUTH);
    story.give(SOUTH, 'bounce-redirect', { reason: why });
    expect(story.on()).toMatchObject({ stage: 'triage-queue', region: 'northmarch', offeredTo: OFFICER, pen: { user: OFFICER } });
    expect(opens(story.on(), SOUTH)).toBe('none');
    expect(told(story).map(({ to }) => [...to].toSorted())).toEqual([[SIO, SPOC, OFFICER]]);
  });
  it('CLK-2: the gateway goes on with what it had left of its clock', () => {
    const story = storyAt('in-triage');
    const target = story.on().clocks['triage-outcome'];
    story.wait(230); // 13:10, four of the three days of eight hours used
    offeredTo(TO_SOUTH, story);
    story.wait(60 * 24 * 3 - 10);
    story.give(SOUTH, 'bounce-redirect', { reason: why });
    story.give(OFFICER, 'claim', {});
    // Offered on Friday at 13:10, claimed again on Monday at 13:20: a working day and ten minutes stood still.
    expect([target?.dueAt, story.on().clocks['triage-outcome']?.dueAt]).toEqual(['2026-11-25T09:10:00.000Z', '2026-11-26T09:20:00.000Z']);
    expect(story.on().redirect?.gatewayClock).toBeNull();
  });
  it('CLK-7: by time once its clock is due, and not before; the body that was asked is told with the rest', () => {
    const story = offeredTo(TO_SOUTH);
    const bounce = { name: 'bounce-redirect', payload: { clock: 'redirect-acknowledged', rung: 'due' } } as const;
    expect(refusal(byTime(story.on(), { ...bounce, now: instant('2026-11-24T09:19:59Z') }))).toMatchObject({
      code: 'not-due',
      rule: 'CLK-7',
    });
    const decision = byTime(story.on(), { ...bounce, now: instant('2026-11-24T09:20:00Z') });
    const on = after(story.on(), decision);
    expect(on).toMatchObject({ stage: 'triage-queue', offeredTo: OFFICER, redirect: { answer: { outcome: 'bounced', by: 'system' } } });
    const [entry] = decision.ok ? decision.entries : [];
    if (entry === undefined) throw new Error('nothing was written');
    const notices = noticesOf({ on, entry, facts: factsFor(null, { now: entry.at }) });
    expect(notices.map(({ to }) => [...to].toSorted())).toEqual([[SIO, SPOC, OFFICER], [SOUTH]]);
  });
  it('P1 one, P2 two, P3 three working days', () => {
    const due = (['P1', 'P2', 'P3'] as const).map((priority) => {
      const story = storyAt('in-triage');
      story.bend({ priority });
      return offeredTo(TO_SOUTH, story).on().clocks['redirect-acknowledged']?.dueAt;
    });
    expect(due).toEqual(['2026-11-23T09:20:00.000Z', '2026-11-24T09:20:00.000Z', '2026-11-25T09:20:00.000Z']);
  });
  it('the second of two answers is told of the first', () => {
    const story = offeredTo(CAPABILITY);
    story.give('owner-lead.northmarch-rocu', 'acknowledge-redirect', {});
    expect(story.refused('gateway-manager.northmarch', 'bounce-redirect', { reason: why })).toMatchObject({
      code: 'already-decided',
      by: 'owner-lead.northmarch-rocu',
    });
  });
  it('OWN-8: without an SIO nothing is acknowledged, but it comes back, so that nobody loses it', () => {
    const story = offeredTo(TO_SOUTH);
    story.other.directory = directoryWith({ [SIO]: { active: false } });
    expect(story.refused(SOUTH, 'acknowledge-redirect', {}).code).toBe('sio-unavailable');
    story.give(SOUTH, 'bounce-redirect', { reason: why });
    expect(story.on().stage).toBe('triage-queue');
  });
  it('CLK-3: what is offered to another body cannot be held, but withdrawn', () => {
    const story = offeredTo(TO_SOUTH);
    expect(offered('hold', story.on(), factsFor(MANAGER))?.code).toBe('wrong-stage');
    story.give(SPOC, 'withdraw', { reason: why });
    expect([story.on().stage, opens(story.on(), SOUTH)]).toEqual(['withdrawn', 'none']);
  });
});
