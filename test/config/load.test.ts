import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../config/load.ts';
import { ORGANISATIONS, PEOPLE } from './shipped-names.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'configuration-'));
  cpSync('config', directory, { recursive: true });
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Replaces one piece of text in a file; the piece must be there. */
const alter = (file: string, from: string | RegExp, to: string): void => {
  const before = readFileSync(path.join(directory, file), 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} holds no ${String(from)}`);
  writeFileSync(path.join(directory, file), after);
};
const faults = (): string[] => {
  const loaded = loadConfiguration(directory);
  return loaded.ok ? [] : loaded.faults.map(({ file, path: where, message }) => `${file} ${where}: ${message}`);
};

describe('the configuration that ships', () => {
  const loaded = loadConfiguration('config');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
  const { policy, directory: known, personas } = loaded;

  it('holds every demo person and organisation of the specification', () => {
    expect(PEOPLE.filter((id) => known.people[id] === undefined)).toEqual([]);
    expect(ORGANISATIONS.filter((id) => known.organisations[id] === undefined)).toEqual([]);
  });
  it('tells what to try for each of them', () => {
    const told = personas.map(({ id }) => id);
    expect(PEOPLE.filter((id) => id !== 'super.aldershire' && !told.includes(id))).toEqual([]);
  });
  it('gives every person an address of the demonstration', () => {
    expect(Object.values(known.people).filter(({ id, email }) => email !== `${id}@demo.example`)).toEqual([]);
  });
  it('puts sio.aldershire in the line and under the deputy that the specification names', () => {
    expect(known.people['sio.aldershire']).toMatchObject({ lineManager: 'super.aldershire', deputy: 'sio2.aldershire' });
  });
  it('BID-2: an owner-lead of the ROCU may be the SIO of a case: active, of an agency that can own, with a line manager', () => {
    const lead = known.people['owner-lead.northmarch-rocu']!;
    expect(known.organisations[lead.organisation]?.kind).toBe('rocu');
    expect([lead.active, lead.lineManager === null]).toEqual([true, false]);
  });
  it.each([
    ['claim', '4h', '1d', '2d'],
    ['triage-outcome', '1d', '3d', '5d'],
    ['answer-return', '1d', '5d', '10d'],
    ['decline-review', '1d', '2d', '3d'],
    ['appeal-window', '10d', '10d', '10d'],
    ['toex-decision', '1d', '3d', '5d'],
    ['capacity', '5d', '10d', '20d'],
    ['first-contact', '4h', '2d', '3d'],
    ['terms-agreed', '2d', '5d', '10d'],
    ['work-stalled', '3d', '5d', '10d'],
    ['product-review', '1d', '3d', '5d'],
    ['product-acceptance', '2d', '5d', '10d'],
    ['reassessment-signed', '2d', '5d', '10d'],
    ['ownership', '1d', '5d', '20d'],
    ['value-and-closure', '5d', '10d', '10d'],
    ['value-verified', '10d', '10d', '10d'],
    ['question-answered', '2d', '5d', '5d'],
    ['operational-review', '60d', '60d', '60d'],
  ] as const)('%s has %s, %s and %s', (...[step, P1, P2, P3]) => expect(policy.steps[step].targets).toEqual({ P1, P2, P3 }));
  it('names nobody and no case in a notice', () => {
    const said = Object.values(policy.steps).flatMap(({ rungs }) => rungs.map(({ say }) => say));
    expect(said.filter((say) => /[{}<>@]|TSK-/.test(say) || !say.endsWith('.'))).toEqual([]);
  });
  it('marks the demo score as what it is', () => expect(policy.schemes[0]?.label).toBe('MoRiLE-style, not MoRiLE'));
});

describe('a configuration with faults is refused, and says all of them at once', () => {
  it('a right one is taken', () => expect(faults()).toEqual([]));
  it('reports faults of several files together', () => {
    alter('policy/1.json', '"4h"', '"4 hours"');
    alter('demo/people.json', '"triage-officer"', '"triage-oficer"');
    alter('organisations.json', '"kind": "rocu"', '"kind": "rocku"');
    alter('calendars/scotland.json', '2026-06-15', '2026-06-31');
    expect(faults().map((fault) => fault.split(' ')[0])).toEqual(
      expect.arrayContaining(['policy/1.json', 'demo/people.json', 'organisations.json', 'calendars/scotland.json']),
    );
  });
  const wrong: [what: string, file: string, from: string | RegExp, to: string, message: string][] = [
    ['a field that nobody knows', 'policy/1.json', '"siaCapacity"', '"siaCapacty": 1, "siaCapacity"', 'siaCapacty'],
    ['a missing step', 'policy/1.json', '"work-stalled": {', '"work-stopped": {', 'work-stalled'],
    ['a target that cannot be read', 'policy/1.json', '"60d"', '"60 days"', 'must be a working time'],
    ['a target of nothing', 'policy/1.json', '"60d"', '"0d"', 'must be a working time'],
    ['a rung twice', 'policy/1.json', '"rung": "50%"', '"rung": "due"', 'the rung due stands there twice'],
    ['a due rung at another percent', 'policy/1.json', '"percent": 100', '"percent": 110', 'is named due'],
    ['a rung not named by its share', 'policy/1.json', '"rung": "50%"', '"rung": "half"', 'name it 50%'],
    ['a recipient that nobody knows', 'policy/1.json', '"pen-holder"', '"everybody"', 'must be one of'],
    [
      'a handover that never ends',
      'policy/1.json',
      '"does": "lapse-handover",\n          "tells": [],',
      '"does": "tell",\n          "tells": ["sio"],',
      'this step must end with lapse-handover',
    ],
    ['an end in the wrong step', 'policy/1.json', /("percent": 50,\s+"does": )"tell"/, '$1"end-offer"', 'does not belong to this step'],
    ['TRI-5: a return without two reminders', 'policy/1.json', /"tells": \["spoc"\]/g, '"tells": ["sia"]', 'two rungs before the lapse'],
    ['TRI-5: a lapse of which the SIO is not told', 'policy/1.json', '"tells": ["spoc", "sio"]', '"tells": ["spoc"]', 'must tell the sio'],
    ['TRI-5: a return that never lapses', 'policy/1.json', '"lapse-return"', '"tell"', 'must lapse the return'],
    ['an offer of another length', 'policy/1.json', '"P1": "4h"', '"P1": "5h"', 'an offer lasts one claim clock'],
    ['hours that end before they begin', 'policy/1.json', '"closes": "17:00"', '"closes": "08:00"', 'opens must be before closes'],
    ['hours over the clock change', 'policy/1.json', '"opens": "09:00"', '"opens": "00:00"', 'must be 02:00 or later'],
    ['a code twice', 'policy/1.json', '"code": "county-lines"', '"code": "csa"', 'the code csa stands there twice'],
    ['a marking above OFFICIAL-SENSITIVE (BID-6)', 'policy/1.json', '["OFFICIAL", ', '["SECRET", "OFFICIAL", ', 'markings'],
    ['a chair who is none', 'policy/1.json', '"chair": "chair.northmarch"', '"chair": "sia.northmarch"', 'no person with the role chair'],
    ['a body that is none', 'policy/1.json', '"southvale-ttcg": {', '"southvale-tcg": {', 'there is no such body'],
    [
      'DUP-1: near dates that are a match by themselves',
      'policy/1.json',
      '"weight": 10,',
      '"weight": 40,',
      'near dates alone are no match',
    ],
    ['DUP-1: a likeness that no index finds', 'policy/1.json', '"nameLikeness": 0.4', '"nameLikeness": 0.2', 'nameLikeness'],
    ['DUP-2: no search at all', 'policy/1.json', '"searchesADay": 200', '"searchesADay": 0', 'searchesADay'],
    ['the wrong version', 'policy/1.json', '"version": 1', '"version": 2', 'the number in the name of the file'],
    ['a holiday twice', 'calendars/scotland.json', '2024-01-02', '2024-01-01', '2024-01-01 stands there twice'],
    ['a holiday of an unnamed year', 'calendars/scotland.json', '2024-01-02', '2031-01-01', 'name its year'],
    [
      'a gateway of another region',
      'organisations.json',
      '"gateway": "northmarch-rocu"',
      '"gateway": "southvale-rocu"',
      'is no ROCU of this region',
    ],
    ['a region that is none', 'organisations.json', '"region": "northmarch"', '"region": "eastmarch"', 'there is no region eastmarch'],
    [
      'an organisation that is none',
      'demo/people.json',
      '"organisation": "dunmere"',
      '"organisation": "dunmore"',
      'there is no organisation dunmore',
    ],
    ['OWN-2: an SIO of TOEX', 'demo/people.json', '["sia"]', '["sia", "sio"]', 'sio cannot belong to an organisation of kind toex'],
    [
      'OWN-2: a TOEX owner-lead',
      'demo/people.json',
      '["sia"]',
      '["sia", "owner-lead"]',
      'owner-lead cannot belong to an organisation of kind toex',
    ],
    ['OWN-2: a body that may transfer to TOEX', 'policy/1.json', /("kind": )"rocu"/, '$1"toex"', 'mayTransferTo'],
    ['ESC-2: a secretary who chairs', 'policy/1.json', '"secretary.northmarch"', '"chair.northmarch"', 'records what the chair'],
    [
      'a missing line manager',
      'demo/people.json',
      /"lineManager": "super.dunmere"(?=\s+\},\s+\{\s+"id": "super)/,
      '"lineManager": null',
      'need a line manager',
    ],
    ['a line manager who is none', 'demo/people.json', '"super.dunmere"\n', '"super.dunmoor"\n', 'there is no person super.dunmoor'],
    ['a deputy of another organisation', 'demo/people.json', '"sio2.aldershire"\n', '"sio.dunmere"\n', 'is of another organisation'],
    ['a line that runs in a circle', 'demo/people.json', '"chief.aldershire",\n', '"super.aldershire",\n', 'runs in a circle'],
    [
      'TRI-8: a triage officer in the line of an SIO',
      'demo/people.json',
      '"lineManager": "super.northmarch-rocu"',
      '"lineManager": "triage.northmarch"',
      'TRI-8',
    ],
    ['a skill that is none', 'demo/people.json', '"network-chart"', '"juggling"', 'is no code of the list support'],
    ['a person twice', 'demo/people.json', '"id": "sio2.aldershire"', '"id": "sio.aldershire"', 'sio.aldershire stands there twice'],
    ['a persona who is nobody', 'demo/personas.json', '"sio.dunmere"', '"sio.dunmoor"', 'there is no such person'],
  ];
  it.each(wrong.map(([what, ...row]) => ({ what, row })))('$what', ({ row: [file, from, to, message] }) => {
    alter(file, from, to);
    expect(faults().join('\n')).toContain(message);
  });
  it('a file that is missing or is no JSON is named', () => {
    rmSync(path.join(directory, 'organisations.json'));
    writeFileSync(path.join(directory, 'policy', '1.json'), '{');
    expect(faults().map((fault) => fault.split(':')[0])).toEqual(expect.arrayContaining(['organisations.json ', 'policy/1.json ']));
  });
  it('takes the newest policy version', () => {
    cpSync(path.join(directory, 'policy', '1.json'), path.join(directory, 'policy', '2.json'));
    alter('policy/2.json', '"version": 1', '"version": 2');
    const loaded = loadConfiguration(directory);
    expect(loaded.ok && loaded.policy.version).toBe(2);
  });
});
