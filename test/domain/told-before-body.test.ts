// Section 8, by hand: who is told of what becomes of a case before a body, and in what words. The giver of a command is not told of it.
import { describe, expect, it } from 'vitest';
import { fold } from '../../domain/evolve.ts';
import { noticesOf, type Notice } from '../../domain/notices.ts';
import { factsFor } from '../support/rulebook.ts';
import { CHAIR, council, decision, DEPUTY, inSession, LEAD, OWNER, paper, SECRETARY, why } from './council.ts';

const [SPOC, SIA, TOEX] = ['spoc.aldershire', 'sia.northmarch', 'toex-manager.northmarch'] as const;
const OWNER_LEAD = 'owner-lead.aldershire';
const [NEW_SIO, MANAGER, MANAGER2] = ['sio.northmarch-rocu', 'gateway-manager.northmarch', 'gateway-manager2.northmarch'] as const;
const risk = 'The risk remains with Detective Chief Inspector Rowan Hale, Aldershire Police.';

type Before = Pick<ReturnType<typeof inSession>, 'c' | 'ref'>;
/** What the last entry of the case tells. */
const told = ({ c, ref }: Before): readonly Notice[] => {
  const entries = c.written.cases[ref] ?? [];
  const [entry, on] = [entries.at(-1), fold(entries, opened)];
  if (entry === undefined || on === null) throw new Error('nothing was written');
  expect(on).toEqual(c.caseOf(ref));
  return noticesOf({ on, entry, facts: factsFor(null, { now: entry.at }) });
};
const opened = ((c) => c.caseOf(c.open(1)))(council());
type Ruling = Parameters<typeof decision>[1];
const after = (play: (before: ReturnType<typeof inSession>) => unknown) => () => {
  const before = inSession();
  play(before);
  return told(before);
};
const decided = (outcome: Ruling, more: object = {}) =>
  after(({ c, ref, meeting }) => c.give([CHAIR, ref], 'record-decision', decision(meeting, outcome, more)));
const toRocu = ({ c, ref, meeting }: ReturnType<typeof inSession>) =>
  c.give([CHAIR, ref], 'record-decision', decision(meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
const escalated = () => {
  const c = council();
  const ref = c.open(1);
  c.give([OWNER, ref], 'escalate', { paper });
  return { c, ref };
};
const listed = () => {
  const { c, ref } = escalated();
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting: c.call('ordinary', '2026-12-15T10:00:00Z') });
  return { c, ref };
};

type Saying = readonly [text: string, ...to: readonly string[]];
const all = [OWNER, SPOC, SIA, SECRETARY] as const;
const saying: readonly (readonly [string, () => readonly Notice[], readonly Saying[]])[] = [
  ['escalated: the secretary who lists it, the chair; SPOC, SIA and TOEX', () => told(escalated()), [
    ['A case has been escalated. Read the paper and list the case for a sitting.', SECRETARY],
    ['A case has been escalated to your body. Read the paper; its secretary lists the case for a sitting.', CHAIR],
    [`The case has been escalated. ${risk}`, SPOC, SIA, TOEX],
  ]],
  ['escalated by the TOEX manager: the owner who agreed, too', () => {
    const c = council();
    const ref = c.open(1);
    c.give([TOEX, ref], 'escalate', { paper, ownerAgreement: { by: OWNER, at: c.now() } });
    return told({ c, ref });
  }, [
    ['A case has been escalated. Read the paper and list the case for a sitting.', SECRETARY],
    ['A case has been escalated to your body. Read the paper; its secretary lists the case for a sitting.', CHAIR],
    [`The case has been escalated. ${risk}`, OWNER, SPOC, SIA],
  ]],
  ['the paper is replaced: secretary and chair', () => { const on = listed(); on.c.give([OWNER, on.ref], 'revise-paper', { paper }); return told(on); }, [
    ['The paper of an escalated case has been replaced. Read the new version.', SECRETARY, CHAIR],
  ]],
  ['listed: owner, SIA, the chair', () => told(listed()), [['An escalated case stands on the agenda of a sitting.', OWNER, SIA, CHAIR]]],
  ['withdrawn: SIA, secretary, chair', () => { const on = listed(); on.c.give([OWNER, on.ref], 'withdraw-escalation', { reason: why }); return told(on); }, [
    [`An escalation has been withdrawn, and is off the agenda. ${risk}`, SIA, SECRETARY, CHAIR],
  ]],
  ['recorded by the secretary: the chair who decided', after(({ c, ref, meeting }) => c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'retain'))), [
    ['The secretary has recorded your decision on a case. Confirm it, or contest the record.', CHAIR],
  ]],
  ['contested: the secretary', after(({ c, ref, meeting }) => { c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'retain')); c.give([CHAIR, ref], 'contest-record', { reason: why }); }), [
    ['The chair contests the record of a decision. Read the reason and record the decision anew.', SECRETARY],
  ]],
  ['retained', decided('retain'), [[`The body has decided that the threat stays with its owner. Log the value and close the case. ${risk}`, ...all]]],
  ['rejected', decided('reject'), [[`The body has rejected the paper. The owner confirms ownership, or escalates with another paper. ${risk}`, ...all]]],
  ['deferred, and no other sitting is planned', decided('defer'), [[`The body has put the case off, and no sitting will reach it in time: an extraordinary decision is owed. ${risk}`, ...all]]],
  ['deferred to the next', after((on) => { on.c.call('ordinary', '2027-03-16T10:00:00Z'); on.c.give([CHAIR, on.ref], 'record-decision', decision(on.meeting, 'defer')); }), [
    [`The body has put the case off to its next sitting. ${risk}`, ...all],
  ]],
  ['development is commissioned', decided('commission-development', { products: [{ type: 'network-chart', question: why }] }), [
    [`The body has commissioned further development. Propose terms that name the products it asked for. ${risk}`, ...all],
  ]],
  ['referred: the body that has it now', decided('refer-to-ftt'), [
    [`The body has referred the case to the Federated Tasking Team. ${risk}`, OWNER, SPOC, SIA, 'secretary.ftt', 'chair.ftt'],
  ]],
  ['transfer asked: both owners', after(toRocu), [
    [`The body has decided to transfer the threat. Until the receiving agency accepts, nothing changes. ${risk}`, ...all],
    ['Your agency is asked to take a threat over. Accept it with a named lead, or refuse it with a reason.', LEAD],
  ]],
  ['transfer accepted: both owners, and whoever keys the list', after((on) => { toRocu(on); on.c.give([LEAD, on.ref], 'accept-transfer', { lead: NEW_SIO }); }), [
    ['The transfer has been accepted. The risk now rests with Detective Chief Inspector Fiona Draper, Northmarch Regional Organised Crime Unit.', NEW_SIO, SIA, SPOC, 'spoc.northmarch-rocu', SECRETARY, CHAIR, OWNER],
    ['A threat has changed its owner. Have the SOC master list changed, and record it.', MANAGER, MANAGER2],
  ]],
  ['transfer refused: both owners; the receiver has said so itself', after((on) => { toRocu(on); on.c.give([LEAD, on.ref], 'refuse-transfer', { reason: why }); }), [
    [`Northmarch Regional Organised Crime Unit has refused the transfer. The case is with the body again. ${risk}`, OWNER, SIA, SECRETARY, CHAIR, OWNER_LEAD],
  ]],
  ['transfer unanswered: both owners', after((on) => { toRocu(on); on.c.passes(on.ref, 'transfer-answered'); }), [
    [`Northmarch Regional Organised Crime Unit has not answered the transfer in time. The case is with the body again. ${risk}`, OWNER, SIA, SECRETARY, CHAIR, DEPUTY, LEAD],
  ]],
]; // prettier-ignore

describe('section 8: escalated, listed, decided; transfer asked, accepted, refused', () => {
  it.each(saying)('%s', (_what, notices, expected) => {
    expect(notices().map(({ text, to }) => [text, ...to.toSorted()])).toEqual(expected.map(([text, ...to]) => [text, ...to.toSorted()]));
  });
  it('each says by when: the clock of whoever acts next', () => {
    const c = council();
    const ref = c.open(1);
    const on = c.give([OWNER, ref], 'escalate', { paper });
    expect(new Set(told({ c, ref }).map(({ dueAt }) => dueAt))).toEqual(new Set([on.clocks['escalation-listed']?.dueAt]));
  });
});
