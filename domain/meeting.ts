import { clocksUntil, papersDueAt, problemsOfTime } from './meeting-opening.ts';
import { person, type Facts } from './facts.ts';
import type { FieldProblem } from './refusals.ts';
import { stamp } from './sides.ts';
import type { SittingCommands } from './sitting-commands.ts';
import { declined, noted, type SittingAuthority, type SittingRows } from './sitting-table.ts';
import { refuse } from './table.ts';

const chair: SittingAuthority = { relation: 'chair' };
const secretary: SittingAuthority = { relation: 'secretary' };
const stopped = { 'papers-due': null, 'sitting-held': null } as const;

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
    decide: (_on, _given, facts) => {
      const { by: startedBy, at: startedAt } = stamp(facts);
      return noted({ type: 'sitting-started', about: {}, after: { status: 'in-session', startedBy, startedAt, clocks: stopped } });
    },
  },
  'record-attendance': {
    rule: 'ESC-2',
    who: [secretary],
    statuses: { open: true, 'papers-closed': true, 'in-session': true, decided: true },
    decide: (_on, about, facts) => {
      const problems = unknownPeople(about, facts);
      if (problems.length > 0) return declined(refuse('fields-refused', 'ESC-2', { problems }));
      const attendance = { present: [...new Set(about.present)], apologies: [...new Set(about.apologies)] };
      return noted({ type: 'attendance-recorded', about, after: { attendance } });
    },
  },
  postpone: {
    rule: 'ESC-1',
    who: [secretary],
    statuses: { open: true, 'papers-closed': true },
    decide: (on, about, facts) => {
      const problems = problemsOfTime('to', about.to, facts);
      if (problems.length > 0) return declined(refuse('fields-refused', 'ESC-1', { problems }));
      const moved = { ...on, at: about.to };
      const after = { at: about.to, papersDueAt: papersDueAt(moved, facts), status: 'open' as const, clocks: clocksUntil(moved, facts) };
      return noted({ type: 'sitting-postponed', about: { ...about, from: on.at }, after });
    },
  },
  cancel: {
    rule: 'ESC-1',
    who: [secretary],
    statuses: { open: true, 'papers-closed': true },
    decide: (_on, about) => noted({ type: 'sitting-cancelled', about, after: { status: 'cancelled', clocks: stopped } }),
  },
  'approve-minutes': {
    rule: 'ESC-2',
    who: [chair],
    statuses: { 'in-session': true, decided: true },
    decide: (_on, _given, facts) => {
      const { by: minutedBy, at: minutedAt } = stamp(facts);
      return noted({ type: 'minutes-approved', about: {}, after: { status: 'minuted', minutedBy, minutedAt } });
    },
  },
};
