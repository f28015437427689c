import { holds } from '../../domain/access.ts';
import { coverOf, isAbsent } from '../../domain/cover.ts';
import type { Directory, Person } from '../../domain/directory.ts';
import { labelOf } from '../../domain/paper-words.ts';
import type { Role, UserId } from '../../domain/words.ts';
import { isoDateOf } from '../../domain/working-time.ts';
import type { LoadRow } from '../ports.ts';
import type { Chart, Series } from '../charts/chart.ts';
import { casesOf } from './filter.ts';
import { everybody, figure, type FigureCall, type FigureWords } from './figure.ts';
import { counting, type Column } from './table.ts';

const managing: readonly Role[] = ['gateway-manager', 'toex-manager', 'owner-lead'];
const working: readonly Role[] = ['triage-officer', 'gateway-manager', 'toex-manager', 'sia', 'analyst', 'sio', 'spoc', 'owner-lead'];
/** Of a manager the active people of their own agency who work on cases; of anybody else themselves. */
const peopleOf = (by: Person, { people }: Directory): readonly Person[] =>
  managing.some((role) => holds(by, role))
    ? Object.values(people).filter((who) => who.organisation === by.organisation && working.some((role) => holds(who, role)))
    : [by];

type Away = { readonly away: string | null; readonly cover: UserId | null };
/** Whether somebody is away, until when, and who covers for them meanwhile (ACC-6). */
const awayOf = (who: Person, known: Pick<FigureCall, 'directory' | 'now'>): Away => {
  if (!isAbsent(who, known)) return { away: null, cover: null };
  const away = who.absentUntil === null ? 'no day given' : isoDateOf(who.absentUntil);
  return { away, cover: coverOf(who, known)?.id ?? null };
};
const nothing = { cases: 0, pen: 0, overdue: 0, products: 0, asked: 0 };
type Loaded = LoadRow & Away & { readonly who: Person };
const loaded = async ({ figures, by, directory, now, filter }: FigureCall, people: readonly Person[]): Promise<readonly Loaded[]> => {
  const rows = await figures.load(by, people.map(({ id }) => id), casesOf(filter)); // prettier-ignore
  return people
    .map((who) => ({ user: who.id, ...nothing, ...rows.find(({ user }) => user === who.id), ...awayOf(who, { directory, now }), who: directory.people[who.id] ?? who }))
    .toSorted((one, other) => other.cases - one.cases || (one.user < other.user ? -1 : 1)); // prettier-ignore
};
const load = counting<Loaded>();
const person: Column<Loaded> = { id: 'person', title: 'Person', kind: 'person', of: ({ user }) => user };
const away: readonly Column<Loaded>[] = [
  { id: 'away', title: 'Away, back on', kind: 'day', of: (row) => row.away },
  { id: 'cover', title: 'Covered by', kind: 'person', of: (row) => row.cover ?? (row.away === null ? null : 'Nobody') },
];

const penSeries: readonly Series[] = [
  { title: 'Over time', pattern: 'solid' },
  { title: 'In time', pattern: 'hatch' },
];
type Drawn = {
  readonly rows: readonly Loaded[];
  readonly values: (row: Loaded) => readonly number[];
  readonly told: (row: Loaded) => string;
};
/** A bar for each person, of numbers that the table has too; no chart where there is nobody. */
const byPerson = (
  named: { readonly id: string; readonly title: string; readonly series: readonly Series[] },
  words: FigureWords,
  { rows, values, told }: Drawn,
): readonly Chart[] => {
  const bars = rows.map((row) => ({ label: words.person(row.user), told: told(row), values: values(row) }));
  const says = `${bars.map((bar) => `${bar.label}: ${bar.told}`).join('. ')}.`;
  return bars.length === 0 ? [] : [{ ...named, kind: 'bars', says, unit: 'Cases', rows: bars }];
};

export const workload = figure({
  id: 'workload',
  title: 'Workload by person',
  says: [
    'In hand: bids that somebody has claimed, cases that they lead as SIA or SIO, and those whose team they are in. The pen: cases on which they are to act next, and bids that are offered to them first.',
    'Asked besides: cases on which something else waits for them by name, such as a signature, a question or value to verify.',
  ],
  ofPeriod: false,
  mayAsk: everybody,
  ask: (call) => loaded(call, peopleOf(call.by, call.directory)),
  columns: [
    person,
    { id: 'roles', title: 'Roles', kind: 'roles', of: ({ who }) => who.roles.join(', ') },
    load('cases', 'In hand', ({ cases }) => cases),
    load('pen', 'Has the pen', ({ pen }) => pen),
    load('overdue', 'Of those over time', ({ overdue }) => overdue),
    load('products', 'Products open', ({ products }) => products),
    load('asked', 'Asked besides', ({ asked }) => asked),
    ...away,
  ],
  // Two charts and not one in parts: the pen may be on what is not in hand, such as a bid that is offered first.
  charts: (rows, words): readonly Chart[] => [
    ...byPerson({ id: 'workload', title: 'Cases in hand, by person', series: [{ title: 'In hand', pattern: 'solid' }] }, words, {
      rows: rows.filter(({ cases }) => cases > 0),
      values: ({ cases }) => [cases],
      told: ({ cases }) => `${String(cases)} in hand`,
    }),
    ...byPerson({ id: 'workload-pen', title: 'Who has the pen', series: penSeries }, words, {
      rows: rows.filter(({ pen }) => pen > 0),
      values: ({ pen, overdue }) => [overdue, pen - overdue],
      told: ({ pen, overdue }) => `the pen on ${String(pen)}, ${String(overdue)} over time`,
    }),
  ],
});

/** ALL-1: for whoever allocates. */
export const allocates = (who: Person): boolean => holds(who, 'toex-manager');
type Able = Loaded & {
  /** As the list of support calls them. */ readonly skills: readonly string[];
  readonly leads: boolean;
  readonly room: number | null;
  readonly most: number;
};
const able = counting<Able>();
/** Who has each skill: those first who could lead another case now. */
const bySkill = (rows: readonly Able[]): readonly Chart[] => {
  const skills = [...new Set(rows.flatMap((row) => row.skills))].toSorted();
  const counts = skills.map((skill) => {
    const own = rows.filter(({ skills: each }) => each.includes(skill));
    const free = own.filter(({ room }) => room !== null && room > 0).length;
    const leads = own.filter((row) => row.leads).length;
    const values = [free, leads - free, own.length - leads];
    return {
      label: skill,
      values,
      told: `SIAs ${String(leads)}, with room ${String(free)}; team ${String(own.length - leads)}`,
    };
  });
  if (counts.length === 0) return [];
  return [
    {
      kind: 'bars',
      id: 'capacity-skills',
      title: 'Who has which skill',
      says: `${counts.map(({ label, told }) => `${label}: ${told}`).join('. ')}.`,
      unit: 'People',
      series: [
        { title: 'SIA with room', pattern: 'solid' },
        { title: 'SIA without', pattern: 'hatch' },
        { title: 'Team', pattern: 'pale' },
      ],
      rows: counts,
    },
  ];
};
export const capacity = figure({
  id: 'capacity',
  title: 'Capacity by person and skill',
  says: [
    'An SIA takes cases up to the number that policy sets; room is what is left of it. Whoever is away has no room until they are back.',
    'Agreed effort is counted in products, for terms of reference agree products and dates, not hours: those that are owed, in review or with the SIO.',
  ],
  ofPeriod: false,
  mayAsk: allocates,
  ask: async (call): Promise<readonly Able[]> => {
    const of = peopleOf(call.by, call.directory).filter((who) => holds(who, 'sia') || holds(who, 'analyst'));
    const rows = await loaded(call, of);
    return rows.map((row) => {
      const leads = holds(row.who, 'sia');
      const room = !leads ? null : row.away === null ? Math.max(0, call.policy.siaCapacity - row.cases) : 0;
      const skills = row.who.skills.map((skill) => labelOf('support', skill, call));
      return { ...row, skills, leads, room, most: call.policy.siaCapacity };
    });
  },
  columns: [
    person,
    { id: 'work', title: 'Work', kind: 'text', of: ({ leads, who }) => (leads ? 'SIA' : (who.specialism ?? 'analyst').replaceAll('-', ' ')) },
    { id: 'skills', title: 'Skills', kind: 'text', of: ({ skills }) => skills.join(', ') },
    able('cases', 'Cases', ({ cases }) => cases),
    able('room', 'Room', ({ room }) => room),
    able('products', 'Agreed products open', ({ products }) => products),
    ...away,
  ],
  charts: (rows, words): readonly Chart[] => {
    const sias = rows.filter(({ leads }) => leads);
    const told = (row: (typeof sias)[number]): string => `${String(row.cases)} of ${String(row.most)}, room for ${String(row.room ?? 0)}${row.away === null ? '' : '; away'}`;
    if (sias.length === 0) return [];
    return [
      {
        kind: 'bars',
        id: 'capacity',
        title: 'SIAs: cases held, and room',
        says: `${sias.map((row) => `${words.person(row.user)}: ${told(row)}`).join('. ')}.`,
        unit: 'Cases',
        series: [{ title: 'Held', pattern: 'solid' }, { title: 'Room', pattern: 'pale' }],
        rows: sias.map((row) => ({ label: words.person(row.user), told: told(row), values: [row.cases, row.room ?? 0] })),
      },
      ...bySkill(rows),
    ];
  },
}); // prettier-ignore
