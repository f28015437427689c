import { describe, expect, it } from 'vitest';
import { decideAdministration, type Given } from '../../domain/administration.ts';
import { withDirectory, type DirectoryChange, type PolicyBook } from '../../domain/administration-state.ts';
import type { Directory } from '../../domain/directory.ts';
import { mayOwn } from '../../domain/directory.ts';
import { directory, factsFor, personOf, policy } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';

const ADMIN = 'admin.national';
const book: PolicyBook = { versions: { 1: policy }, inForce: 1, previous: null, upcoming: null };
const ruled = (given: Given, on: Directory = directory) =>
  decideAdministration(given, { directory: on, book }, { ...factsFor(ADMIN, { directory: on }), holdings: [] });
const problems = (answer: ReturnType<typeof ruled>) =>
  answer.ok ? [] : 'problems' in answer.refusal ? answer.refusal.problems.map(({ path, rule }) => [path, rule]) : [answer.refusal.code];
const after = (answer: ReturnType<typeof ruled>, on: Directory = directory): Directory => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.drafts.reduce((state, draft) => withDirectory(state, draft.after as DirectoryChange), on);
};
type Payload<N extends Given['name']> = Extract<Given, { readonly name: N }>['payload'];
const amend = (payload: Payload<'amend-person'>, on?: Directory) => ruled({ name: 'amend-person', payload }, on);
const joiner: Payload<'add-person'> = {
  person: 'sio3.aldershire', name: 'Nell Ashby', rank: 'Detective Inspector', staffNumber: 'ALD9001', organisation: 'aldershire',
  roles: ['sio'], email: 'sio3.aldershire@demo.example', lineManager: 'super.aldershire', deputy: 'sio.aldershire',
}; // prettier-ignore
const add = (other: Partial<Payload<'add-person'>> = {}, on?: Directory) =>
  ruled({ name: 'add-person', payload: { ...joiner, ...other } }, on);
const sio = 'sio.aldershire';

describe('ACC-1, ACC-6: who somebody is, whom they answer to and who covers for them', () => {
  it('what is given otherwise is changed, and what it was is told', () => {
    const answer = amend({ person: sio, name: personOf(sio).name, rank: 'Chief Inspector', deputy: null });
    expect(answer).toMatchObject({
      ok: true,
      carries: null,
      drafts: [
        {
          type: 'person-amended',
          about: {
            person: sio,
            changed: { rank: 'Chief Inspector', deputy: null },
            was: { rank: personOf(sio).rank, deputy: 'sio2.aldershire' },
          },
        },
      ],
    });
    expect(after(answer).people[sio]).toEqual({ ...personOf(sio), rank: 'Chief Inspector', deputy: null });
  });
  it('nothing otherwise than it stands is recorded already', () => {
    expect(problems(amend({ person: sio, deputy: 'sio2.aldershire' }))).toEqual(['already-recorded']);
    expect(problems(amend({ person: sio }))).toEqual(['already-recorded']);
    expect(problems(amend({ person: 'nobody.at-all', rank: 'x' }))).toEqual(['moved-on']);
  });
  it('all that is wrong is told at once, each in its field', () => {
    const email = personOf('sio.dunmere').email;
    expect(problems(amend({ person: sio, email, lineManager: null, deputy: 'sio.dunmere', skills: ['juggling'] })).toSorted()).toEqual([
      ['deputy', 'ACC-6'], ['email', 'ACC-1'], ['lineManager', 'ACC-1'], ['skills', 'ACC-1'],
    ]); // prettier-ignore
  });
  it('TRI-8: what it does to the line of others is told of the line manager', () => {
    const above = personOf('sio.northmarch-rocu').lineManager!;
    const answer = amend({ person: above, lineManager: 'triage.northmarch' });
    expect(problems(answer)).toContainEqual(['lineManager', 'TRI-8']);
    expect(JSON.stringify(answer)).toContain('This is about ');
  });
  it('nobody who has left is named, and no administrator by themselves', () => {
    const left = directoryWith({ 'sio2.brackenshire': { active: false } });
    expect(problems(amend({ person: 'sio.brackenshire', deputy: 'sio2.brackenshire' }, left))).toEqual(
      left.people['sio.brackenshire']?.deputy === 'sio2.brackenshire' ? ['already-recorded'] : [['deputy', 'ACC-1']],
    );
    expect(problems(amend({ person: 'auditor.national', deputy: ADMIN }))).toEqual([['deputy', 'ACC-1']]);
    expect(problems(amend({ person: sio, lineManager: ADMIN }))).toEqual([['lineManager', 'ACC-1']]);
    expect(amend({ person: 'auditor.national', deputy: 'performance.national' })).toMatchObject({ ok: true });
  });
});

describe('ACC-1: by what an administrator may be signed in', () => {
  it('is not theirs to change: freed, their address could be given to somebody who sees cases, as whom they would then come in', () => {
    expect(problems(amend({ person: ADMIN, email: 'other@demo.example', staffNumber: 'X1' })).toSorted()).toEqual([
      ['email', 'ACC-1'], ['staffNumber', 'ACC-1'],
    ]); // prettier-ignore
    expect(amend({ person: ADMIN, rank: 'Head of Service' })).toMatchObject({ ok: true });
    expect(amend({ person: sio, email: 'other@demo.example' })).toMatchObject({ ok: true });
  });
});

describe('ACC-1: a joiner', () => {
  it('is there from now on, active, with the roles of their organisation', () => {
    const { people } = after(add());
    expect(people[joiner.person]).toEqual({
      ...(({ person: id, ...rest }) => ({ id, ...rest }))(joiner),
      specialism: null, skills: [], active: true, absentFrom: null, absentUntil: null,
    }); // prettier-ignore
    expect(Object.keys(people)).toHaveLength(Object.keys(directory.people).length + 1);
  });
  it('OWN-2: has no role that cannot live there, and no id, address or number of somebody else', () => {
    expect(problems(add({ roles: ['sia'] }))).toEqual([['roles', 'ACC-1']]);
    expect(problems(add({ organisation: 'toex-northmarch', deputy: null }))).toEqual([['roles', 'OWN-2']]);
    expect(problems(add({ person: sio }))).toEqual([['person', 'ACC-1']]);
    expect(problems(add({ person: 'Nell Ashby' }))).toEqual([['person', 'ACC-1']]);
    const { email, staffNumber } = personOf('sio.dunmere');
    expect(problems(add({ email, staffNumber })).toSorted()).toEqual([['email', 'ACC-1'], ['staffNumber', 'ACC-1']]); // prettier-ignore
    expect(problems(add({ organisation: 'nowhere', deputy: null }))).toEqual([['organisation', 'ACC-1']]);
    expect(problems(add({ lineManager: null }))).toEqual([['lineManager', 'ACC-1']]);
    expect(problems(add({ deputy: ADMIN, organisation: 'national-oversight', roles: [] }))).toEqual([['deputy', 'ACC-1']]);
  });
});

describe('ACC-1, OWN-2: roles live where the files may put them', () => {
  it.each(['sio', 'owner-lead', 'spoc', 'requester'] as const)('TOEX has no %s', (role) => {
    expect(problems(ruled({ name: 'assign-role', payload: { person: 'sia.northmarch', roles: [role] } }))).toEqual([['roles', 'OWN-2']]);
  });
  it('and whoever becomes an SIO has a line manager', () => {
    const alone = directoryWith({ 'requester.aldershire': { lineManager: null } });
    const answer = ruled({ name: 'assign-role', payload: { person: 'requester.aldershire', roles: ['sio'] } }, alone);
    expect(problems(answer)).toEqual([['roles', 'ACC-1']]);
  });
});

const partner: Payload<'add-organisation'> = {
  organisation: 'harbour-trust',
  name: 'Harbour Trust',
  kind: 'partner',
  calendar: 'scotland',
};
const found = (other: Partial<Payload<'add-organisation'>> = {}) => ruled({ name: 'add-organisation', payload: { ...partner, ...other } });
const change = (payload: Payload<'amend-organisation'>) => ruled({ name: 'amend-organisation', payload });

describe('OWN-2: organisations', () => {
  it('a force, a national agency and a partner are added; only the first two may own', () => {
    for (const [kind, region] of [['force', 'northmarch'], ['national', null], ['partner', null]] as const) {
      const added = after(found({ kind, region })).organisations[partner.organisation]!;
      expect([added, mayOwn(added)]).toEqual([{ id: 'harbour-trust', name: 'Harbour Trust', kind, region, calendar: 'scotland', code: null }, kind !== 'partner']);
    }
  }); // prettier-ignore
  it.each(['rocu', 'toex', 'body'] as const)('a %s comes with the configuration', (kind) => {
    expect(problems(found({ kind, region: 'northmarch' }))).toEqual([['kind', 'OWN-2']]);
  });
  it('all that is wrong is told at once', () => {
    expect(problems(found({ organisation: 'Harbour!', kind: 'force', name: 'Dunmere Police', code: 'ALD' })).toSorted()).toEqual([
      ['code', 'ACC-1'], ['name', 'ACC-1'], ['organisation', 'ACC-1'], ['region', 'ACC-1'],
    ]); // prettier-ignore
    expect(problems(found({ organisation: 'aldershire' }))).toEqual([['organisation', 'ACC-1']]);
    expect(problems(found({ kind: 'force', region: 'eastmarch' }))).toEqual([['region', 'ACC-1']]);
  });
  it('name, code and calendar are changed, never the kind', () => {
    const answer = change({ organisation: 'caldmoor', name: 'Caldmoor Police', code: 'CAL', calendar: 'scotland' });
    expect(answer).toMatchObject({
      drafts: [{ about: { changed: { name: 'Caldmoor Police', calendar: 'scotland' }, was: { name: 'Caldmoor Constabulary' } } }],
    });
    expect(after(answer).organisations['caldmoor']).toEqual({
      ...directory.organisations['caldmoor'], name: 'Caldmoor Police', calendar: 'scotland',
    }); // prettier-ignore
    expect(problems(change({ organisation: 'caldmoor', code: 'CAL' }))).toEqual(['already-recorded']);
    expect(problems(change({ organisation: 'nowhere', code: 'CAL' }))).toEqual(['moved-on']);
    expect(problems(change({ organisation: 'caldmoor', name: 'Dunmere Police', code: 'ALD' })).toSorted()).toEqual([['code', 'ACC-1'], ['name', 'ACC-1']]); // prettier-ignore
  });
  it('CLK-6: the calendar of a body stays, for clocks run by it', () => {
    expect(problems(change({ organisation: 'northmarch-ttcg', calendar: 'scotland' }))).toEqual([['calendar', 'CLK-6']]);
    expect(change({ organisation: 'northmarch-ttcg', name: 'Northmarch TTCG' })).toMatchObject({ ok: true });
  });
});

describe('what a later file brings under an id that was added here', () => {
  it('gives what no command changes; what was chosen here stands', () => {
    const change = { people: {}, joined: { [joiner.person]: after(add()).people[joiner.person]! } };
    const inFile = { ...personOf('sio.dunmere'), id: joiner.person, active: false, rank: 'Constable' };
    const files = { ...directory, people: { ...directory.people, [joiner.person]: inFile } };
    expect(withDirectory(files, change).people[joiner.person]).toMatchObject({
      organisation: 'dunmere', active: false, rank: 'Detective Inspector', roles: ['sio'],
    }); // prettier-ignore
  });
  it('OWN-2: the kind is the file’s, so that no TOEX of a file owns by what was added before', () => {
    const force = { id: 'toex-west', name: 'West', kind: 'force', region: 'northmarch', calendar: 'scotland', code: 'W' } as const;
    const toex = { ...force, kind: 'toex', name: 'TOEX West' } as const;
    const files = { ...directory, organisations: { ...directory.organisations, [force.id]: toex } };
    expect(withDirectory(files, { people: {}, founded: { [force.id]: force } }).organisations[force.id]).toEqual({
      ...force,
      kind: 'toex',
    });
  });
});
