import { itemListed, listedItems } from './agenda.ts';
import { nextSitting } from './beside.ts';
import { carried, listedCases, judgedAnew, moved as itemsMoved, wholeAgenda } from './carrying.ts';
import { decidersChanged } from './decider-change.ts';
import { startClock } from './clocks.ts';
import { clockOfBody, clocksUntil, owedItems, owedTo, papersDueAt, problemsOfTime } from './meeting-opening.ts';
import { person, type Facts } from './facts.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { stamp } from './sides.ts';
import type { Sitting } from './sitting.ts';
import type { SittingCommands } from './sitting-commands.ts';
import { declined, noted, type SittingAuthority, type SittingRows } from './sitting-table.ts';
import { alsoOn, refuse } from './table.ts';
import { isoDateOf } from './working-time.ts';

const chair: SittingAuthority = { relation: 'chair' };
const secretary: SittingAuthority = { relation: 'secretary' };
const stopped = { 'papers-due': null, 'sitting-held': null, 'items-reached': null } as const;

const unknownPeople = (given: SittingCommands['record-attendance']['payload'], facts: Facts): readonly FieldProblem[] => {
  const unknown = (path: 'present' | 'apologies'): readonly FieldProblem[] =>
    given[path].flatMap((id, index) =>
      person(facts, id)?.active === true
        ? []
        : [{ path: `${path}.${String(index)}`, message: `Name an active person of the directory in place of ${id.slice(0, 60)}.` }],
    );
  const both = given.present.filter((id) => given.apologies.includes(id));
  return [
    ...unknown('present'),
    ...unknown('apologies'),
    ...both.map((id) => ({
      path: 'apologies',
      message: `${id.slice(0, 60)} cannot be present and send apologies. Take one of the two away.`,
    })),
  ];
};

/** ESC-6: each item is decided, deferred, carried or struck before the minutes say so. */
const itemsOpen = (on: Sitting): Refusal | null => {
  const open = listedItems(on).map((item) => item.case);
  return open.length === 0 ? null : refuse('items-open', 'ESC-6', { refs: [...new Set(open)] });
};

/** ESC-1, decision 68: a sitting that starts before its day is held today, and its papers were due as much earlier. */
const broughtForward = (on: Sitting, facts: Facts) => {
  if (isoDateOf(facts.now) >= isoDateOf(on.at)) return null;
  const held = { ...on, at: facts.now };
  const moved: Sitting = { ...held, papersDueAt: papersDueAt(held, facts) };
  // What the chair added once the papers were closed stays late.
  const items = Object.fromEntries(Object.entries(judgedAnew(on, moved, facts)).filter(([, { late }]) => late));
  return { moved, items };
};

export const meetingRows: SittingRows<'close-papers' | 'start' | 'record-attendance' | 'postpone' | 'cancel' | 'approve-minutes'> = {
  'close-papers': {
    rule: 'ESC-1',
    who: [secretary],
    statuses: { open: true },
    decide: () => noted({ type: 'papers-closed', about: {}, after: { status: 'papers-closed', clocks: { 'papers-due': null } } }),
  },
  start: {
    rule: 'ESC-2',
    who: [chair],
    statuses: { open: true, 'papers-closed': true },
    touches: listedCases,
    decide: (on, _given, facts) => {
      const { by: startedBy, at: startedAt } = stamp(facts);
      const reached = { 'items-reached': startClock(facts, clockOfBody(facts, on.body), { step: 'items-reached', party: 'body' }) };
      const after = { status: 'in-session' as const, startedBy, startedAt, clocks: { ...stopped, ...reached } };
      const early = broughtForward({ ...on, clocks: reached }, facts);
      if (early === null) return noted({ type: 'sitting-started', about: {}, after });
      const { moved, items } = early;
      const { at, papersDueAt: due } = moved;
      const started = noted({
        type: 'sitting-started',
        about: { from: on.at, late: Object.keys(items).length },
        after: { ...after, at, papersDueAt: due, items },
      });
      return alsoOn(started, itemsMoved(on, moved, facts));
    },
  },
  'record-attendance': {
    rule: 'ESC-2',
    who: [secretary],
    statuses: { open: true, 'papers-closed': true, 'in-session': true, decided: true },
    touches: listedCases,
    decide: (on, about, facts) => {
      // Nobody there and nobody who has sent word is a form that was not filled in, unless it takes back the apologies that there were.
      const takesBack = on.attendance.present.length === 0 && on.attendance.apologies.length > 0;
      const blank = about.present.length + about.apologies.length === 0 && !takesBack;
      const problems = blank
        ? [{ path: 'present', rule: 'ESC-2' as const, message: 'Name who is present, or who has sent apologies.' }]
        : unknownPeople(about, facts);
      if (problems.length > 0) return declined(refuse('fields-refused', 'ESC-2', { problems }));
      const attendance = { present: [...new Set(about.present)], apologies: [...new Set(about.apologies)] };
      return alsoOn(noted({ type: 'attendance-recorded', about, after: { attendance } }), decidersChanged({ ...on, attendance }, facts));
    },
  },
  postpone: {
    rule: 'ESC-1',
    who: [secretary],
    statuses: { open: true, 'papers-closed': true },
    touches: (on) => [...wholeAgenda(on), ...owedTo(on)],
    decide: (on, about, facts) => {
      const problems = problemsOfTime('to', about.to, facts);
      if (problems.length > 0) return declined(refuse('fields-refused', 'ESC-1', { problems }));
      // ESC-2: who is there, and who sends word, is for a day; nobody has for the new one.
      const attendance = { present: [], apologies: [] };
      const noneYet = on.attendance.present.length + on.attendance.apologies.length === 0;
      const moved = { ...on, at: about.to, papersDueAt: papersDueAt({ ...on, at: about.to }, facts), attendance };
      // ESC-1: the next sitting is another one now, and has what waited for this.
      const next = on.kind === 'ordinary' ? nextSitting(facts) : null;
      const passed = next !== null && next.at < about.to;
      const { entries, touched } = passed
        ? carried(on, listedItems(on), { reason: about.reason, facts })
        : { entries: [], touched: itemsMoved(on, moved, facts) };
      const items = passed ? {} : judgedAnew(on, moved, facts);
      const after = {
        at: about.to,
        papersDueAt: moved.papersDueAt,
        status: 'open' as const,
        clocks: clocksUntil(moved, facts),
        ...(noneYet ? {} : { attendance }),
        ...(Object.keys(items).length === 0 ? {} : { items }),
      };
      // ESC-1: one whose day had passed, or whose papers were closed, was next for nobody, and is again.
      const owed = Object.values(owedItems(on, facts)).map((item) => itemListed(item));
      return alsoOn(noted(...entries, { type: 'sitting-postponed', about: { ...about, from: on.at }, after }, ...owed), touched);
    },
  },
  cancel: {
    rule: 'ESC-1',
    who: [secretary],
    statuses: { open: true, 'papers-closed': true },
    touches: wholeAgenda,
    decide: (on, about, facts) => {
      const { entries, touched } = carried(on, listedItems(on), { reason: about.reason, facts });
      return alsoOn(noted(...entries, { type: 'sitting-cancelled', about, after: { status: 'cancelled', clocks: stopped } }), touched);
    },
  },
  'approve-minutes': {
    rule: 'ESC-2',
    who: [chair],
    statuses: { 'in-session': true, decided: true },
    elsewhere: itemsOpen,
    decide: (_on, _given, facts) => {
      const { by: minutedBy, at: minutedAt } = stamp(facts);
      return noted({ type: 'minutes-approved', about: {}, after: { status: 'minuted', minutedBy, minutedAt, clocks: stopped } });
    },
  },
};
