import { describe, expect, it } from 'vitest';
import type { Bid } from '../../domain/bid.ts';
import { mayOpen } from '../../domain/access.ts';
import { noticesOf } from '../../domain/notices.ts';
import { recipients } from '../../domain/recipients.ts';
import { secondOfficers } from '../../domain/second-officer.ts';
import { directory, factsFor, narrative, personOf, policy } from '../support/rulebook.ts';
import { directoryWith } from './by-time.ts';
import { actingFor, away } from './covering.ts';
import * as given from './payloads.ts';
import { storyOf, type Story } from './story.ts';

const why = narrative('Because.');
const no = { reasonCode: 'capacity', rationale: why, advice: why };
const [OFFICER, MANAGER, SECOND] = ['triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch'] as const;
const [SOUTH, SOUTH_TOEX] = ['gateway-manager.southvale', 'toex-manager.southvale'] as const;

/** A region with one gateway manager, who alone may claim what is restricted (ACC-4). */
const inSouthvale = (): Story => {
  const story = storyOf(given.southvaleBid, 'spoc.dunmere');
  story.give(SOUTH, 'claim', {});
  story.give(SOUTH, 'propose-decline', no);
  return story;
};
/** What the second manager of northmarch does for the first, who is away, on a bid that the first has claimed. */
const coveredBySecond = (bid: Bid, spoc: string, act: (story: Story) => void): Story => {
  const story = storyOf(bid, spoc);
  story.give(MANAGER, 'claim', {});
  story.other.directory = away({ [MANAGER]: {} });
  act(actingFor(story, MANAGER));
  delete story.other.directory;
  return actingFor(story, null);
};
const declinedByCover = (): Story => coveredBySecond(given.bid, 'spoc.aldershire', (story) => story.give(SECOND, 'propose-decline', no));
const recommendedByCover = (): Story =>
  coveredBySecond(given.rocuBid, 'spoc.northmarch-rocu', (story) => story.give(SECOND, 'recommend', { assessment: given.assessment }));
const opens = (story: Story, id: string) => mayOpen(story.on(), personOf(id), { directory, policy });
const told = (story: Story) => recipients(['pen-holder'], story.on(), factsFor(null));

describe('TRI-4: where no gateway manager of the region is free to review a decline, those of any other are', () => {
  it('a decline that the only one has proposed is reviewed in another region', () => {
    const story = inSouthvale();
    expect(story.refused(SOUTH, 'approve-decline', { rationale: why })).toMatchObject({ code: 'second-person-needed', rule: 'TRI-4' });
    expect(secondOfficers(story.on(), { directory })).toEqual([MANAGER, SECOND]);
    expect(story.give(MANAGER, 'approve-decline', { rationale: why })).toMatchObject({
      stage: 'declined',
      decline: { approvedBy: MANAGER },
    });
    expect(story.entries.at(-1)?.authority).toBe('a gateway manager of another region, where none of its own is free');
  });
  it('or overturned, and goes back to its claimer', () => {
    expect(inSouthvale().give(SECOND, 'overturn-decline', { rationale: why })).toMatchObject({
      stage: 'in-triage',
      pen: { user: SOUTH, role: 'triage-officer' },
    });
  });
  it('they are told, by the entry, the pen and the clock; and they open it, until it is decided', () => {
    const story = inSouthvale();
    const notices = noticesOf({ on: story.on(), entry: story.entries.at(-1)!, facts: factsFor(null, { now: story.now() }) });
    expect(notices.map(({ to }) => to)).toEqual([[MANAGER, SECOND]]);
    expect(told(story)).toEqual([MANAGER, SECOND]);
    expect(recipients(['other-gateway-managers'], story.on(), factsFor(null))).toEqual([MANAGER, SECOND]);
    expect([MANAGER, OFFICER, SOUTH].map((id) => opens(story, id))).toEqual(['page', 'none', 'page']);
    story.give(MANAGER, 'overturn-decline', { rationale: why });
    expect(opens(story, MANAGER)).toBe('none');
  });
  it('nobody else of another region, nor where one of the region is free', () => {
    const story = inSouthvale();
    for (const id of [OFFICER, 'toex-manager.northmarch', SOUTH_TOEX])
      expect(story.refused(id, 'approve-decline', { rationale: why })).toMatchObject({ code: 'wrong-person', rule: 'TRI-4' });
    story.other.directory = directoryWith({ [SOUTH_TOEX]: { organisation: 'southvale-rocu', roles: ['gateway-manager'] } });
    expect(story.refused(MANAGER, 'approve-decline', { rationale: why }).code).toBe('wrong-person');
    expect(story.give(SOUTH_TOEX, 'approve-decline', { rationale: why }).stage).toBe('declined');
  });
  it('nor one who is away counts as missing: who reviews it does not change from one day to the next', () => {
    const story = storyOf();
    story.give(MANAGER, 'claim', {});
    story.give(MANAGER, 'propose-decline', no);
    expect(secondOfficers(story.on(), { directory: away({ [SECOND]: {} }) })).toEqual([SECOND]);
  });
  it('ACC-6: a decline that one has proposed for the other is reviewed by neither', () => {
    const story = declinedByCover();
    expect(story.refused(SECOND, 'approve-decline', { rationale: why })).toMatchObject({ code: 'conflicted-with', rule: 'ACC-6' });
    expect(story.refused(MANAGER, 'overturn-decline', { rationale: why }).code).toBe('second-person-needed');
    expect(told(story)).toEqual([SOUTH]);
    expect(story.give(SOUTH, 'approve-decline', { rationale: why }).stage).toBe('declined');
  });
});

describe('TRI-8: where no gateway manager of the region is free to countersign, those of any other are', () => {
  it('what one has recommended for the other', () => {
    const story = recommendedByCover();
    expect(story.refused(SECOND, 'countersign-recommendation', { rationale: why })).toMatchObject({ code: 'conflicted-with' });
    expect(story.refused(MANAGER, 'countersign-recommendation', { rationale: why })).toMatchObject({ code: 'second-person-needed' });
    expect([told(story), opens(story, SOUTH), opens(story, SOUTH_TOEX)]).toEqual([[SOUTH], 'page', 'none']);
    expect(story.give(SOUTH, 'countersign-recommendation', { rationale: why })).toMatchObject({
      stage: 'consideration',
      triage: { countersignedBy: SOUTH },
    });
  });
  it('or returns it to its claimer', () => {
    expect(recommendedByCover().give(SOUTH, 'return-recommendation', { reason: why })).toMatchObject({
      stage: 'in-triage',
      pen: { user: MANAGER },
    });
  });
  it('and where those of the region stand in the line of its SIO', () => {
    const story = storyOf(given.rocuBid, 'spoc.northmarch-rocu');
    story.give(OFFICER, 'claim', {});
    story.give(OFFICER, 'recommend', { assessment: given.assessment });
    expect(story.refused(SOUTH, 'countersign-recommendation', { rationale: why }).code).toBe('wrong-person');
    const line = { lineManager: given.rocuBid.sio.userId };
    story.other.directory = directoryWith({ [MANAGER]: line, [SECOND]: line });
    expect(secondOfficers(story.on(), { directory: story.other.directory })).toEqual([SOUTH]);
    expect(story.refused(SECOND, 'countersign-recommendation', { rationale: why }).code).toBe('in-the-line');
    expect(story.give(SOUTH, 'countersign-recommendation', { rationale: why }).stage).toBe('consideration');
  });
});
