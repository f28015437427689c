import { describe, expect, it } from 'vitest';
import { decide, offered } from '../../domain/decide.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { accepted, after, byTime, directoryWith, refusal } from './by-time.ts';
import { instant } from './calendars.ts';
import { assessment, terms } from './payloads.ts';
import { caseAt, digestOf, later, storyAt, storyOf } from './story.ts';

const [OFFICER, SECOND, TOEX, SIO] = ['triage.northmarch', 'triage2.northmarch', 'toex-manager.northmarch', 'sio.aldershire'] as const;
const why = narrative('Because.');
const unavailable = { directory: directoryWith({ [SIO]: { active: false } }) };
const unfinished = { ...assessment, complete: false };

describe('REC-1: a refusal names the first thing that stands in the way: person, stage, SIO, rule', () => {
  const recommend = (who: string, stage: 'in-triage' | 'consideration', given: object) =>
    refusal(decide(caseAt(stage), { name: 'recommend', payload: { assessment: unfinished } }, factsFor(who, given)));
  it('the wrong person first, whatever else is wrong', () => {
    expect(recommend(SECOND, 'consideration', unavailable)).toMatchObject({ code: 'wrong-person', rule: 'TRI-3' });
  });
  it('then a rule about the person', () => {
    const on = { ...caseAt('consideration'), customer: OFFICER };
    const payload = { assessment: unfinished };
    expect(refusal(decide(on, { name: 'recommend', payload }, factsFor(OFFICER, unavailable))).code).toBe('own-submission');
  });
  it('then the stage, with those in which it can be done', () => {
    const expected = { code: 'wrong-stage', rule: 'TRI-3', stage: 'consideration', allowed: ['in-triage'] };
    expect(recommend(OFFICER, 'consideration', unavailable)).toEqual(expected);
  });
  it('then the SIO who cannot act (OWN-8)', () => {
    const name = factsFor(SIO).actor?.name ?? '';
    const said = recommend(OFFICER, 'in-triage', unavailable);
    expect(said).toMatchObject({ code: 'sio-unavailable', rule: 'OWN-8' });
    expect('name' in said && said.name).toContain(name);
  });
  it('and last what the payload breaks', () => {
    expect(recommend(OFFICER, 'in-triage', {})).toMatchObject({ code: 'assessment-unfinished', rule: 'TRI-3' });
  });
  it('a relation that nobody holds yet is a matter of the stage; one that somebody else holds, of the person', () => {
    expect(offered('recommend', caseAt('triage-queue'), factsFor(OFFICER))?.code).toBe('wrong-stage');
    expect(offered('record-first-contact', caseAt('consideration'), factsFor('sia.northmarch'))?.code).toBe('wrong-stage');
    expect(offered('recommend', caseAt('in-triage'), factsFor(SECOND))?.code).toBe('wrong-person');
    expect(offered('recommend', { ...caseAt('in-triage'), claimer: null }, factsFor(OFFICER))?.code).toBe('wrong-person');
  });
  it('a role counts only while its holder is active', () => {
    const directory = directoryWith({ [TOEX]: { active: false } });
    expect(offered('accept', caseAt('consideration'), factsFor(TOEX, { directory }))?.code).toBe('wrong-person');
  });
});

describe('OWN-8: while the SIO is inactive nothing that changes the stage is accepted', () => {
  it.each([
    ['claim', 'triage-queue', OFFICER],
    ['release', 'in-triage', OFFICER],
    ['propose-decline', 'in-triage', OFFICER],
    ['accept', 'consideration', TOEX],
    ['refer-back', 'awaiting-capacity', TOEX],
    ['allocate', 'awaiting-capacity', TOEX],
  ] as const)('%s', (name, stage, who) => {
    expect(offered(name, caseAt(stage), factsFor(who))).toBeNull();
    expect(offered(name, caseAt(stage), factsFor(who, unavailable))).toMatchObject({ code: 'sio-unavailable', rule: 'OWN-8' });
  });
  it('but contact, notes and a withdrawal by the owner-lead go on', () => {
    expect(offered('record-first-contact', caseAt('terms'), factsFor('sia.northmarch', unavailable))).toBeNull();
    expect(offered('note', caseAt('in-triage'), factsFor(OFFICER, unavailable))).toBeNull();
    expect(offered('withdraw', caseAt('in-triage'), factsFor('owner-lead.aldershire', unavailable))).toBeNull();
    expect(offered('withdraw', caseAt('in-triage'), factsFor('spoc.aldershire', unavailable))?.rule).toBe('OWN-8');
  });
});

describe('REC-1: every entry says who, when, by which right and under which policy', () => {
  it('of a person', () => {
    const story = storyAt('triage-queue');
    const [entry] = accepted(story.ask(OFFICER, 'claim', {}));
    const stamp = { seq: 2, version: 2, actor: OFFICER, at: story.now(), policyVersion: 1 };
    expect(entry).toMatchObject({ ...stamp, authority: 'a triage officer of the region' });
    expect(accepted(story.ask('gateway-manager.northmarch', 'claim', {}))[0]?.authority).toBe('a gateway manager of the region');
    expect(accepted(storyAt('in-triage').ask(OFFICER, 'release', {}))[0]?.authority).toBe('the officer who claimed it');
    expect(storyOf().entries[0]).toMatchObject({ seq: 1, version: 1, actor: 'spoc.aldershire', authority: 'a SPOC' });
  });
  it('in one unbroken count', () => {
    expect(storyAt('closed').entries.map(({ seq }) => seq)).toEqual(storyAt('closed').entries.map((_entry, index) => index + 1));
  });
  it('a person’s entry makes a new version, also without a new stage', () => {
    const story = storyAt('in-triage');
    const { version } = story.on();
    expect(story.give(OFFICER, 'note', { text: why }).version).toBe(version + 1);
  });
});

describe('CLK-2: each party’s working minutes are counted while it holds the pen', () => {
  it('a bid’s time with the gateway, over night, in working minutes', () => {
    const story = storyOf();
    story.other.now = instant('2026-11-20T16:00:00Z');
    expect(story.give(OFFICER, 'claim', {}).spent).toEqual({ force: 0, gateway: 420, toex: 0, body: 0 });
    story.other.now = instant('2026-11-23T10:00:00Z');
    expect(story.give(OFFICER, 'recommend', { assessment }).spent).toEqual({ force: 0, gateway: 540, toex: 0, body: 0 });
    story.other.now = instant('2026-11-23T10:30:00Z');
    expect(story.give(TOEX, 'accept', { rationale: why }).spent).toMatchObject({ gateway: 540, toex: 30 });
  });
  it('time with the force is never counted against the gateway or TOEX', () => {
    const story = storyAt('terms');
    story.give('sia.northmarch', 'propose-terms', { terms, basedOn: null });
    const { spent } = story.on();
    story.wait(110);
    story.give(SIO, 'sign-terms', { version: 1, digest: digestOf(story.on().terms) });
    expect(story.on().spent).toEqual({ ...spent, force: spent.force + 120 });
  });
  it('a step that leaves the pen leaves the count; the end of the case closes it', () => {
    const story = storyAt('in-triage');
    const { spent, pen } = story.on();
    expect(story.give(OFFICER, 'note', { text: why })).toMatchObject({ spent, pen });
    story.other.now = later(pen?.since ?? story.now(), 45);
    expect(story.give('spoc.aldershire', 'withdraw', { reason: why })).toMatchObject({ pen: null, spent: { gateway: spent.gateway + 45 } });
  });
  it('time’s own handing over counts too', () => {
    const story = storyAt('consideration');
    const on = story.give(TOEX, 'refer-back', { rationale: why });
    const now = on.clocks['offer']?.dueAt ?? story.now();
    const ended = after(on, byTime(on, { name: 'end-offer', payload: { clock: 'offer', rung: 'due' }, now }));
    expect(ended.spent).toEqual({ ...on.spent, gateway: on.spent.gateway + 480 });
  });
});
