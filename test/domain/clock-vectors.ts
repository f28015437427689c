// Worked out by hand with an almanac and a pencil, never by the code: when a clock is due. A working day is 09:00 to 17:00, local time.
import type { CalendarId } from '../../domain/directory.ts';
import type { Step } from '../../domain/policy.ts';
import type { Priority } from '../../domain/words.ts';

export type Move =
  | readonly ['pause' | 'resume', at: string]
  | readonly ['priority', at: string, Priority]
  | readonly ['calendar', at: string, CalendarId]
  | readonly ['policy', at: string]
  /** The gateway's clock is put aside by a return, and goes on as the bid is claimed again. */
  | readonly ['return' | 'claim', at: string];
export type Vector = readonly [
  what: string,
  where: CalendarId,
  step: Step,
  priority: Priority,
  start: string,
  moves: readonly Move[],
  due: string,
];
const [EW, SC, NI] = ['england-wales', 'scotland', 'northern-ireland'] as const;

/** claim: 4 h, 1 d, 2 d; triage-outcome and toex-decision: 1, 3, 5 d; terms-agreed: 2, 5, 10 d; question-answered: 2, 5, 5 d. */
export const holidays: readonly Vector[] = [
  // Good Friday 3 April 2026 in all three, Easter Monday not in Scotland. Two hours on Thursday, six on the next working day.
  ['Easter', EW, 'claim', 'P2', '2026-04-02T14:00Z', [], '2026-04-07T14:00Z'],
  ['Easter', NI, 'claim', 'P2', '2026-04-02T14:00Z', [], '2026-04-07T14:00Z'],
  ['Easter', SC, 'claim', 'P2', '2026-04-02T14:00Z', [], '2026-04-06T14:00Z'],
  ['St Patrick, Tuesday 17 March', NI, 'claim', 'P2', '2026-03-16T13:00Z', [], '2026-03-18T13:00Z'],
  ['St Patrick, Tuesday 17 March', EW, 'claim', 'P2', '2026-03-16T13:00Z', [], '2026-03-17T13:00Z'],
  ['St Patrick, Tuesday 17 March', SC, 'claim', 'P2', '2026-03-16T13:00Z', [], '2026-03-17T13:00Z'],
  ['Battle of the Boyne, Monday 13 July', NI, 'claim', 'P2', '2026-07-10T13:00Z', [], '2026-07-14T13:00Z'],
  ['Battle of the Boyne, Monday 13 July', EW, 'claim', 'P2', '2026-07-10T13:00Z', [], '2026-07-13T13:00Z'],
  ['the summer holiday, in Scotland on 3 August', SC, 'claim', 'P1', '2026-07-31T15:00Z', [], '2026-08-04T11:00Z'],
  ['the summer holiday, in Scotland on 3 August', EW, 'claim', 'P1', '2026-07-31T15:00Z', [], '2026-08-03T11:00Z'],
  ['the summer holiday, elsewhere on 31 August', EW, 'claim', 'P1', '2026-08-28T15:00Z', [], '2026-09-01T11:00Z'],
  ['the summer holiday, elsewhere on 31 August', NI, 'claim', 'P1', '2026-08-28T15:00Z', [], '2026-09-01T11:00Z'],
  ['the summer holiday, elsewhere on 31 August', SC, 'claim', 'P1', '2026-08-28T15:00Z', [], '2026-08-31T11:00Z'],
  ['St Andrew, Monday 30 November', SC, 'triage-outcome', 'P2', '2026-11-27T12:00Z', [], '2026-12-03T12:00Z'],
  ['St Andrew, Monday 30 November', NI, 'triage-outcome', 'P2', '2026-11-27T12:00Z', [], '2026-12-02T12:00Z'],
  ['2 January, in lieu on Monday the 4th', SC, 'claim', 'P2', '2026-12-31T15:00Z', [], '2027-01-05T15:00Z'],
  ['2 January, in lieu on Monday the 4th', EW, 'claim', 'P2', '2026-12-31T15:00Z', [], '2027-01-04T15:00Z'],
  // Thursday 7 h; 25 and 28 December free; 29, 30, 31 December 24 h; 1 January free; 4 January 8 h, 5 January 1 h.
  ['Christmas and the new year', EW, 'triage-outcome', 'P3', '2026-12-24T10:00Z', [], '2027-01-05T10:00Z'],
  ['Christmas and the new year', SC, 'triage-outcome', 'P3', '2026-12-24T10:00Z', [], '2027-01-06T10:00Z'],
];
export const clockChanges: readonly Vector[] = [
  ['spring 2026: an hour on Friday, three by summer time', EW, 'claim', 'P1', '2026-03-27T16:00Z', [], '2026-03-30T11:00Z'],
  ['spring 2026, five days over it', NI, 'terms-agreed', 'P2', '2026-03-25T12:00Z', [], '2026-04-01T11:00Z'],
  ['autumn 2026: an hour on Friday, three by winter time', EW, 'claim', 'P1', '2026-10-23T15:00Z', [], '2026-10-26T12:00Z'],
  ['autumn 2026, five days over it', SC, 'terms-agreed', 'P2', '2026-10-21T11:00Z', [], '2026-10-28T12:00Z'],
  ['spring 2027 on Easter Sunday', EW, 'claim', 'P1', '2027-03-25T16:00Z', [], '2027-03-30T11:00Z'],
  ['spring 2027 on Easter Sunday, Monday a working day', SC, 'claim', 'P1', '2027-03-25T16:00Z', [], '2027-03-29T11:00Z'],
  ['autumn 2027', NI, 'claim', 'P1', '2027-10-29T15:00Z', [], '2027-11-01T12:00Z'],
];
const still: readonly Move[] = [['pause', '2026-11-23T11:00Z'], ['resume', '2026-11-25T14:00Z']]; // prettier-ignore
export const pauses: readonly Vector[] = [
  // 10 h used; 30 left from Wednesday 14:00: 3, 8, 8, 8 and 3.
  ['three days in between', EW, 'terms-agreed', 'P2', '2026-11-20T09:00Z', still, '2026-12-01T12:00Z'],
  ['the same, with St Andrew in what was left', SC, 'terms-agreed', 'P2', '2026-11-20T09:00Z', still, '2026-12-02T12:00Z'],
  ['a night is no pause', EW, 'triage-outcome', 'P2', '2026-11-20T09:00Z', [['pause', '2026-11-20T18:00Z'], ['resume', '2026-11-23T08:00Z']], '2026-11-24T17:00Z'],
  ['it has not gone on yet', EW, 'triage-outcome', 'P2', '2026-11-20T09:00Z', [['pause', '2026-11-20T12:00Z']], '2026-11-24T17:00Z'],
  // 12 h used; 12 left from Tuesday 11:00 by summer time: 6 and 6, whatever was free meanwhile.
  ['a hold over Easter', EW, 'triage-outcome', 'P2', '2026-04-01T08:00Z', [['pause', '2026-04-02T12:00Z'], ['resume', '2026-04-07T10:00Z']], '2026-04-08T14:00Z'],
  ['a hold over Easter, of which a day was a working day', SC, 'triage-outcome', 'P2', '2026-04-01T08:00Z', [['pause', '2026-04-02T12:00Z'], ['resume', '2026-04-07T10:00Z']], '2026-04-08T14:00Z'],
  // 7 h used; 17 left from Thursday 10:00: 7, then 8, then 2.
  ['a hold that ends before Easter', EW, 'triage-outcome', 'P2', '2026-04-01T08:00Z', [['pause', '2026-04-01T15:00Z'], ['resume', '2026-04-02T09:00Z']], '2026-04-08T10:00Z'],
  ['a hold that ends before Easter', SC, 'triage-outcome', 'P2', '2026-04-01T08:00Z', [['pause', '2026-04-01T15:00Z'], ['resume', '2026-04-02T09:00Z']], '2026-04-07T10:00Z'],
  // 12 h used by summer time; 12 left from Monday 15:00 by winter time: 2, 8 and 2.
  ['a hold over the autumn change', EW, 'toex-decision', 'P2', '2026-10-22T08:00Z', [['pause', '2026-10-23T12:00Z'], ['resume', '2026-10-26T15:00Z']], '2026-10-28T11:00Z'],
]; // prettier-ignore
export const priorities: readonly Vector[] = [
  ['up, counted from the start', EW, 'terms-agreed', 'P3', '2026-11-20T09:00Z', [['priority', '2026-11-23T10:00Z', 'P1']], '2026-11-23T17:00Z'],
  ['up, and that is past: four of sixteen hours from now', EW, 'terms-agreed', 'P3', '2026-11-20T09:00Z', [['priority', '2026-11-25T10:00Z', 'P1']], '2026-11-25T14:00Z'],
  ['up, and that is past: over Easter', EW, 'triage-outcome', 'P3', '2026-03-27T09:00Z', [['priority', '2026-04-02T15:00Z', 'P1']], '2026-04-07T09:00Z'],
  ['up, and that is past: over Good Friday alone', SC, 'triage-outcome', 'P3', '2026-03-27T09:00Z', [['priority', '2026-04-02T15:00Z', 'P1']], '2026-04-06T09:00Z'],
  ['down', EW, 'terms-agreed', 'P1', '2026-11-20T09:00Z', [['priority', '2026-11-20T15:00Z', 'P3']], '2026-12-03T17:00Z'],
  ['down, with St Andrew', SC, 'terms-agreed', 'P1', '2026-11-20T09:00Z', [['priority', '2026-11-20T15:00Z', 'P3']], '2026-12-04T17:00Z'],
  ['up and down again', EW, 'terms-agreed', 'P2', '2026-11-20T09:00Z', [['priority', '2026-11-20T12:00Z', 'P1'], ['priority', '2026-11-23T10:00Z', 'P2']], '2026-11-26T17:00Z'],
  ['down after a quarter was given', EW, 'terms-agreed', 'P3', '2026-11-20T09:00Z', [['priority', '2026-11-25T10:00Z', 'P1'], ['priority', '2026-11-25T11:00Z', 'P3']], '2026-12-03T17:00Z'],
  // 16 h and the 19 that it stood still, from the start: 8, 8, 8, 8 and 3.
  ['up after a pause, which is kept', EW, 'terms-agreed', 'P2', '2026-11-20T09:00Z', [...still, ['priority', '2026-11-25T15:00Z', 'P1']], '2026-11-26T12:00Z'],
  // Past on Wednesday 10:00, where it stands: four hours are left, and it goes on with them on Friday at nine.
  ['up while it stands still, and that is past', EW, 'terms-agreed', 'P3', '2026-11-20T09:00Z', [['pause', '2026-11-25T10:00Z'], ['priority', '2026-11-26T10:00Z', 'P1'], ['resume', '2026-11-27T09:00Z']], '2026-11-27T13:00Z'],
  ['what runs to a day that was named stays: the review of a hold', EW, 'hold-review', 'P2', '2026-11-20T09:00Z', [['priority', '2026-11-23T10:00Z', 'P1']], '2026-12-03T17:00Z'],
]; // prettier-ignore
/** Version 2: claim 2 h, 6 h, 1 d; triage-outcome 1, 2, 4 d; toex-decision 1, 2, 4 d. */
export const policies: readonly Vector[] = [
  ['a shorter target, from the start', EW, 'toex-decision', 'P2', '2026-11-20T09:00Z', [['policy', '2026-11-20T12:00Z']], '2026-11-23T17:00Z'],
  ['a shorter target, which is past', EW, 'toex-decision', 'P2', '2026-11-20T09:00Z', [['policy', '2026-11-24T10:00Z']], '2026-11-24T14:00Z'],
  ['half an hour of two', EW, 'claim', 'P1', '2026-11-23T15:00Z', [['policy', '2026-11-24T09:00Z']], '2026-11-24T09:30Z'],
  ['the same target: nothing moves, late or not', EW, 'toex-decision', 'P1', '2026-11-20T09:00Z', [['policy', '2026-11-25T09:00Z']], '2026-11-20T17:00Z'],
  // 16 h and one that it stood still: Friday 8, Monday 8, Tuesday 1.
  ['after a pause', EW, 'toex-decision', 'P2', '2026-11-20T09:00Z', [['pause', '2026-11-20T12:00Z'], ['resume', '2026-11-20T13:00Z'], ['policy', '2026-11-20T14:00Z']], '2026-11-24T10:00Z'],
  // 3 h used; 13 of sixteen left from Tuesday 10:00: 7 and 6.
  ['while returned', EW, 'triage-outcome', 'P2', '2026-11-20T09:00Z', [['return', '2026-11-20T12:00Z'], ['policy', '2026-11-23T10:00Z'], ['claim', '2026-11-24T10:00Z']], '2026-11-25T15:00Z'],
  // 18 h used: four of sixteen hours from where it stands, which is there on Thursday at nine.
  ['while returned, and that is past', EW, 'triage-outcome', 'P2', '2026-11-20T09:00Z', [['return', '2026-11-24T11:00Z'], ['policy', '2026-11-25T10:00Z'], ['claim', '2026-11-26T09:00Z']], '2026-11-26T13:00Z'],
  // 29 of thirty-two left from Tuesday 10:00: 7, 8, 8 and 6.
  ['while returned, and another priority after it', EW, 'triage-outcome', 'P2', '2026-11-20T09:00Z', [['return', '2026-11-20T12:00Z'], ['policy', '2026-11-23T10:00Z'], ['priority', '2026-11-23T11:00Z', 'P3'], ['claim', '2026-11-24T10:00Z']], '2026-11-27T15:00Z'],
  ['while returned, between two changes of priority', EW, 'triage-outcome', 'P2', '2026-11-20T09:00Z', [['return', '2026-11-20T12:00Z'], ['priority', '2026-11-23T09:00Z', 'P1'], ['policy', '2026-11-23T10:00Z'], ['priority', '2026-11-23T11:00Z', 'P2'], ['claim', '2026-11-24T10:00Z']], '2026-11-25T15:00Z'],
  ['and another priority under it', EW, 'toex-decision', 'P2', '2026-11-20T09:00Z', [['policy', '2026-11-20T12:00Z'], ['priority', '2026-11-20T13:00Z', 'P3']], '2026-11-25T17:00Z'],
]; // prettier-ignore
export const regions: readonly Vector[] = [
  ['to Scotland, with St Andrew', EW, 'question-answered', 'P2', '2026-11-27T09:00Z', [['calendar', '2026-11-27T12:00Z', SC]], '2026-12-04T17:00Z'],
  ['from Scotland, without', SC, 'question-answered', 'P2', '2026-11-27T09:00Z', [['calendar', '2026-11-27T12:00Z', EW]], '2026-12-03T17:00Z'],
  ['from Northern Ireland, without St Patrick', NI, 'question-answered', 'P1', '2026-03-16T09:00Z', [['calendar', '2026-03-16T12:00Z', EW]], '2026-03-17T17:00Z'],
  ['and that is past: four of sixteen hours from now', NI, 'question-answered', 'P1', '2026-03-16T09:00Z', [['calendar', '2026-03-18T10:00Z', EW]], '2026-03-18T14:00Z'],
  ['there and back', EW, 'question-answered', 'P2', '2026-11-27T09:00Z', [['calendar', '2026-11-27T12:00Z', SC], ['calendar', '2026-11-27T13:00Z', EW]], '2026-12-03T17:00Z'],
]; // prettier-ignore
