import { describe, expect, it } from 'vitest';
import type { Directory } from '../../domain/directory.ts';
import { instant } from '../domain/calendars.ts';
import { away, present } from '../domain/covering.ts';
import { crowd } from '../domain/crowd.ts';
import { storyAt } from '../domain/story.ts';
import { directory } from '../support/rulebook.ts';
import { caseCommands, sittingCommands } from '../simulator/cards.ts';
import { ofForce, ofRocu, ofSouthvale } from './beginning.ts';
import type { Search } from './moves.ts';
import { counterexample, deadEnds, explore, isEnd, leadingToEnds, type Explored } from './search.ts';
import { withoutRows } from './without-rows.ts';

const [MANAGER, TOEX, SIA, SIA2] = ['gateway-manager.northmarch', 'toex-manager.northmarch', 'sia.northmarch', 'sia2.northmarch'] as const;
/** The whole journey with all that runs beside it; of the bodies one sitting at a time, held as it was called. */
const wide: Search = { deep: false, but: ['close-papers', 'postpone', 'cancel', 'declare-interest', 'record-attendance'] };
/** The bodies with all that they may do; of the journey before them the straight road. */
const deep: Search = {
  deep: true,
  but: [
    'hold', 'propose-handover', 'report-sio-unavailable', 'propose-merge', 'redirect', 'declare-impasse', 'propose-decline',
    'return-for-information', 'close-papers', 'request-rework', 'refer-back', 'release', 'reopen',
  ],
}; // prettier-ignore
/** Whoever gives up always finds an end; so the way must be there without it too. */
const givingUp = ['withdraw', 'withdraw-escalation'];
/** Every so many forms one is looked at once more, from another situation of the same form. */
const EVERY = 4;
/** By hand: what moves no form of these searches, so that nothing is said of it here. */
const notPlayed = [
  'confirm-link', 'reallocate', 'acknowledge-terms', 'record-review', 'confirm-pnd', 'verify-value', 'dispute-value', 'answer-dispute',
  'reverse-value', 'record-apmis-entry', 'reconcile-value', 'reply', 'correct-entry', 'close-papers', 'update-action', 'complete-action',
  'confirm-urgent', 'lower-urgent',
]; // prettier-ignore

const nodesOf = ({ nodes }: Explored) => [...nodes.values()];
const sizeOf = (name: string, explored: Explored): string => {
  const moves = nodesOf(explored).reduce((sum, node) => sum + node.moves.length, 0);
  return `${name}: ${String(explored.nodes.size)} forms, ${String(moves)} moves`;
};
/** The bodies as their officers declare an interest, one after the other. */
const interested: Search = {
  deep: false,
  interests: true,
  but: [...deep.but, 'postpone', 'cancel', 'record-attendance', 'supplement-pack', 'withdraw-terms', 'reject-terms', 'add-action'],
};
/** Whom a part in it leaves for a second step; of the journey nothing that leads past TOEX's own decision. */
const triage = (directory: Directory): Search => ({
  deep: false,
  apart: true,
  directory,
  but: [...wide.but, ...deep.but.filter((each) => !['propose-decline', 'refer-back', 'release'].includes(each)), 'allocate', 'flag-urgent', 'override-priority'],
}); // prettier-ignore
/** Whom a part in a product leaves for its review; of the journey the straight road to its end. */
const work = (directory: Directory): Search => ({
  deep: false,
  authors: true,
  directory,
  but: [...wide.but, ...deep.but.filter((each) => each !== 'request-rework'), 'escalate', 'withdraw-terms', 'reject-terms', 'flag-urgent', 'override-priority'],
}); // prettier-ignore
const until = instant('2028-01-01');
const alone = { [SIA2]: present({ active: false }) };
const inWork = storyAt('development');
const besideWork = { ...ofForce(), on: inWork.on(), now: inWork.now() };
const searches = [
  { name: 'the whole journey', floor: 1500, explored: explore([ofForce(), ofRocu()], wide) },
  { name: 'the bodies', floor: 850, explored: explore([ofForce()], deep) },
  { name: 'the bodies and the interests in them', floor: 200, explored: explore([ofForce()], interested) },
  { name: 'triage where there is one manager', floor: 20, explored: explore([ofSouthvale()], triage(crowd)) },
  { name: 'triage while a manager is away', floor: 120, explored: explore([ofForce(), ofRocu()], triage(away({ [MANAGER]: { until } }))) },
  { name: 'the work while the only SIA is away', floor: 150, explored: explore([besideWork], work(away({ ...alone, [SIA]: { until, deputy: TOEX } }))) },
  { name: 'the work while the manager of the only SIA is away', floor: 150, explored: explore([ofForce()], work(away({ ...alone, [TOEX]: { until, deputy: SIA } }))) },
]; // prettier-ignore

describe.each(searches)('REC-3: no case comes to where nobody and nothing can move it ($name)', ({ name, floor, explored }) => {
  it('over as many forms of a case as there have to be', () => {
    console.info(sizeOf(name, explored));
    expect(explored.nodes.size).toBeGreaterThan(floor);
  });
  it('from each an end can be reached, and without anybody giving up too', () => {
    expect(counterexample(explored, deadEnds(explored))).toBeNull();
    expect(counterexample(explored, deadEnds(explored, givingUp))).toBeNull();
  });
  it('in each somebody with a role, or time, can move it', () => {
    const moved = (by: string): boolean => by === 'time' || (directory.people[by.split(' ')[0] ?? '']?.roles.length ?? 0) > 0;
    const unmoved = nodesOf(explored).filter((node) => !isEnd(node) && !node.moves.some(({ by }) => moved(by)));
    expect(counterexample(explored, unmoved)).toBeNull();
  });
  it('another case of the same form can go on as well', () => {
    const leading = leadingToEnds(explored, givingUp);
    const looked = nodesOf(explored).filter((node, index) => !isEnd(node) && node.again !== null && index % EVERY === 0);
    const stuck = looked.filter((node) => !explored.movesAgain(node).some(({ name: by, form }) => leading.has(form) && !givingUp.includes(by)));
    expect(looked.length).toBeGreaterThan(floor / 6);
    expect(counterexample(explored, stuck)).toBeNull();
  }); // prettier-ignore
  it('CLK-7: nothing that time owes is refused for ever', () => {
    expect([...explored.refusedToTime]).toEqual([]);
  });
});

describe('REC-3: the searches know the journey', () => {
  it('every stage, live and over, is reached', () => {
    const reached = new Set(searches.flatMap(({ explored }) => nodesOf(explored).map(({ situation }) => situation.on.stage)));
    expect([...reached].toSorted()).toEqual([
      'acceptance', 'awaiting-capacity', 'closed', 'closing', 'consideration', 'decline-review', 'declined', 'development', 'escalated', 'in-triage',
      'lapsed', 'merged', 'ownership', 'product-review', 'reassessment', 'redirect-offered', 'redirected', 'returned', 'terms', 'triage-queue', 'withdrawn',
    ]); // prettier-ignore
  });
  it('every command of the rulebook is accepted in one of them, but for those that are known to change nothing here', () => {
    const accepted = new Set(searches.flatMap(({ explored }) => [...explored.accepted]));
    expect([...caseCommands, ...sittingCommands].filter((each) => !accepted.has(each)).toSorted()).toEqual(notPlayed.toSorted());
  });
});

describe('REC-3: a dead end that is planted in the rulebook is found, with the shortest way to it', () => {
  const straight: Search = { deep: false, but: [...wide.but, ...deep.but, 'withdraw-terms', 'reject-terms', 'supplement-pack'] };
  const straightOn = (): Explored => explore([ofForce()], straight);
  const wayOf = (planted: Explored, stuck: ReturnType<typeof deadEnds>): readonly string[] | undefined =>
    counterexample(planted, stuck)
      ?.split('\n')
      .flatMap((line) => /^ {2}(\S+) by /.exec(line)?.[1] ?? []);
  const toProposal = ['claim', 'recommend', 'allocate', 'propose-terms', 'sign-terms', 'submit-product', 'review-product', 'accept-product', 'propose-reassessment']; // prettier-ignore

  it('a transfer that no receiver may answer and time does not return', () => {
    const planted = withoutRows(['accept-transfer', 'refuse-transfer', 'return-transfer'], straightOn);
    expect(wayOf(planted, deadEnds(planted))).toEqual([
      ...toProposal, 'sign-reassessment', 'escalate', 'open-meeting', 'list-for-meeting', 'start', 'record-decision',
    ]); // prettier-ignore
    // Time tried, and was refused.
    expect(planted.refusedToTime.size).toBeGreaterThan(0);
    expect([...planted.refusedToTime].filter((each) => !each.startsWith('return-transfer'))).toEqual([]);
  });
  it('a reassessment that the SIO may not sign: whoever gives up is out of it all the same, which is why that does not count', () => {
    const planted = withoutRows(['sign-reassessment'], straightOn);
    expect(wayOf(planted, deadEnds(planted, givingUp))).toEqual(toProposal);
    expect(deadEnds(planted)).toEqual([]);
  });
  it('a sitting that nobody may start, where the owner may not confirm either: it goes to the body and back', () => {
    const planted = withoutRows(['start', 'confirm-ownership'], straightOn);
    expect(wayOf(planted, deadEnds(planted, givingUp))).toEqual([...toProposal, 'sign-reassessment']);
  });
  it('and the same search of the whole rulebook finds none', () => {
    const whole = straightOn();
    expect(counterexample(whole, deadEnds(whole, givingUp))).toBeNull();
  });
});
