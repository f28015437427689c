import { describe, expect, it } from 'vitest';
import { decideAdministration } from '../../domain/administration.ts';
import { offered } from '../../domain/decide.ts';
import { rulebook } from '../../domain/rulebook.ts';
import { directory, factsFor, policy } from '../support/rulebook.ts';
import { afterwards } from './authority-after.ts';
import { between, ofTime } from './authority-between.ts';
import { table as gateway } from './authority-gateway.ts';
import { ofBodies, table } from './authority-road.ts';
import { date } from './calendars.ts';
import { why } from './neighbours.ts';
import { bid } from './payloads.ts';

const everybody = Object.keys(directory.people);
const lines = [...table, ...ofBodies, ...afterwards, ...gateway, ...between];

describe('ACC-1: every command has its lines', () => {
  it('each that a person may give names somebody who may, and the nearest who may not are refused', () => {
    const human = Object.keys(rulebook).filter((name) => name !== 'submit-bid' && !ofTime.some(([of]) => of === name));
    const named = lines.filter(([, , , allowed]) => allowed.length > 0 && allowed.length < everybody.length).map(([name]) => name);
    expect(human.filter((name) => !named.some((each) => each === name))).toEqual([]);
  });
  it('no line is of a command that there is not', () => {
    expect(lines.map(([name]) => name).filter((name) => !Object.hasOwn(rulebook, name))).toEqual([]);
  });
});

describe('CLK-7: what time does is given by time alone', () => {
  it.each(ofTime)('%s', (name, caseOf) => {
    const on = caseOf();
    expect(offered(name, on, factsFor(null))).toBeNull();
    for (const who of everybody) expect([who, offered(name, on, factsFor(who))?.code]).toEqual([who, 'wrong-person']);
  });
  it('and time has none of the rights of people, but to bounce a redirect that nobody answers', () => {
    const given = lines.filter(([name, , caseOf, allowed]) => allowed.length > 0 && offered(name, caseOf(), factsFor(null)) === null);
    expect([...new Set(given.map(([name]) => name))]).toEqual(['bounce-redirect']);
  });
});

describe('BID-1: a bid is submitted by a SPOC', () => {
  it('and by nobody else, whatever their rank', () => {
    const may = everybody.filter((who) => offered('submit-bid', null, factsFor(who)) === null);
    expect(may).toEqual(['aldershire', 'brackenshire', 'dunmere', 'national-agency', 'northmarch-rocu'].map((agency) => `spoc.${agency}`));
    expect(bid.owningAgency).toBe('aldershire');
  });
});

describe('ACC-1, ACC-7: directory and policy are an administrator’s', () => {
  const given = [
    { name: 'set-absence', payload: { person: 'sia.northmarch', from: date('2026-12-01'), until: date('2026-12-05') } },
    { name: 'make-inactive', payload: { person: 'finance.northmarch', reason: why } },
    { name: 'assign-role', payload: { person: 'sia.northmarch', roles: ['sia', 'toex-manager'] } },
    { name: 'amend-person', payload: { person: 'sia.northmarch', rank: 'Analyst' } },
    {
      name: 'add-person',
      payload: { person: 'new.aldershire', name: 'A', rank: 'B', staffNumber: 'N1', organisation: 'aldershire', roles: [], email: 'n@demo.example' },
    },
    { name: 'amend-organisation', payload: { organisation: 'caldmoor', name: 'Caldmoor Police' } },
    { name: 'add-organisation', payload: { organisation: 'harbour', name: 'Harbour', kind: 'partner', calendar: 'scotland' } },
    { name: 'adopt-policy', payload: { version: 2, from: date('2026-12-01') } },
    { name: 'bring-into-force', payload: { version: 2 } },
  ] as const; // prettier-ignore
  const book = {
    inForce: 1, previous: null, versions: { 1: policy, 2: { ...policy, version: 2 } },
    upcoming: { version: 2, from: date('2026-11-20'), at: factsFor(null).now },
  }; // prettier-ignore
  it.each(given)('$name', (command) => {
    const answer = (who: string | null) => {
      const ruled = decideAdministration(command, { directory, book }, { ...factsFor(who), holdings: [] });
      return ruled.ok ? 'allowed' : ruled.refusal.code;
    };
    const may = command.name === 'bring-into-force' ? null : 'admin.national';
    for (const who of [...everybody, null]) expect([who, answer(who)]).toEqual([who, who === may ? 'allowed' : 'wrong-person']);
  });
});
