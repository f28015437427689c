// The demo directory and, beside it, those whom risk must never reach: people who have left, a partner with its officer, TOEX.
import type { Directory, Person } from '../../domain/directory.ts';
import { directory, personOf } from '../support/rulebook.ts';

const like = (id: string, change: Partial<Person>): Person => ({ ...personOf(id), deputy: null, ...change });
const strangers: readonly Person[] = [
  like('sio2.aldershire', { id: 'left.aldershire', active: false }),
  like('sio.national-agency', { id: 'left.national-agency', active: false }),
  like('sio.northmarch-rocu', { id: 'left.northmarch-rocu', active: false }),
  like('sio.aldershire', { id: 'officer.partner', organisation: 'a-partner' }),
  like('spoc.aldershire', { id: 'spoc.partner', organisation: 'a-partner' }),
  like('spoc.aldershire', { id: 'spoc.toex', organisation: 'toex-northmarch' }),
];
export const crowd: Directory = {
  ...directory,
  people: { ...directory.people, ...Object.fromEntries(strangers.map((who) => [who.id, who])) },
  organisations: {
    ...directory.organisations,
    'a-partner': { id: 'a-partner', name: 'A partner', kind: 'partner', region: 'northmarch', calendar: 'england-wales', code: null },
  },
};
