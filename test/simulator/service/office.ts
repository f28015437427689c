// What administrators do while the players are at a service: absence, now and then somebody who leaves or has other roles for good, and the policy.
import { startOf } from '../../../domain/administration-days.ts';
import type { Directory, Person } from '../../../domain/directory.ts';
import type { Instant } from '../../../domain/words.ts';
import { date } from '../../domain/calendars.ts';
import { directory as shipped } from '../../support/rulebook.ts';
import type { Chance } from '../chance.ts';
import { covers, isAway, type Giver } from '../staff.ts';
import type { Tally } from '../tally.ts';
import type { Wire } from './wire.ts';

const ADMIN: Giver = { who: 'admin.national' };
/** Whoever has a deputy, so that the absence can be covered for. */
const covered = Object.values(shipped.people).flatMap(({ id, deputy }) => (deputy === null ? [] : [id]));
/** Nobody brings a successor to a running service, so that few leave, and none whose office has nobody else. */
const leavers = ['sio2.brackenshire', 'triage2.northmarch', 'analyst.northmarch'];
const DAY_MS = 86_400_000;
const dayAfter = (now: Instant, days: number) => date(new Date(Date.parse(now) + days * DAY_MS).toISOString().slice(0, 10));

export const officeAt = ({ post }: Wire, tally: Tally) => {
  let directory: Directory = shipped;
  const give = async (name: string, path: string, body: object): Promise<boolean> => {
    const { code } = await post(ADMIN, path, body);
    tally.given(name, code);
    return code === null;
  };
  const change = (id: string, of: Partial<Person>): void => {
    const who = directory.people[id];
    if (who !== undefined) directory = { ...directory, people: { ...directory.people, [id]: { ...who, ...of } } };
  };
  const goes = async (id: string, from: ReturnType<typeof dayAfter>, until: ReturnType<typeof dayAfter>): Promise<void> => {
    const [absentFrom, absentUntil] = [startOf(from), startOf(dayAfter(startOf(until), 1.5))];
    if (await give('set-absence', `/people/${id}/commands/set-absence`, { from, until })) change(id, { absentFrom, absentUntil });
  };
  return {
    directory: () => directory,
    people: () => directory.people,
    inPlaceOf: (id: string, now: Instant): Giver => covers(directory, now).find(({ onBehalfOf }) => onBehalfOf === id) ?? { who: id },
    acts: async ({ below, pick }: Chance, now: Instant): Promise<void> => {
      const away = covered.filter((id) => isAway(id, { directory, now }));
      const kind = below(8);
      const person = pick(kind < 2 ? leavers : covered) ?? '';
      if (kind === 0) {
        const left = await give('make-inactive', `/people/${person}/commands/make-inactive`, {
          reason: 'Has left.',
          confirm: below(3) > 0,
        });
        if (left) change(person, { active: false });
      } else if (kind === 1) {
        const roles = directory.people[person]?.roles ?? [];
        await give('assign-role', `/people/${person}/commands/assign-role`, { roles });
      } else if (kind === 2)
        await give('adopt-policy', '/policy/commands/adopt-policy', { version: 1 + below(2), from: dayAfter(now, below(2)) });
      else if (kind === 3 && away.length > 0) await goes(pick(away) ?? '', dayAfter(now, -2), dayAfter(now, -1));
      else await goes(person, dayAfter(now, 0), dayAfter(now, 1 + below(6)));
    },
  };
};
export type Office = ReturnType<typeof officeAt>;
