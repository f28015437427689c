import { itemsOf, type Sitting } from '../../../domain/sitting.ts';
import type { UserId } from '../../../domain/words.ts';
import { casesAt } from '../../agenda.ts';
import type { choice, Preparation } from '../command/preparation.ts';
import { first } from '../form/answers.ts';
import type { Visit } from '../visit.ts';

type Choice = ReturnType<typeof choice>;
/** Who sits on the body, or presents or answers for a case on its agenda, as far as its reader may see that case. */
const expected = async (visit: Visit, on: Sitting): Promise<ReadonlySet<UserId>> => {
  const { directory, policy, person, ports } = visit;
  const caseOf = await casesAt(ports, { on, who: person, known: visit });
  const cases = [...new Set(itemsOf(on).map(({ case: ref }) => ref))].flatMap((ref) => caseOf(ref).on ?? []);
  const agencies = new Set([on.body, ...cases.map(({ owner }) => owner.agency)]);
  const leads = Object.values(directory.people).filter(
    ({ organisation, roles }) => organisation === on.body || (agencies.has(organisation) && roles.includes('owner-lead')),
  );
  const body = policy.bodies[on.body];
  const named = [body?.chair, body?.deputyChair, body?.secretary, ...cases.flatMap(({ owner, sia, spoc }) => [owner.user, sia, spoc])];
  return new Set([...leads.map(({ id }) => id), ...named.flatMap((id) => id ?? [])]);
};

/**
 * Whom a secretary ticks: those who are to be expected, the body's own first, and whoever is ticked already. Everybody of the directory
 * only where they ask for that: a force has hundreds of people.
 */
export const attendanceOf = async (visit: Visit, on: Sitting, everyone: readonly Choice[]): Promise<Preparation> => {
  const everybody = first(visit.query, 'everybody') !== '';
  const near = await expected(visit, on);
  const ticked = [
    ...on.attendance.present,
    ...on.attendance.apologies,
    ...(visit.answers.get('present') ?? []),
    ...(visit.answers.get('apologies') ?? []),
  ];
  const own = (id: string): boolean => visit.directory.people[id]?.organisation === on.body;
  const all = everyone
    .filter(({ value }) => everybody || near.has(value) || ticked.includes(value))
    .toSorted((one, other) => Number(own(other.value)) - Number(own(one.value)));
  return { choices: { present: all, apologies: all }, start: on.attendance, shown: { view: 'meetings/everybody.njk', everybody } };
};
