// OWN-2 over every road on which a command can name an owner. The other roads (record, rebuild, verification, export) are in
// test/contracts/toex-never-owns.test.ts, the configuration in test/config/load.test.ts.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wireSchemas } from '../../api/json/payloads/families.ts';
import { meetingSchemas } from '../../api/json/payloads/meetings.ts';
import { inner, noteOf } from '../../api/json/payloads/notes.ts';
import { decide } from '../../domain/decide.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { explain } from '../../domain/sentences.ts';
import { factsFor } from '../support/rulebook.ts';
import { directoryWith, refusal } from './by-time.ts';
import { date } from './calendars.ts';
import { CHAIR, council, decision, inSession, LEAD, OWNER, paper, why } from './council.ts';
import { crowd } from './crowd.ts';
import { agreedDigest, nominated } from './handing.ts';
import { bid, reassessment } from './payloads.ts';
import { answers, returned } from './returned.ts';
import { storyAt } from './story.ts';

const TOEX = 'toex-northmarch';
const [MANAGER, SIA] = ['toex-manager.northmarch', 'sia.northmarch'] as const;

const submitted = (change: object, who = 'spoc.aldershire'): Refusal =>
  refusal(decide(null, { name: 'submit-bid', payload: { ...bid, ...change } }, factsFor(who, { directory: crowd })));
const escalating = (proposedOwner: string): string => {
  const c = council();
  return c.refused([OWNER, c.open(1)], 'escalate', { paper: { ...paper, proposedOwner } });
};
const revising = (proposedOwner: string): string => {
  const c = council();
  const ref = c.open(1);
  c.give([OWNER, ref], 'escalate', { paper });
  return c.refused([OWNER, ref], 'revise-paper', { paper: { ...paper, proposedOwner } });
};
const deciding = (newOwner: string): string => {
  const { c, ref, meeting } = inSession();
  return c.refused([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner }));
};
const accepting = (lead: string, who = LEAD): string => {
  const { c, ref, meeting } = inSession();
  c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
  return c.refused([who, ref], 'accept-transfer', { lead });
};
const changing = (changes: object): string => returned().refused('spoc.aldershire', 'answer-and-resubmit', { answers, changes }).code;
const handing = (to: string): string => storyAt('terms').refused(OWNER, 'propose-handover', { to, reason: why }).code;

const reopening = (userId: string): string => {
  const tasking = { meetingDate: date('2026-11-19'), decisionRef: 'ALD-TTCG-26-130' };
  return storyAt('closed').refused('spoc.aldershire', 'reopen', { newIntelligence: why, tasking, sio: userId }).rule;
};

/** Every field by which a command names who is to hold the risk; what TOEX is refused with there. */
const roads: Readonly<Record<string, readonly (() => string)[]>> = {
  'submit-bid.owningAgency': [() => submitted({ owningAgency: TOEX }).rule, () => submitted({ owningAgency: TOEX }, 'spoc.toex').rule],
  'submit-bid.sio.userId': [() => submitted({ sio: { userId: SIA } }).rule],
  'answer-and-resubmit.changes.owningAgency': [() => changing({ owningAgency: TOEX })],
  'answer-and-resubmit.changes.sio.userId': [() => changing({ sio: { userId: SIA } })],
  'propose-reassessment.proposedOwner': [
    () => {
      const given = { ...reassessment, recommendation: 'regional-owner' as const, proposedOwner: TOEX };
      return storyAt('reassessment').refused(SIA, 'propose-reassessment', given).rule;
    },
  ],
  'escalate.paper.proposedOwner': [() => escalating(TOEX)],
  'revise-paper.paper.proposedOwner': [() => revising(TOEX)],
  'record-decision.newOwner': [() => deciding(TOEX)],
  'accept-transfer.lead': [
    () => accepting(MANAGER),
    () => accepting(SIA),
    () => accepting(MANAGER, MANAGER),
    () => accepting(LEAD, MANAGER),
  ],
  'reopen.sio': [() => reopening(SIA), () => reopening(MANAGER)],
  'propose-handover.to': [() => handing(SIA), () => handing(MANAGER)],
};
const answersExpected: Readonly<Record<string, readonly string[]>> = {
  'submit-bid.owningAgency': ['OWN-2', 'OWN-2'],
  'submit-bid.sio.userId': ['BID-2'],
  'answer-and-resubmit.changes.owningAgency': ['fields-refused'],
  'answer-and-resubmit.changes.sio.userId': ['fields-refused'],
  'propose-reassessment.proposedOwner': ['OWN-2'],
  'escalate.paper.proposedOwner': ['toex-never-owns'],
  'revise-paper.paper.proposedOwner': ['toex-never-owns'],
  'record-decision.newOwner': ['toex-never-owns'],
  'accept-transfer.lead': ['fields-refused', 'fields-refused', 'wrong-person', 'wrong-person'],
  'reopen.sio': ['BID-2', 'BID-2'],
  'propose-handover.to': ['successor-unfit', 'successor-unfit'],
};
/** They sound like it and name nobody who would hold the risk: who adopts an option or an action, who agreed, who stands in. */
const others = ['accept-product.options[].owner', 'add-action.owner', 'disseminate-product.sioApproval.by', 'escalate.ownerAgreement.by', 'hold.sioRequest.by', 'reopen.sioConsent.by', 'submit-bid.deputySio.userId', 'answer-and-resubmit.changes.deputySio.userId']; // prettier-ignore

const named = (schema: unknown, path: string): readonly string[] => {
  const note = noteOf(schema);
  const own = note?.person === true || note?.organisation === true ? [path] : [];
  const is = inner(schema);
  if (is instanceof z.ZodObject) return Object.entries(is.shape).flatMap(([key, field]) => named(field, `${path}.${key}`));
  if (is instanceof z.ZodArray) return [...own, ...named(is.element, `${path}[]`)];
  return is instanceof z.ZodUnion ? [...own, ...is.options.flatMap((option) => named(option, path))] : own;
};
const ofRisk = (path: string): boolean => /owner|owning|\blead\b|sio|handover\.to/i.test(path);

describe('OWN-2: TOEX is refused as owner by every command that can name one', () => {
  it('these are all of them: the schemas of requests know no other', () => {
    const paths = Object.entries({ ...wireSchemas, ...meetingSchemas }).flatMap(([name, schema]) => named(schema, name));
    expect([...new Set(paths.filter(ofRisk))].toSorted()).toEqual([...Object.keys(roads), ...others].toSorted());
  });
  it.each(Object.entries(roads))('%s', (road, tries) => {
    expect(tries.map((ask) => ask())).toEqual(answersExpected[road]);
  });
  it('the refusal says what to do', () => {
    const told = explain({ code: 'toex-never-owns', rule: 'OWN-2' });
    expect(told.status).toBe(409);
    expect(told.detail).toContain('TOEX');
  });
  it('nobody of TOEX becomes the owner by accepting, though they were nominated before they came there', () => {
    const story = nominated('terms');
    story.other.directory = directoryWith({ 'sio2.aldershire': { organisation: TOEX } });
    const termsDigest = agreedDigest(story.on());
    const given = termsDigest === undefined ? {} : { termsDigest };
    expect(story.refused('sio2.aldershire', 'accept-handover', given).code).toBe('successor-unfit');
    expect(story.on().owner.user).toBe(OWNER);
  });
  it('a receiver that has become TOEX since the body decided cannot accept', () => {
    const { c, ref, meeting } = inSession();
    c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    const moved = { ...crowd, organisations: { ...crowd.organisations, 'northmarch-rocu': { ...crowd.organisations['northmarch-rocu']!, kind: 'toex' as const } } }; // prettier-ignore
    const facts = factsFor(LEAD, { directory: moved, now: c.now() });
    expect(refusal(decide(c.caseOf(ref), { name: 'accept-transfer', payload: { lead: LEAD } }, facts)).rule).toBe('OWN-2');
  });
});
