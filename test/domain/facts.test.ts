import { describe, expect, it } from 'vitest';
import { agenciesOf, agencyName, isActor, nameOf } from '../../domain/facts.ts';
import { factsFor } from '../support/rulebook.ts';

const facts = factsFor('spoc.aldershire', {});

describe('ACC-1: what is not in the directory has no agencies, no name and no part in anything', () => {
  it('a region has its gateway, its TOEX and its TTCG; one that nobody knows has none', () => {
    expect(agenciesOf(facts, 'northmarch')).toMatchObject({ gateway: 'northmarch-rocu', toex: 'toex-northmarch', ttcg: 'northmarch-ttcg' });
    expect(agenciesOf(facts, 'nowhere')).toEqual({ gateway: null, toex: null, ttcg: null });
  });
  it('an agency and a person are called by their names, or by their ids', () => {
    expect(agencyName(facts, 'northmarch-rocu')).toBe('Northmarch Regional Organised Crime Unit');
    expect(agencyName(facts, 'nowhere-rocu')).toBe('nowhere-rocu');
    expect(nameOf(facts, 'nobody.nowhere')).toBe('nobody.nowhere');
  });
  it('nobody acts where time does, not even nobody', () => {
    expect(isActor(facts, 'spoc.aldershire')).toBe(true);
    expect(isActor(facts, 'sio.aldershire')).toBe(false);
    expect(isActor({ actor: null }, 'spoc.aldershire')).toBe(false);
    expect(isActor({ actor: null }, null)).toBe(false);
  });
});
