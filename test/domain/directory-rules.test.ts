import { describe, expect, it } from 'vitest';
import { broughtBy, directoryFaults, livesIn } from '../../domain/directory-rules.ts';
import type { Directory, Organisation, Person } from '../../domain/directory.ts';
import { directory, personOf } from '../support/rulebook.ts';

const withPerson = (id: string, other: Partial<Person>): Directory => ({
  ...directory,
  people: { ...directory.people, [id]: { ...personOf(id), ...other } },
});
const withAgency = (id: string, other: Partial<Organisation>): Directory => ({
  ...directory,
  organisations: { ...directory.organisations, [id]: { ...directory.organisations[id]!, ...other } },
});
const brought = (after: Directory) => broughtBy(directory, after).map(({ id, field, rule }) => `${id} ${field} ${rule}`);

describe('ACC-1, ACC-6, OWN-2, TRI-8: what must fit together in the directory, in files and in commands', () => {
  it('what ships does', () => {
    expect(directoryFaults(directory)).toEqual([]);
  });
  it.each([
    ['a deputy of another organisation', 'sio.aldershire', { deputy: 'sio.dunmere' }, ['sio.aldershire deputy ACC-6']],
    ['their own deputy', 'sio.aldershire', { deputy: 'sio.aldershire' }, ['sio.aldershire deputy ACC-6']],
    ['a deputy whom nobody knows', 'sio.aldershire', { deputy: 'nobody.at-all' }, ['sio.aldershire deputy ACC-6']],
    ['an SIO whom nobody leads', 'sio.aldershire', { lineManager: null }, ['sio.aldershire lineManager ACC-1']],
    ['a line manager whom nobody knows', 'sio.aldershire', { lineManager: 'nobody.at-all' }, ['sio.aldershire lineManager ACC-1']],
    ['OWN-2: an SIO of TOEX', 'sia.northmarch', { roles: ['sia', 'sio'] }, ['sia.northmarch roles OWN-2']],
    ['a triage officer of a force', 'requester.aldershire', { roles: ['triage-officer'] }, ['requester.aldershire roles ACC-1']],
    ['an organisation that is none', 'admin.national', { organisation: 'nowhere' }, ['admin.national organisation ACC-1']],
    ['an address twice, whatever its capitals', 'sio.dunmere', { email: personOf('sio.aldershire').email.toUpperCase() }, ['sio.dunmere email ACC-1', 'sio.aldershire email ACC-1']],
    ['a staff number twice', 'sio.dunmere', { staffNumber: personOf('sia.northmarch').staffNumber }, ['sio.dunmere staffNumber ACC-1', 'sia.northmarch staffNumber ACC-1']],
  ] as const)('%s', (...[, id, other, faults]) => {
    expect(brought(withPerson(id, other as Partial<Person>)).toSorted()).toEqual(faults.toSorted());
  }); // prettier-ignore
  it('TRI-8: whoever triages stands outside the line of those who ask, however far above', () => {
    const above = personOf('sio.northmarch-rocu').lineManager!;
    expect(brought(withPerson(above, { lineManager: 'triage.northmarch' }))).toContain('sio.northmarch-rocu lineManager TRI-8');
  });
  it('a circle of managers is told of everybody in it', () => {
    const { lineManager } = personOf('sio.aldershire');
    expect(brought(withPerson(lineManager!, { lineManager: 'sio.aldershire' }))).toEqual(
      expect.arrayContaining(['sio.aldershire lineManager ACC-1', `${lineManager!} lineManager ACC-1`]),
    );
  });
  it('each other’s deputies two people may be', () => {
    expect(brought(withPerson('sio2.aldershire', { deputy: 'sio.aldershire' }))).toEqual([]);
  });
  it.each([
    [{ region: 'eastmarch' }, 'caldmoor region ACC-1'],
    [{ region: null }, 'caldmoor region ACC-1'],
    [{ name: 'DUNMERE police' }, 'caldmoor name ACC-1'],
    [{ code: 'ald' }, 'caldmoor code ACC-1'],
  ])('an organisation with %o', (other, fault) => {
    expect(brought(withAgency('caldmoor', other))).toContain(fault);
  });
  it('what did not fit before is no fault of a change', () => {
    const before = withPerson('sio.aldershire', { deputy: 'sio.dunmere' });
    expect(broughtBy(before, { ...before, people: { ...before.people, 'sia.northmarch': { ...personOf('sia.northmarch'), rank: 'Dr' } } })).toEqual([]);
  }); // prettier-ignore
  it('every fault says what to do', () => {
    const spoilt = withPerson('sio.aldershire', { deputy: 'sio.dunmere', lineManager: null, roles: ['sia'], email: personOf('sio.dunmere').email });
    for (const { message } of directoryFaults(spoilt)) expect(message).toMatch(/^(Name|Leave out|Give) /);
  }); // prettier-ignore
  it('OWN-2: roles that own live in no TOEX, partner or body', () => {
    for (const role of ['spoc', 'requester', 'sio', 'owner-lead'] as const)
      for (const kind of ['toex', 'partner', 'body'] as const) expect(livesIn(role, kind)).toBe(false);
    expect([livesIn('sia', 'toex'), livesIn('auditor', 'partner'), livesIn('sio', 'national')]).toEqual([true, true, true]);
  });
});
