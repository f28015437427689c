import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inboxAnswer, mailAnswer, verifyAnswer } from '../../api/json/answers/lists.ts';
import { quiet } from '../kills/record.ts';
import { ask, fresh, must } from '../support/caller.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { sampleBids } from './road.ts';
import { ending, escalation, RECEIVER, triage, work } from './three-months-chapters.ts';
import { watchedRoad, type Watched } from './three-months.ts';

let stack: Stack;
let road: Watched;
const base = (): string => stack.apiUrls[0] ?? '';
beforeAll(async () => {
  stack = await startStack();
  const [sample] = sampleBids();
  if (sample === undefined) throw new Error('no sample bid');
  road = await watchedRoad(base(), sample);
  for (const chapter of [triage, work, escalation, ending]) await chapter(road);
  await quiet(stack);
});
afterAll(() => stack.stop());

/** By hand: how many mails each was sent about the case while it was theirs to know. */
const told: Readonly<Record<string, number>> = {
  'spoc.aldershire': 18, 'sio.aldershire': 24, 'owner-lead.aldershire': 1,
  'owner-lead.northmarch-rocu': 1, 'owner-lead.national-agency': 1, 'spoc.national-agency': 2, [RECEIVER.user]: 5,
  'triage.northmarch': 4, 'triage2.northmarch': 2, 'gateway-manager.northmarch': 4, 'gateway-manager2.northmarch': 5,
  'toex-manager.northmarch': 4, 'sia.northmarch': 24, 'sia2.northmarch': 2,
  'chair.northmarch': 5, 'secretary.northmarch': 5, 'chair.ftt': 3, 'secretary.ftt': 3,
}; // prettier-ignore
/** Whose inbox has lost what they were told: the threat is another agency's since, and what they may open ended with it (OWN-4). */
const former = ['spoc.aldershire', 'sio.aldershire', 'owner-lead.aldershire', 'owner-lead.northmarch-rocu'];
const mailsOf = async () => {
  const { items } = await ask(base(), { by: 'auditor.national', path: '/demo/mail' }, mailAnswer);
  return items.filter(({ ref }) => ref === road.ref);
};
const count = (given: readonly string[], of: string): number => given.filter((each) => each === of).length;

describe('OWN-1: three months of one threat through the interface, each step by its person, with the one owner looked at after it', () => {
  it('two returns, an appeal that overturns, a variation, two deferrals, a refused transfer, a referral and an accepted transfer', () => {
    const { steps } = road;
    expect([count(steps, 'return-for-information'), count(steps, 'decide-appeal'), count(steps, 'sign-terms')]).toEqual([2, 1, 2]);
    expect([count(steps, 'record-decision'), count(steps, 'refuse-transfer'), count(steps, 'accept-transfer')]).toEqual([5, 1, 1]);
    expect(road.moves()).toBeGreaterThan(20);
  });
  it('REC-1: its journal has a decision for each step, at least three months lie between bid and closure, and the record verifies', async () => {
    const entries = await road.journal();
    const at = (type: string): readonly number[] =>
      entries.flatMap((entry) => (entry.type.startsWith(`${type}@`) ? [Date.parse(entry.at)] : []));
    const [submitted = 0, closed = 0] = [...at('bid-submitted'), ...at('closed')];
    expect((closed - submitted) / 86_400_000).toBeGreaterThan(80);
    expect(entries.filter(({ actor }) => actor !== 'system').length).toBeGreaterThanOrEqual(road.steps.length + 1);
    // OWN-1: the owner was handed on once, by the receiver's own decision.
    expect(at('transfer-accepted')).toHaveLength(1);
    expect(await must(base(), fresh('auditor.national', '/audit/verify'), verifyAnswer)).toMatchObject({ ok: true });
  });
  it('every notice is mailed once, to whoever had the right to know, and stands in the inbox of whoever still has', async () => {
    const mails = await mailsOf();
    const people = [...new Set(mails.map(({ to }) => to.replace('@demo.example', '')))];
    expect(
      Object.fromEntries(
        people.map((who) => [
          who,
          count(
            mails.map(({ to }) => to),
            `${who}@demo.example`,
          ),
        ]),
      ),
    ).toEqual(told);
    for (const [who, sent] of Object.entries(told)) {
      const { items } = await ask(base(), { by: who, path: '/inbox' }, inboxAnswer);
      const kept = items.filter(({ ref }) => ref === road.ref).length;
      if (former.includes(who)) expect(kept, who).toBeLessThanOrEqual(sent);
      else expect(kept, who).toBe(sent);
    }
  });
  it('TRI-5, TRI-7: the SPOC was told of both returns and of the decline, reminded in time, and nothing lapsed', async () => {
    const subjects = (await mailsOf()).filter(({ to }) => to.startsWith('spoc.aldershire')).map(({ text }) => text);
    const saying = (words: string): number => subjects.filter((text) => text.includes(words)).length;
    expect([saying('returned with questions'), saying('has been declined'), saying('has lapsed')]).toEqual([2, 1, 0]);
  });
});
