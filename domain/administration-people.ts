import { startOf } from './administration-days.ts';
import type { AdministrationCommands } from './administration-state.ts';
import { did, misfits, wrong, type AdministrationFacts, type Carried, type Draft, type Ruled } from './administration-ruling.ts';
import { isActor, nameOf, person } from './facts.ts';
import { dateAt, dayOf, DAY_MS } from './local-time.ts';
import { no, refuse } from './table.ts';
import type { IsoDate } from './words.ts';

const after = (day: IsoDate): IsoDate => dateAt(dayOf(Date.parse(day) + DAY_MS));

export const setAbsence = ({ person: id, from, until }: AdministrationCommands['set-absence']['payload']): Ruled =>
  until < from
    ? wrong({ path: 'until', rule: 'ACC-6', message: 'Give a last day of the absence that is not before its first.' })
    : did([
        {
          type: 'absence-set',
          about: { person: id, from, until },
          after: { people: { [id]: { absentFrom: startOf(from), absentUntil: startOf(after(until)) } } },
        },
      ]);

const released = (person: string, { holdings }: AdministrationFacts): Carried => ({
  name: 'release-leaver',
  to: holdings.map(({ ref }) => ref),
  body: { person },
});
/** ACC-7: what they hold is listed first; confirmed, it is taken from them, case by case. */
export const makeInactive = (
  { person: id, reason, confirm = false }: AdministrationCommands['make-inactive']['payload'],
  facts: AdministrationFacts,
): Ruled => {
  if (person(facts, id)?.active !== true)
    return no(refuse('already-recorded', 'ACC-7', { what: `That ${nameOf(facts, id)} is not active` }));
  if (isActor(facts, id)) return no(refuse('wrong-person', 'ACC-7', { who: ['another administrator'] }));
  const offices = Object.entries(facts.policy.bodies).flatMap(([body, { chair, deputyChair, secretary }]) =>
    [chair, deputyChair, secretary].includes(id) ? [body] : [],
  );
  if (!confirm && facts.holdings.length + offices.length > 0)
    return no(refuse('still-holds', 'ACC-7', { name: nameOf(facts, id), holds: facts.holdings, offices }));
  const made: Draft = { type: 'person-made-inactive', about: { person: id, reason }, after: { people: { [id]: { active: false } } } };
  return did([made], released(id, facts));
};
/** ACC-1: what a role carries goes with it. What they hold by it is listed first and, confirmed, taken from them (ACC-7). */
export const assignRole = (
  { person: id, roles, confirm = false }: AdministrationCommands['assign-role']['payload'],
  facts: AdministrationFacts,
): Ruled => {
  if (person(facts, id)?.active !== true)
    return wrong({ path: 'roles', rule: 'ACC-1', message: 'Only somebody who is active is given roles.' });
  if (isActor(facts, id)) {
    if (!roles.includes('administrator'))
      return wrong({
        path: 'roles',
        rule: 'ACC-1',
        message: 'Another administrator takes this role from you, so that there always is one.',
      });
    if (roles.some((role) => facts.actor?.roles.includes(role) === false))
      return wrong({
        path: 'roles',
        rule: 'ACC-1',
        message: 'Leave out the roles that you do not hold: another administrator gives them to you.',
      });
  }
  const change = { people: { [id]: { roles: [...new Set(roles)] } } };
  const [first, ...more] = misfits(change, { id, fields: ['roles'], else: 'roles' }, facts);
  if (first !== undefined) return wrong(first, ...more);
  if (!confirm && facts.holdings.length > 0)
    return no(refuse('still-holds', 'ACC-7', { name: nameOf(facts, id), holds: facts.holdings, offices: [] }));
  const assigned: Draft = { type: 'roles-assigned', about: { person: id, roles }, after: change };
  return did([assigned], facts.holdings.length === 0 ? null : released(id, facts));
};
