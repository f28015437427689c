import { ratifyItem } from './agenda.ts';
import type { Reach } from './beside.ts';
import { bodyCalendar, bodyOf } from './bodies.ts';
import { startClock } from './clocks.ts';
import type { ClockChange } from './entries.ts';
import { agencyName, type Facts } from './facts.ts';
import type { FieldProblem } from './refusals.ts';
import { stamp } from './sides.ts';
import { toRatify } from './escalation-state.ts';
import { itemKey, type AgendaItem, type Sitting, type SittingKind } from './sitting.ts';
import type { SittingCommands } from './sitting-commands.ts';
import { declined, noted, type SittingRows } from './sitting-table.ts';
import { refuse } from './table.ts';
import { closeBefore, isoDateOf } from './working-time.ts';
import type { Instant, OrganisationId } from './words.ts';

type Opened = { readonly body: OrganisationId; readonly kind: SittingKind; readonly at: Instant };
/** The close of the working day by which papers are in (ESC-1); none for an extraordinary sitting. */
export const papersDueAt = ({ body, kind, at }: Opened, facts: Facts): Instant | null => {
  const found = bodyOf(facts, body);
  return found === null || kind === 'extraordinary'
    ? null
    : closeBefore(bodyCalendar(facts, body), at, Number.parseInt(found.papersDue, 10));
};
/** Clocks of a body run in its own calendar; no priority of a case counts for a sitting. */
export const clockOfBody = (facts: Facts, body: OrganisationId) => ({
  region: facts.directory.organisations[body]?.region ?? '',
  calendar: bodyCalendar(facts, body),
  priority: 'P2' as const,
});
/** What falls due on the way to a sitting: its papers, and its own day. */
export const clocksUntil = (opened: Opened, facts: Facts): ClockChange => {
  const of = clockOfBody(facts, opened.body);
  const papers = papersDueAt(opened, facts);
  const held = startClock(facts, of, { step: 'sitting-held', party: 'body', on: isoDateOf(opened.at) });
  // A deadline that is over when the sitting is called owes nobody a reminder.
  const due = papers === null || papers <= facts.now ? null : startClock(facts, of, { step: 'papers-due', party: 'body', until: papers });
  return {
    'papers-due': due,
    'sitting-held':
      held.dueAt < opened.at ? { ...held, dueAt: opened.at, rungs: held.rungs.map((rung) => ({ ...rung, at: opened.at })) } : held,
  };
};

export const problemsOfTime = (path: 'at' | 'to', at: Instant, facts: Facts): readonly FieldProblem[] =>
  at > facts.now ? [] : [{ path, rule: 'ESC-1', message: 'Give a time for the sitting that lies ahead.' }];

const problemsOf = ({ body, at }: SittingCommands['open-meeting']['payload'], facts: Facts): readonly FieldProblem[] => [
  ...(bodyOf(facts, body) === null ? [{ path: 'body', message: 'Choose a body that sits.' }] : []),
  ...problemsOfTime('at', at, facts),
];

/** What its body has still to ratify, for the agenda of an ordinary sitting. */
export const owedTo = ({ body, kind }: Pick<Sitting, 'body' | 'kind'>): readonly Reach[] =>
  kind === 'ordinary' ? [{ toRatifyBy: body }] : [];
/** ESC-1: decisions that were taken between sittings stand on the agenda of the next one from the moment at which it is planned. */
export const owedItems = ({ body, kind }: Pick<Opened, 'body' | 'kind'>, facts: Facts): Readonly<Record<string, AgendaItem>> => {
  const unratified = facts.beside?.unratified ?? [];
  const items = Object.values(kind === 'ordinary' ? (facts.beside?.cases ?? {}) : {}).flatMap((on) =>
    toRatify(on)
      .filter(({ decision }) => decision.body === body)
      .map(({ escalation, decision }) => ratifyItem(on, { escalation: escalation.id, decision: decision.number })),
  );
  return Object.fromEntries(items.flatMap((item) => (unratified.includes(itemKey(item)) ? [[itemKey(item), item] as const] : [])));
};

export const openingRows: SittingRows<'open-meeting'> = {
  'open-meeting': {
    rule: 'ESC-1',
    who: [{ role: 'secretary' }],
    statuses: {},
    touches: (_on, payload) => (payload === null ? [] : owedTo(payload)),
    decide: (_on, given, facts) => {
      const secretary = bodyOf(facts, given.body)?.secretary;
      if (secretary !== undefined && secretary !== facts.actor?.id)
        return declined(refuse('wrong-person', 'ESC-1', { who: [`the secretary of ${agencyName(facts, given.body)}`] }));
      const problems = problemsOf(given, facts);
      if (problems.length > 0) return declined(refuse('fields-refused', 'ESC-1', { problems }));
      const { body, kind, at } = given;
      const { by: openedBy, at: openedAt } = stamp(facts);
      const clocks = Object.fromEntries(
        Object.entries(clocksUntil(given, facts)).flatMap(([name, clock]) => (clock === null ? [] : [[name, clock]])),
      );
      return noted({
        type: 'meeting-opened',
        about: {},
        after: {
          id: facts.reference ?? '', body, kind, at, papersDueAt: papersDueAt(given, facts), status: 'open', openedBy, openedAt,
          startedBy: null, startedAt: null, minutedBy: null, minutedAt: null, attendance: { present: [], apologies: [] }, actions: {}, items: owedItems(given, facts), clocks,
        },
      }); // prettier-ignore
    },
  },
};
