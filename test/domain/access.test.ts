import { describe, expect, it } from 'vitest';
import { mayOpen, type Opens } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import type { Stage } from '../../domain/words.ts';
import { assessment, bid, rocuBid } from './payloads.ts';
import { directory, narrative, personOf, policy } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { caseAt, storyAt, storyOf } from './story.ts';
import { logged } from './valued.ts';

const known = { directory, policy };
/** Who opens what, by hand after data.md “Who sees what”; whoever of the demo people is not listed opens nothing. */
type Table = { readonly page: readonly string[]; readonly past?: readonly string[]; readonly stub?: readonly string[] };
const opening = (on: Case): Record<Opens, string[]> => {
  const opens: Record<Opens, string[]> = { page: [], past: [], stub: [], none: [] };
  for (const who of Object.values(directory.people)) opens[mayOpen(on, who, known)].push(who.id);
  return opens;
};
const expectOpen = (on: Case, { page, past = [], stub = [] }: Table): void => {
  const opens = opening(on);
  expect(opens.page.toSorted()).toEqual([...page].toSorted());
  expect(opens.past.toSorted()).toEqual([...past].toSorted());
  expect(opens.stub.toSorted()).toEqual([...stub].toSorted());
};

const aldershire = [
  'spoc.aldershire', 'requester.aldershire', 'sio.aldershire', 'sio2.aldershire', 'super.aldershire', 'owner-lead.aldershire', 'chief.aldershire',
]; // prettier-ignore
const gateway = ['triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch'];
const [MANAGER, SIA, SIA2] = ['toex-manager.northmarch', 'sia.northmarch', 'sia2.northmarch'] as const;
const always = [...aldershire, ...gateway, MANAGER];
const team = ['analyst.northmarch', 'data.northmarch'];

describe('ACC-1: access follows agency, role and the case', () => {
  it.each<[Parameters<typeof caseAt>[0], readonly string[]]>([
    ['triage-queue', []],
    ['in-triage', []],
    ['consideration', []],
    ['awaiting-capacity', []],
    ['terms', [SIA]],
    ['development', [SIA]],
    ['product-review', [SIA, SIA2, ...team]],
    ['acceptance', [SIA, ...team]],
    ['reassessment', [SIA, ...team]],
    ['ownership', [SIA, ...team]],
    ['closing', [SIA, ...team]],
    ['closed', [SIA, ...team]],
  ])('an open case in %s', (stage, others) => {
    expectOpen(caseAt(stage), { page: [...always, ...others] });
  });
  it('one that was declined', () => {
    expectOpen({ ...caseAt('in-triage'), stage: 'declined' }, { page: always });
  });
  it('a national agency’s case is its own, the region’s and nobody else’s', () => {
    const on = { ...caseAt('triage-queue'), owner: { agency: 'national-agency', user: 'sio.national-agency' }, ownershipHistory: [] };
    const agency = ['spoc', 'sio', 'super', 'owner-lead', 'chief'].map((who) => `${who}.national-agency`);
    expectOpen(on, { page: [...agency, ...gateway, MANAGER, 'spoc.aldershire', 'requester.aldershire'] });
  });
  it('a former owner keeps reading up to the transfer, its officers named on it too; of a restricted case those who could', () => {
    const owner = { agency: 'brackenshire', user: 'sio.brackenshire' };
    const on = { ...caseAt('closing'), owner };
    const theirs = ['spoc', 'sio', 'sio2', 'super', 'owner-lead', 'chief'].map((who) => `${who}.brackenshire`);
    expectOpen(on, { page: [...theirs, ...gateway, MANAGER, SIA, ...team], past: aldershire });
    const opens = opening({ ...on, restricted: true });
    expect(opens.past.toSorted()).toEqual(['owner-lead.aldershire', 'requester.aldershire', 'sio.aldershire', 'spoc.aldershire']);
  });
  it('of another region it is for nobody but those whom it names', () => {
    const southvale = ['triage.southvale', 'gateway-manager.southvale', 'toex-manager.southvale'];
    expectOpen({ ...caseAt('triage-queue'), region: 'southvale' }, { page: [...aldershire, ...southvale] });
    const deputy = { ...bid, deputySio: { userId: 'sio.dunmere' } };
    expectOpen(storyOf(deputy).on(), { page: [...always, 'sio.dunmere'] });
  });
  it('a person who has left opens nothing, nor does a role that is not theirs', () => {
    const on = caseAt('triage-queue');
    for (const id of always) expect(mayOpen(on, { ...personOf(id), active: false }, known)).toBe('none');
    expect(mayOpen(on, { ...personOf('triage.northmarch'), roles: [] }, known)).toBe('none');
    expect(mayOpen(caseAt('product-review'), { ...personOf(SIA2), roles: ['analyst'] }, known)).toBe('none');
    expect(mayOpen(on, personOf(MANAGER), { directory: directoryWith({}), policy })).toBe('page');
  });
  it('nobody of a region that the directory does not know', () => {
    const on = { ...caseAt('triage-queue'), region: 'atlantis' };
    expect(mayOpen(on, personOf('triage.northmarch'), known)).toBe('none');
    expect(mayOpen(on, personOf('spoc.aldershire'), known)).toBe('page');
  });
});

const restricted = (on: Case): Case => ({ ...on, restricted: true });
const named = ['spoc.aldershire', 'requester.aldershire', 'sio.aldershire'];
const managers = ['gateway-manager.northmarch', 'gateway-manager2.northmarch'];
const ofOwner = ['sio2.aldershire', 'chief.aldershire'];
const [OFFICER, OTHER] = ['triage.northmarch', 'triage2.northmarch'] as const;
const core = [...named, 'super.aldershire', 'owner-lead.aldershire', ...managers];

describe('ACC-4: a restricted case shows others in the region only its stub', () => {
  it.each<[Parameters<typeof caseAt>[0], readonly string[], readonly string[]]>([
    ['triage-queue', [], [OFFICER, OTHER, MANAGER]],
    ['in-triage', [OFFICER], [OTHER, MANAGER]],
    ['consideration', [OFFICER, MANAGER], [OTHER]],
    ['awaiting-capacity', [OFFICER, MANAGER], [OTHER]],
    ['terms', [OFFICER, MANAGER, SIA], [OTHER]],
    ['development', [OFFICER, MANAGER, SIA], [OTHER]],
    ['product-review', [OFFICER, MANAGER, SIA, SIA2, ...team], [OTHER]],
    ['acceptance', [OFFICER, MANAGER, SIA, ...team], [OTHER]],
    ['reassessment', [OFFICER, MANAGER, SIA, ...team], [OTHER]],
    ['ownership', [OFFICER, MANAGER, SIA, ...team], [OTHER]],
    ['closing', [OFFICER, MANAGER, SIA, ...team], [OTHER]],
    ['closed', [OFFICER, MANAGER, SIA, ...team], [OTHER]],
  ])('in %s', (stage, page, stub) => {
    expectOpen(restricted(caseAt(stage)), { page: [...core, ...page], stub: [...ofOwner, ...stub] });
  });
  it.each<[string, () => Case, 'page' | 'stub']>([
    ['declined in triage', () => ({ ...caseAt('in-triage'), stage: 'declined' }), 'stub'],
    ['declined in consideration', () => ({ ...caseAt('consideration'), stage: 'decline-review' }), 'page'],
    ['referred back to triage', () => storyAt('consideration').give(MANAGER, 'refer-back', { rationale: narrative('Why.') }), 'stub'],
    ['withdrawn in consideration', () => ({ ...caseAt('consideration'), stage: 'withdrawn' }), 'page'],
  ])('the TOEX manager has the page from consideration on: %s', (_name, on, expected) => {
    expect(mayOpen(restricted(on()), personOf(MANAGER), known)).toBe(expected);
  });
  it('a recommendation that waits for its second officer has not reached TOEX, nor has one withdrawn meanwhile', () => {
    const story = storyOf(rocuBid, 'spoc.northmarch-rocu');
    story.give(OFFICER, 'claim', {});
    story.give(OFFICER, 'recommend', { assessment });
    story.bend({ restricted: true });
    expect(mayOpen(story.on(), personOf(MANAGER), known)).toBe('stub');
    story.give('spoc.northmarch-rocu', 'withdraw', { reason: narrative('Over.') });
    expect(mayOpen(story.on(), personOf(MANAGER), known)).toBe('stub');
  });
  it('OWN-7: the SIO’s line manager of today has the page, who names a successor; no other manager, and not for being one of its SPOC', () => {
    const on = restricted(caseAt('terms'));
    const under = (changes: Parameters<typeof directoryWith>[0], who: string) =>
      mayOpen(on, personOf(who), { directory: directoryWith(changes), policy });
    expect(under({}, 'super.aldershire')).toBe('page');
    expect(under({ 'sio.aldershire': { lineManager: 'chief.aldershire' } }, 'super.aldershire')).toBe('stub');
    expect(under({ 'sio.aldershire': { lineManager: 'chief.aldershire' } }, 'chief.aldershire')).toBe('page');
    expect(under({ 'spoc.aldershire': { lineManager: 'chief.aldershire' } }, 'chief.aldershire')).toBe('stub');
    expect(under({ 'sio.aldershire': { lineManager: null } }, 'super.aldershire')).toBe('stub');
    const handed = { ...on, owner: { agency: 'aldershire', user: 'sio.dunmere' } };
    expect(mayOpen(handed, personOf('super.aldershire'), known)).toBe('stub');
    expect(mayOpen(on, { ...personOf('super.aldershire'), active: false }, known)).toBe('none');
  });
  it('VAL-3: whoever logged value has the page to answer for it, also off the team; whoever did not, no longer', () => {
    const { team, ...on } = logged('analyst.northmarch').on();
    const off = restricted({ ...on, team: [] });
    expect(team).toContain('analyst.northmarch');
    expect(mayOpen(off, personOf('analyst.northmarch'), known)).toBe('page');
    expect(mayOpen({ ...off, value: {} }, personOf('analyst.northmarch'), known)).toBe('none');
  });
  it('absent and forbidden look the same to everybody else (ACC-3)', () => {
    const stages: readonly Stage[] = ['triage-queue', 'product-review', 'closed'];
    const strangers = [
      'spoc.brackenshire',
      'triage.southvale',
      'toex-manager.southvale',
      'auditor.national',
      'admin.national',
      'chair.northmarch',
    ];
    for (const stage of stages)
      for (const id of strangers) expect(mayOpen({ ...caseAt('terms'), stage, restricted: true }, personOf(id), known)).toBe('none');
  });
});
