// What is given for somebody who is absent where there is no case yet, and at a sitting (ACC-6).
import { describe, expect, it } from 'vitest';
import type { Bid } from '../../domain/bid.ts';
import { decide, offered } from '../../domain/decide.ts';
import { fold } from '../../domain/evolve.ts';
import { decideAtSitting, offeredAtSitting } from '../../domain/sitting-decide.ts';
import type { HumanSittingCommand, MeetingCommand } from '../../domain/sitting-commands.ts';
import { foldSitting } from '../../domain/sitting-evolve.ts';
import type { SittingStatus } from '../../domain/sitting.ts';
import { sittingRulebook } from '../../domain/sitting-rulebook.ts';
import { factsFor } from '../support/rulebook.ts';
import { decision, inSession } from './council.ts';
import { away, CLERK, withClerk } from './covering.ts';
import { action, called, CHAIR, DEPUTY, meetingAt, meetingOf, SECRETARY } from './meeting-story.ts';
import { bid, rocuBid } from './payloads.ts';

const [SPOC, SUPER, OFFICER, OFFICER2] = ['spoc.aldershire', 'super.aldershire', 'triage.northmarch', 'triage2.northmarch'] as const;

describe('ACC-6: a bid is submitted for a SPOC who is absent', () => {
  const submit = (who: string, { on = bid, people = { [SPOC]: { deputy: SUPER } }, spoc = SPOC }: { on?: Bid; people?: Parameters<typeof away>[0]; spoc?: string } = {}) => {
    const directory = away(people);
    const facts = factsFor(who, { directory, onBehalfOf: spoc, reference: 'TSK-NM-2026-00001-X' });
    return { facts, made: decide(null, { name: 'submit-bid', payload: on }, facts) };
  }; // prettier-ignore
  const refusal = (...given: Parameters<typeof submit>) => {
    const { made } = submit(...given);
    return made.ok ? null : made.refusal;
  };
  it('it is the SPOC’s bid, the deputy’s hand, and the record says so', () => {
    const { made } = submit(SUPER);
    if (!made.ok) throw new Error(JSON.stringify(made.refusal));
    expect(made.entries).toMatchObject([{ type: 'bid-submitted', actor: SUPER, onBehalfOf: SPOC, authority: 'a SPOC' }]);
    expect(fold(made.entries)).toMatchObject({ spoc: SPOC, actedFor: [{ by: SUPER, for: SPOC }] });
  });
  it('not by a colleague who does not cover, nor once the SPOC is back, nor by another SPOC of the agency, who has the right', () => {
    expect(refusal('sio.aldershire')).toMatchObject({ code: 'not-the-cover', rule: 'ACC-6' });
    expect(refusal(SUPER, { people: { [SPOC]: { deputy: SUPER, absentFrom: null } } })).toMatchObject({ code: 'not-absent' });
    const second = { [SPOC]: { deputy: SUPER }, [SUPER]: { absentFrom: null, roles: ['spoc'] as const } };
    expect(refusal(SUPER, { people: second })).toMatchObject({ code: 'in-your-own-right' });
  });
  it('cover opens nothing: a restricted bid only where its case opens for the deputy too', () => {
    const restricted = { ...bid, legal: { ...bid.legal, restricted: true } };
    expect(refusal('sio2.aldershire', { on: restricted, people: { [SPOC]: { deputy: 'sio2.aldershire' } } })).toMatchObject({
      code: 'cover-opens-nothing',
      rule: 'ACC-6',
    });
    const lead = 'owner-lead.aldershire';
    expect(submit(lead, { on: restricted, people: { [SPOC]: { deputy: lead } } }).made.ok).toBe(true);
  });
  it('BID-1: what the SPOC may not submit is submitted for nobody', () => {
    expect(refusal(SUPER, { on: { ...bid, owningAgency: 'brackenshire' } })).toMatchObject({ rule: 'BID-1' });
  });
  it('TRI-1: whoever submitted it for the SPOC does not triage it', () => {
    const spoc = 'spoc.northmarch-rocu';
    const { made } = submit(OFFICER, { on: rocuBid, people: { [spoc]: { deputy: OFFICER } }, spoc });
    const on = made.ok ? fold(made.entries) : null;
    expect(offered('claim', on!, factsFor(OFFICER))).toMatchObject({ code: 'conflicted-with', under: 'TRI-1' });
    expect(offered('claim', on!, factsFor(OFFICER2))).toBeNull();
  });
});

/** By hand, after ACC-6 and ESC-2: what the deputy of a secretary does for them, and when; the chair's acts go to the deputy chair, an interest is one's own. */
const table: readonly (readonly [HumanSittingCommand, SittingStatus, boolean])[] = [
  ['open-meeting', 'open', true],
  ['close-papers', 'open', true],
  ['record-attendance', 'in-session', true],
  ['postpone', 'open', true],
  ['cancel', 'papers-closed', true],
  ['add-action', 'in-session', true],
  ['update-action', 'decided', true],
  ['complete-action', 'minuted', true],
  ['strike-item', 'open', true],
  ['carry-item', 'in-session', true],
  ['start', 'open', false],
  ['approve-minutes', 'decided', false],
  ['declare-interest', 'open', false],
  ['supplement-pack', 'open', false],
  ['ratify-decision', 'in-session', false],
  ['decline-to-ratify', 'in-session', false],
];
const covering = { [SECRETARY]: { deputy: CLERK }, [CHAIR]: { deputy: CLERK } };
describe('ACC-6: at a sitting', () => {
  const item = {
    case: 'TSK-NM-2026-00001-X', kind: 'transfer', escalation: 'e1', paperVersion: 1, decision: null, status: 'listed', late: false, outcome: null, next: null,
  } as const; // prettier-ignore
  const held = (status: SittingStatus) => ({
    ...meetingAt('in-session').give(SECRETARY, 'add-action', action),
    items: { [item.case]: item },
    status,
  });
  it.each(table)('%s, while it is %s, by cover: %s', (name, status, may) => {
    const on = name === 'open-meeting' ? null : held(status);
    const facts = (who: string, onBehalfOf: string) => factsFor(who, { directory: withClerk(covering), onBehalfOf });
    const asked = (who: string, onBehalfOf: string) => offeredAtSitting(name, on as never, facts(who, onBehalfOf))?.code ?? 'theirs';
    expect(asked(CLERK, SECRETARY)).toBe(may ? 'theirs' : 'never-by-cover');
    expect(asked(CLERK, CHAIR)).toBe(may ? 'wrong-person' : 'never-by-cover');
    expect(asked(OFFICER, SECRETARY)).toBe('not-the-cover');
  });
  it('no command of a sitting is left out', () => {
    const human = Object.keys(sittingRulebook).filter((name) => !['tell', 'carry-unreached'].includes(name));
    expect(table.map(([name]) => name).toSorted()).toEqual(human.toSorted());
  });
  it('the entry is the secretary’s act by the deputy’s hand, and ends with the absence', () => {
    const meeting = meetingAt('open');
    Object.assign(meeting.other, { directory: withClerk(covering), onBehalfOf: SECRETARY });
    meeting.give(CLERK, 'close-papers', {});
    expect(meeting.entries.at(-1)).toMatchObject({ actor: CLERK, onBehalfOf: SECRETARY, authority: 'the secretary of the body' });
    meeting.other.directory = withClerk({});
    expect(meeting.refused(CLERK, 'cancel', { reason: action.text }).code).toBe('not-absent');
  });
  it('the deputy of a secretary calls a sitting, where it opens for them without that', () => {
    const ask = (organisation: string) => {
      const people = { [SECRETARY]: { deputy: CLERK, organisation } };
      const facts = factsFor(CLERK, { directory: withClerk(people, organisation), onBehalfOf: SECRETARY, reference: 'northmarch-ttcg-2026-07' });
      return decideAtSitting(null, { name: 'open-meeting', payload: called }, facts);
    }; // prettier-ignore
    const made = ask('northmarch-ttcg');
    if (!made.ok) throw new Error(JSON.stringify(made.refusal));
    expect(made.entries).toMatchObject([{ actor: CLERK, onBehalfOf: SECRETARY }]);
    expect(foldSitting(made.entries)).toMatchObject({ openedBy: SECRETARY, status: 'open' });
    expect(ask('northmarch-rocu')).toMatchObject({ ok: false, refusal: { code: 'cover-opens-nothing', rule: 'ACC-6' } });
  });
  it('an action is kept for its owner by whoever the sitting opens for, and the deputy chair is nobody’s cover', () => {
    const meeting = meetingAt('in-session');
    meeting.give(SECRETARY, 'add-action', action);
    const said = { action: 'a1', text: action.text };
    meeting.other.directory = away({ [OFFICER]: {} });
    meeting.other.onBehalfOf = OFFICER;
    expect(meeting.refused(OFFICER2, 'update-action', said).code).toBe('cover-opens-nothing');
    delete meeting.other.onBehalfOf;
    meeting.give(SECRETARY, 'record-attendance', { present: [OFFICER2], apologies: [] });
    meeting.other.onBehalfOf = OFFICER;
    meeting.give(OFFICER2, 'update-action', said);
    expect(meeting.on().actions['a1']?.updates).toMatchObject([{ by: OFFICER }]);
    const names = Object.keys(sittingRulebook).filter((name): name is MeetingCommand => name !== 'open-meeting');
    const chair = factsFor(DEPUTY, { directory: away({ [CHAIR]: {} }), onBehalfOf: CHAIR });
    expect(names.filter((name) => offeredAtSitting(name, meetingOf().on(), chair) === null)).toEqual([]);
  });
});

describe('ACC-6, ESC-2: the deputy of a secretary records what the chair has decided, and nobody decides for the chair', () => {
  it('it takes effect at the chair’s confirmation, as if the secretary had recorded it', () => {
    const { c, ref, meeting } = inSession();
    const on = c.caseOf(ref);
    const beside = { cases: {}, sittings: { [meeting]: c.sittingOf(meeting) }, next: null };
    const facts = (onBehalfOf: string, people: Parameters<typeof away>[0]) =>
      factsFor(CLERK, { directory: withClerk(people), onBehalfOf, beside, now: c.sittingOf(meeting).at });
    const payload = decision(meeting, 'retain');
    const made = decide(on, { name: 'record-decision', payload }, facts(SECRETARY, { [SECRETARY]: { deputy: CLERK, until: null } }));
    if (!made.ok) throw new Error(JSON.stringify(made.refusal));
    expect(made.entries).toMatchObject([{ type: 'decision-recorded', actor: CLERK, onBehalfOf: SECRETARY, authority: 'the secretary of the body' }]);
    expect(fold(made.entries, on)).toMatchObject({ stage: 'escalated', pen: { role: 'chair', user: CHAIR } });
    for (const name of ['record-decision', 'confirm-decision', 'contest-record'] as const)
      expect(offered(name, on, facts(CHAIR, { [CHAIR]: { deputy: CLERK, until: null } }))).toMatchObject({ code: 'never-by-cover', rule: 'ACC-6' });
  }); // prettier-ignore
});
