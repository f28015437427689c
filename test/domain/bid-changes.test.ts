import { describe, expect, it } from 'vitest';
import { answers, problemsOf, resubmitted, returned, SIO, yes } from './returned.ts';
import { directoryWith } from './by-time.ts';
import { date } from './calendars.ts';

describe('TRI-5, BID-5: changes are part of a bid, held to the rules of a bid', () => {
  it('what is not named stays, a list is whole, null takes away', () => {
    const { bid } = returned().on();
    const changes = {
      operationName: null,
      threat: { ocgRef: 'OCG-7' },
      scale: { crossForce: true, forcesAffected: ['aldershire', 'brackenshire'] },
      forceTasking: { controlStrategyPriority: null, offStrategyReason: yes },
    };
    const on = resubmitted({ answers, changes }).on();
    const { operationName, ...rest } = bid;
    expect(operationName).toBe('MARLPIT');
    const { controlStrategyPriority, ...tasking } = bid.forceTasking;
    expect(controlStrategyPriority).toBeDefined();
    expect(on.bid).toEqual({
      ...rest,
      threat: { ...bid.threat, ocgRef: 'OCG-7' },
      scale: { ...bid.scale, crossForce: true, forcesAffected: ['aldershire', 'brackenshire'] },
      forceTasking: { ...tasking, offStrategyReason: yes },
    });
  });
  it('the case follows its bid: customer, marking, restriction, provisional priority (CLK-5)', () => {
    const on = resubmitted({
      answers,
      changes: {
        customer: { userId: SIO },
        legal: { marking: 'OFFICIAL', restricted: true },
        risk: { immediate: 'acted-on', actionTaken: yes, actionRef: 'LOG 7' },
      },
    }).on();
    expect(on).toMatchObject({ customer: SIO, marking: 'OFFICIAL', restricted: true, priority: 'P1' });
    // A triage officer sees only the stub of a restricted bid, so it is offered to nobody by name.
    expect(on.offeredTo).toBeNull();
    expect(on.clocks['claim']?.targetMinutes).toBe(240);
  });
  it('all problems come at once, beside those of the answers', () => {
    const changes = {
      forceTasking: { meetingDate: date('2099-01-01') },
      legal: { marking: 'SECRET' as 'OFFICIAL' },
      threat: { types: ['dragons'] },
      risk: { immediate: 'acted-on' },
    };
    const problems = problemsOf(returned(), { answers: [answers[0]!], changes });
    expect(problems.map(({ path, rule }) => [path, rule])).toEqual([
      ['answers', 'TRI-5'],
      ['changes.forceTasking.meetingDate', 'BID-3'],
      ['changes.risk.actionTaken', 'BID-4'],
      ['changes.risk.actionRef', 'BID-4'],
      ['changes.threat.types.0', undefined],
      ['changes.legal.marking', 'BID-6'],
    ]);
  });
  it('OWN-1: neither the owning agency nor the SIO nor the region is changed by the way', () => {
    const changes = { owningAgency: 'brackenshire', sio: { userId: 'sio.brackenshire' }, region: 'southvale' };
    const problems = problemsOf(returned(), { answers, changes });
    expect(problems.map(({ path }) => path)).toEqual(['changes.owningAgency', 'changes.sio.userId', 'changes.region']);
    const same = resubmitted({ answers, changes: { owningAgency: 'aldershire', sio: { userId: SIO } } }).on();
    expect(same.owner).toEqual({ agency: 'aldershire', user: SIO });
  });
  it('OWN-7: after a handover from an SIO who has left, the bid is judged with the SIO of today', () => {
    const story = returned();
    story.give('super.aldershire', 'propose-handover', { to: 'sio2.aldershire', reason: yes });
    story.give('sio2.aldershire', 'accept-handover', {});
    story.other.directory = directoryWith({ [SIO]: { active: false } });
    const on = story.give('spoc.aldershire', 'answer-and-resubmit', { answers, changes: { operationName: 'HEATHER' } });
    expect(on).toMatchObject({ stage: 'triage-queue', owner: { user: 'sio2.aldershire' }, bid: { operationName: 'HEATHER' } });
  });
});
