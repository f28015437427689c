import { ageOf } from '../../../api/json/views/pen.ts';
import type { BoardRow, BoardStage, Figures } from '../../../api/ports.ts';
import { mayOpen } from '../../../domain/access.ts';
import { inJourneyOrder, shareUsed } from '../../../domain/ageing.ts';
import { isLive, type Case } from '../../../domain/case.ts';
import type { Directory, Person } from '../../../domain/directory.ts';
import { calendarOf } from '../../../domain/facts.ts';
import { penDue, stepClock } from '../../../domain/pen.ts';
import type { Policy } from '../../../domain/policy.ts';
import type { Instant } from '../../../domain/words.ts';
import { rowOf } from './rows.ts';

type Known = { readonly directory: Directory; readonly policy: Policy; readonly now: Instant };
type Asked = Parameters<Figures['board']>[1];

const boardRow = (on: Case, asker: Person, known: Known): BoardRow => {
  const row = rowOf(on, asker, known);
  if (row.stub) return { ...row, age: null, used: null };
  const clock = stepClock(on);
  const { startedAt: from, targetMinutes: target, pausedMinutes: still = 0, pausedAt: paused = null } = clock ?? {};
  const measure = from === undefined || target === undefined ? null : { from, target, still, paused };
  return {
    ...row,
    age: ageOf(on, known).total,
    used: measure === null ? null : shareUsed(measure, { now: known.now, calendar: calendarOf(known, on.region) }),
  };
};

/** The board over these cases, as the rules have it. */
export const boardOf = (
  cases: readonly Case[],
  asker: Person,
  { asked, known }: { readonly asked: Asked; readonly known: Known },
): readonly BoardStage[] => {
  const seen = cases.filter((on) => {
    const opens = mayOpen(on, asker, known);
    if (!isLive(on) || opens === 'none' || opens === 'past') return false;
    // Of a stub nothing but stage and owner may be asked.
    const hidden = opens === 'stub' && (asked.region !== undefined || asked.priority !== undefined);
    return !hidden && (asked.stage ?? on.stage) === on.stage && (asked.agency ?? on.owner.agency) === on.owner.agency && (asked.region ?? on.region) === on.region && (asked.priority ?? on.priority) === on.priority;
  }); // prettier-ignore
  return [...new Set(seen.map(({ stage }) => stage))].toSorted(inJourneyOrder).flatMap((stage): readonly BoardStage[] => {
    const due = (on: Case): string => (mayOpen(on, asker, known) === 'page' ? (penDue(on) ?? '~') : '~');
    const own = seen.filter((on) => on.stage === stage).toSorted((one, other) => (`${due(one)} ${one.ref}` < `${due(other)} ${other.ref}` ? -1 : 1));
    const shown = own.slice((asked.page - 1) * asked.pageSize, asked.page * asked.pageSize);
    if (shown.length === 0) return [];
    return [{ stage, total: own.length, overdue: own.filter((on) => due(on) <= known.now).length, rows: shown.map((on) => boardRow(on, asker, known)) }];
  }); // prettier-ignore
};
