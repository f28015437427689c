/** A sound body of each command of an administrator, by its path. */
export const administrationExamples: Readonly<Record<string, object>> = {
  '/people/{id}/commands/set-absence': { from: '2026-12-01', until: '2026-12-14' },
  '/people/{id}/commands/make-inactive': { reason: 'Has retired.', confirm: true },
  '/people/{id}/commands/assign-role': { roles: ['sio', 'owner-lead'] },
  '/people/{id}/commands/amend-person': { rank: 'Detective Superintendent', lineManager: 'chief.aldershire', deputy: null },
  '/people/commands/add-person': {
    person: 'sio3.aldershire',
    name: 'Nell Ashby',
    rank: 'Detective Inspector',
    staffNumber: 'ALD9001',
    organisation: 'aldershire',
    roles: ['sio'],
    email: 'sio3.aldershire@demo.example',
    lineManager: 'super.aldershire',
  },
  '/organisations/{id}/commands/amend-organisation': { name: 'Caldmoor Police', code: null },
  '/organisations/commands/add-organisation': {
    organisation: 'gorsedale',
    name: 'Gorsedale Police',
    kind: 'force',
    region: 'northmarch',
    calendar: 'england-wales',
    code: 'GOR',
  },
  '/policy/commands/adopt-policy': { version: 2, from: '2026-12-01' },
};
