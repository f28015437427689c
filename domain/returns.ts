import { sure } from './sure.ts';
import { stamp, stepOver } from './sides.ts';
import type { BidChanges } from './bid.ts';
import { changeProblems, withChanges } from './bid-changes.ts';
import { provisional } from './bid-rules.ts';
import { sioUnavailable } from './availability.ts';
import { ownedSince, type Case } from './case.ts';
import { rungAt, startClock, withRungAt } from './clocks.ts';
import type { Commands } from './commands.ts';
import type { Change } from './entries.ts';
import { afterwards } from './evolve.ts';
import { calendarOf, person, type Facts } from './facts.ts';
import { putAside } from './gateway-clock.ts';
import { penTo } from './pen.ts';
import { serves } from './posts.ts';
import type { FieldProblem } from './refusals.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { notOwed, time } from './time.ts';
import { backToTriage, triageBars, waitsForSecond } from './triage.ts';
import type { Return } from './triage-state.ts';
import type { IsoDate } from './words.ts';
import { addWorking, atClose, isoDateOf, minutesOf } from './working-time.ts';

const STEP = 'answer-return';
/** The return that the force has now; null where it has none. */
export const openReturn = (on: Case): Return | null => {
  const last = on.returns?.at(-1);
  return last === undefined || on.stage !== 'returned' ? null : last;
};

/** TRI-5: a day of the officer's choice: the force has at least the time of the clock, and at most twice as much (decision 61). */
const dueProblems = (on: Case, dueBy: IsoDate | undefined, facts: Facts): readonly FieldProblem[] => {
  if (dueBy === undefined) return [];
  const calendar = calendarOf(facts, on.region);
  const minutes = minutesOf(calendar, facts.policy.steps[STEP].targets[on.priority]);
  const day = (times: number): IsoDate => isoDateOf(addWorking(calendar, facts.now, times * minutes));
  const [earliest, latest] = [day(1), day(2)];
  const rule = 'TRI-5' as const;
  const message = `Give a day from ${earliest} to ${latest}: at least the time for an answer, and at most twice as much.`;
  if (dueBy < earliest || dueBy > latest || atClose(calendar, dueBy) <= facts.now) return [{ path: 'dueBy', rule, message }];
  return [];
};
/** The pen is the SPOC's who brought the bid, or any SPOC's of the agency where that one has left. */
const penToForce = (on: Case, facts: Facts) =>
  penTo(facts, 'force', { role: 'spoc', user: serves(person(facts, on.spoc), 'spoc') ? on.spoc : null });
const returned = (on: Case, { questions, dueBy }: Commands['return-for-information']['payload'], facts: Facts): Change => {
  const clock = startClock(facts, on, { step: STEP, party: 'force', ...(dueBy === undefined ? {} : { on: dueBy }) });
  const made: Return = {
    ...stamp(facts),
    dueAt: clock.dueAt,
    ...(dueBy === undefined ? {} : { dueBy }),
    questions: questions.map(({ text }, index) => ({ id: `q${String(index + 1)}`, text, answer: null })),
    answeredBy: null,
    answeredAt: null,
    gatewayClock: putAside(on, facts),
    ...(dueBy === undefined ? {} : { dated: true }),
  };
  return {
    stage: 'returned',
    returns: [...(on.returns ?? []), made],
    pen: penToForce(on, facts),
    clocks: { ...stepOver(on), [STEP]: clock },
  };
};

type Answers = Commands['answer-and-resubmit']['payload']['answers'];
/** TRI-5: every question is answered, each once, and nothing else is. */
const answerProblems = ({ questions }: Return, answers: Answers): readonly FieldProblem[] => {
  const rule = 'TRI-5' as const;
  const open = questions.filter(({ id }) => !answers.some(({ questionId }) => questionId === id));
  return [
    ...open.map(({ id }) => ({
      path: 'answers',
      rule,
      message: `Answer question ${id} too: every question is answered before the bid goes back.`,
    })),
    ...answers.flatMap(({ questionId }, index) => {
      const path = `answers.${String(index)}.questionId`;
      if (!questions.some(({ id }) => id === questionId))
        return [{ path, rule, message: `Choose one of the questions: ${questions.map(({ id }) => id).join(', ')}.` }];
      return answers.findIndex((each) => each.questionId === questionId) === index
        ? []
        : [{ path, rule, message: `Answer question ${questionId} once.` }];
    }),
  ];
};
const answered = (asked: Return, answers: Answers, facts: Facts): Return => ({
  ...asked,
  questions: asked.questions.map((question) => ({
    ...question,
    answer: answers.find(({ questionId }) => questionId === question.id)?.text ?? question.answer,
  })),
  answeredBy: stamp(facts).by,
  answeredAt: facts.now,
});
/** What of the case follows from its bid; the priority while it is provisional (CLK-5). */
const following = (on: Case, changes: BidChanges | undefined, facts: Facts): Change => {
  const bid = changes === undefined ? on.bid : withChanges(on.bid, changes);
  const priority = on.priorityProvisional ? provisional(bid, on, facts) : on.priority;
  const { marking, restricted = false } = bid.legal;
  return changes === undefined ? { priority } : { priority, bid, customer: bid.customer.userId, marking, restricted };
};
type Resubmission = Commands['answer-and-resubmit']['payload'];
const resubmitted = (on: Case, { asked, answers, changes }: Resubmission & { readonly asked: Return }, facts: Facts): Change => {
  const now = following(on, changes, facts);
  const returns = [...(on.returns ?? []).slice(0, -1), answered(asked, answers, facts)];
  // TRI-1: offered by what the bid says from now on, and by who has answered for it.
  return { ...now, returns, ...backToTriage(afterwards(on, { ...now, returns }), facts, asked.by) };
};

/** TRI-5, OWN-8: the SIO of this day has been told, and could have acted; else it waits another working day. */
const mayNotLapse = (on: Case, clock: string, facts: Facts): 'sio-unavailable' | 'sio-not-told' | 'not-reminded' | null => {
  const running = on.clocks[clock];
  if (sioUnavailable(on, facts)) return 'sio-unavailable';
  if (running === undefined) return null;
  const before = facts.policy.steps[running.step].rungs.filter(({ rung, does }) => does === 'tell' && running.told.includes(rung));
  if (before.length < 2) return 'not-reminded';
  const told = before.filter(({ tells }) => tells.includes('sio')).map(({ percent }) => rungAt(facts, on, { clock: running, percent }));
  const since = ownedSince(on);
  return openReturn(on)?.sioTold === on.owner.user || told.some((at) => at >= since) ? null : 'sio-not-told';
};
const aDayLater = (on: Case, { clock, rung }: { readonly clock: string; readonly rung: string }, facts: Facts): Change => {
  const running = on.clocks[clock];
  const calendar = calendarOf(facts, on.region);
  const at = addWorking(calendar, facts.now, minutesOf(calendar, '1d'));
  const returns = (on.returns ?? []).map((each) => (each === openReturn(on) ? { ...each, sioTold: on.owner.user } : each));
  return running === undefined ? {} : { returns, clocks: { [clock]: withRungAt(running, rung, at) } };
};

export const returnRows: Rows<'return-for-information' | 'answer-and-resubmit' | 'lapse-return'> = {
  'return-for-information': {
    rule: 'TRI-5',
    who: [{ relation: 'claimer' }],
    stages: { 'in-triage': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: triageBars,
    elsewhere: waitsForSecond,
    decide: (on, about, facts) => {
      const problems = dueProblems(on, about.dueBy, facts);
      return problems.length > 0
        ? no(refuse('fields-refused', 'TRI-5', { problems }))
        : yes({ type: 'returned', about, after: returned(on, about, facts) });
    },
  },
  'answer-and-resubmit': {
    rule: 'TRI-5',
    who: [{ role: 'spoc', of: 'owner' }],
    stages: { returned: true },
    whileHeld: false,
    whileSioUnavailable: false,
    decide: (on, about, facts) => {
      const asked = sure(openReturn(on));
      const { answers, changes } = about;
      const problems = [...answerProblems(asked, answers), ...(changes === undefined ? [] : changeProblems(on, changes, facts))];
      const [first] = problems;
      if (first !== undefined) return no(refuse('fields-refused', first.rule ?? 'TRI-5', { problems }));
      const changed = Object.keys(changes ?? {});
      return yes({ type: 'resubmitted', about: { answers, changed }, after: resubmitted(on, { ...about, asked }, facts) });
    },
  },
  'lapse-return': {
    rule: 'TRI-5',
    who: [time],
    stages: { returned: true },
    whileHeld: false,
    // OWN-8 is answered here: while nobody can act the lapse is put off, and somebody is told, instead of being refused again and again.
    whileSioUnavailable: true,
    decide: (on, about, facts) => {
      const refusal = notOwed(on, about, facts);
      if (refusal !== null) return no(refusal);
      const because = mayNotLapse(on, about.clock, facts);
      return because === null
        ? yes({ type: 'return-lapsed', about, after: { stage: 'lapsed', pen: null, clocks: stepOver(on) } })
        : yes({ type: 'lapse-put-off', about: { ...about, because }, after: aDayLater(on, about, facts) });
    },
  },
};
