// A function that is for others is no secret, as a case is: who asks for it is told who has it, and how to go on.
import { describe, expect, it } from 'vitest';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const people = [
  'spoc.aldershire',
  'requester.aldershire',
  'sio.aldershire',
  'owner-lead.aldershire',
  'triage.northmarch',
  'gateway-manager.northmarch',
  'toex-manager.northmarch',
  'sia.northmarch',
  'analyst.northmarch',
  'secretary.northmarch',
  'chair.northmarch',
  'performance.national',
  'auditor.national',
  'information-manager.northmarch',
  'admin.national',
] as const;
type Who = (typeof people)[number];
const auditing: readonly Who[] = ['auditor.national', 'information-manager.northmarch', 'admin.national'];
const exporting: readonly Who[] = ['performance.national', 'toex-manager.northmarch', 'sia.northmarch'];
/** Whom each page opens for; for everybody else, whom somebody of Northmarch is told to ask, and the rule. */
const pages: readonly (readonly [string, readonly Who[], string, string])[] = [
  ['/audit', auditing, 'information manager, Northmarch Regional Organised Crime Unit', 'ACC-1'],
  ['/administration/people', ['admin.national'], 'administrator, National Programme and Assurance Office', 'ACC-1'],
  ['/administration/people/sio.aldershire', ['admin.national'], 'administrator, National Programme and Assurance Office', 'ACC-1'],
  ['/administration/people/new', ['admin.national'], 'administrator, National Programme and Assurance Office', 'ACC-1'],
  ['/administration/organisations', ['admin.national'], 'administrator, National Programme and Assurance Office', 'ACC-1'],
  ['/administration/organisations/caldmoor', ['admin.national'], 'administrator, National Programme and Assurance Office', 'ACC-1'],
  ['/administration/new-organisation', ['admin.national'], 'administrator, National Programme and Assurance Office', 'ACC-1'],
  ['/administration/policy', ['admin.national'], 'administrator, National Programme and Assurance Office', 'ACC-1'],
  ['/figures/capacity', ['toex-manager.northmarch'], 'TOEX manager, TOEX Northmarch', 'ACC-1'],
  ['/figures/allocations/csv', ['toex-manager.northmarch'], 'TOEX manager, TOEX Northmarch', 'ACC-1'],
  ['/value/quarterly-pack?region=northmarch&quarter=2026-Q4', exporting, 'TOEX manager, TOEX Northmarch', 'VAL-6'],
  ['/assignments/new', ['gateway-manager.northmarch'], 'gateway manager, Northmarch Regional Organised Crime Unit', 'TRI-1'],
];
const forms: readonly (readonly [string, readonly Who[]])[] = [
  ['/audit/verifications', auditing],
  ['/administration/people/sio.aldershire/set-absence', ['admin.national']],
  ['/administration/people/new', ['admin.national']],
  ['/administration/people/sio.aldershire/amend-person', ['admin.national']],
  ['/administration/organisations/caldmoor', ['admin.national']],
  ['/administration/new-organisation', ['admin.national']],
  ['/administration/policy', ['admin.national']],
  ['/value', exporting],
  ['/assignments', ['gateway-manager.northmarch']],
  ['/assignments/new', ['gateway-manager.northmarch']],
  ['/assignments/preview', ['gateway-manager.northmarch']],
];

describe('ACC-1: a function that is not theirs is told from one that is not there', () => {
  it.each(people)('to %s', async (who) => {
    const visitor = await visitorOf(house, who);
    const wrong: string[] = [];
    for (const [path, open, ask, rule] of pages) {
      const { status, text } = await visitor.get(path);
      if (status !== (open.includes(who) ? 200 : 403)) wrong.push(`${path}: ${String(status)}`);
      if (status !== 403) continue;
      for (const part of ['Who can do this now: ', ': not open to you</h1>', `This is rule ${rule} of the service.`, 'href="/"'])
        if (!text.includes(part)) wrong.push(`${path} without ${part}`);
      if (!/national$/.test(who) && !text.includes(ask)) wrong.push(`${path} does not name ${ask}`);
    }
    for (const [path, open] of forms) {
      await visitor.get('/');
      const { status } = await visitor.post(path, {});
      if ((status === 403) === open.includes(who)) wrong.push(`POST ${path}: ${String(status)}`);
    }
    expect(wrong).toEqual([]);
  });
  it('and what is not there at all is not found, by whom it would be for and by others', async () => {
    for (const [who, path] of [
      ['sio.aldershire', '/figures/nothing'],
      ['toex-manager.northmarch', '/figures/nothing'],
      ['sio.aldershire', '/administration/nothing'],
      ['admin.national', '/administration/people/nobody.at-all'],
      ['admin.national', '/administration/organisations/nowhere'],
      ['auditor.national', '/audit/verifications/never-asked'],
      ['performance.national', '/value/quarterly-pack?region=northmarch&quarter=2026-Q5'],
      ['sio.aldershire', '/views/nothing'],
    ] as const)
      expect([path, (await (await visitorOf(house, who)).get(path)).status]).toEqual([path, 404]);
  });
  it('whoever is nearest is named: of the same agency, else of the region, else of any', async () => {
    const told = async (who: Who, path: string) =>
      /Who can do this now: ([^<]*)\./.exec((await (await visitorOf(house, who)).get(path)).text)?.[1];
    const manager = 'TOEX Regional Manager Catrin Meredith (TOEX manager, TOEX Northmarch)';
    expect(await told('sia.northmarch', '/figures/capacity')).toBe(manager);
    expect(await told('chair.northmarch', '/figures/capacity')).toBe(manager);
    expect(await told('auditor.national', '/figures/capacity')).toMatch(/Catrin Meredith .*; .*\(TOEX manager, TOEX Southvale\)$/);
  });
});
