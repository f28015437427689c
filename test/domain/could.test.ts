import { describe, expect, it } from 'vitest';
import { whoCould, whoCouldAtSitting, whoCouldBring, whoCouldFollow, type Able } from '../../domain/could.ts';
import type { CaseCommand } from '../../domain/commands.ts';
import { directory } from '../support/rulebook.ts';
import { action, CHAIR, DEPUTY, meetingAt, SECRETARY } from './meeting-story.ts';
import { reason } from './held.ts';
import { storyAt } from './story.ts';
import { SIO, TOEX } from './valued.ts';

const peopleFor = (name: CaseCommand, story: ReturnType<typeof storyAt>): readonly string[] =>
  whoCould(name, story.on(), story.facts(SIO)).flatMap(({ people }) => people);

describe('who could give a command now is what the rulebook says, and not the pen', () => {
  it('each by their right, whoever asks', () => {
    const story = storyAt('terms');
    expect(whoCould('reallocate', story.on(), story.facts(SIO))).toEqual([{ right: 'the TOEX manager of the region', people: [TOEX] }]);
    expect(whoCould('sign-terms', story.on(), story.facts(TOEX))).toEqual([]);
  });
  it('nobody at the wrong stage', () => {
    expect(peopleFor('claim', storyAt('development'))).toEqual([]);
  });
});

const named = (able: readonly Able[]): readonly string[] => able.flatMap(({ people }) => people).toSorted();
describe('the same of a sitting', () => {
  it('each by their right, and nobody at the wrong time', () => {
    const sitting = meetingAt('open');
    const ask = (name: 'start' | 'close-papers' | 'approve-minutes') =>
      whoCouldAtSitting({ name, payload: null }, sitting.on(), sitting.facts(DEPUTY));
    expect(ask('start')).toEqual([{ right: 'whoever chairs the sitting', people: [CHAIR] }]);
    expect(ask('close-papers')).toEqual([{ right: 'the secretary of the body', people: [SECRETARY] }]);
    expect(ask('approve-minutes')).toEqual([]);
  });
  it('of what was sent, whoever could give just that: the owner of this action and not of another', () => {
    const sitting = meetingAt('in-session');
    sitting.give(SECRETARY, 'add-action', action);
    sitting.give(SECRETARY, 'add-action', { ...action, owner: CHAIR });
    const ask = (payload: { readonly action: string; readonly text: typeof reason } | null) =>
      named(whoCouldAtSitting({ name: 'complete-action', payload }, sitting.on(), sitting.facts(SECRETARY)));
    expect(ask(null)).toEqual([action.owner, CHAIR, SECRETARY].toSorted());
    expect(ask({ action: 'a1', text: reason })).toEqual([action.owner, SECRETARY].toSorted());
    sitting.give(CHAIR, 'complete-action', { action: 'a2', text: reason });
    expect(ask({ action: 'a2', text: reason })).toEqual([]);
  });
});
describe('BID-1, REO-1: through whom a bid of an agency goes', () => {
  const spocsOf = (agency: string): readonly string[] =>
    Object.values(directory.people).flatMap(({ id, organisation, roles }) =>
      organisation === agency && roles.includes('spoc') ? [id] : [],
    );
  const { facts } = storyAt('terms');
  it('its SPOCs, and nobody of what owns no risk', () => {
    expect(spocsOf('aldershire')).not.toEqual([]);
    expect(named(whoCouldBring('aldershire', facts(SIO)))).toEqual([...spocsOf('aldershire')].toSorted());
    expect(whoCouldBring('northmarch-ttcg', facts(SIO))).toEqual([]);
  });
  it('one that follows a case: whoever may open it, once it has ended so', () => {
    const story = storyAt('in-triage');
    expect(whoCouldFollow(story.on(), story.facts(SIO))).toEqual([]);
    story.give('spoc.aldershire', 'withdraw', { reason });
    const able = named(whoCouldFollow(story.on(), story.facts(SIO)));
    expect(able).toContain('spoc.aldershire');
    expect(able).not.toContain('spoc.brackenshire');
  });
});
