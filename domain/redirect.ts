import { sure } from './sure.ts';
import { answerers, askedPen, askingOf, notForThem, redirectProblems, regionOfGateway } from './asked-body.ts';
import { provisional } from './bid-rules.ts';
import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change } from './entries.ts';
import { agenciesOf, type Facts, nameOf } from './facts.ts';
import { putAside } from './gateway-clock.ts';
import { isOnClock } from './put-off.ts';
import { openRedirect, type Evidence, type Redirect, type RedirectAnswer } from './redirect-state.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { stamp, stepOver } from './sides.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import { notOwed, time } from './time.ts';
import { backToTriage, gatewayManager, triageBars, waitsForSecond } from './triage.ts';

const CLOCK = 'redirect-acknowledged';
const claimer: Authority = { relation: 'claimer' };
const asked: readonly [Authority, ...Authority[]] = [
  { role: 'gateway-manager', of: 'asked' },
  { role: 'owner-lead', of: 'asked' },
  claimer,
  gatewayManager,
];

const offered = (on: Case, redirect: Redirect, facts: Facts): Change => {
  const pen = askedPen(on, redirect, facts);
  return {
    stage: 'redirect-offered',
    redirect,
    pen,
    clocks: { ...stepOver(on), [CLOCK]: startClock(facts, on, { step: 'redirect-acknowledged', party: pen.party }) },
  };
};
/** Who of the body and how it is known, said by whoever speaks for a body without an account. */
const unproven = (on: Case, given: Evidence, facts: Facts): readonly FieldProblem[] => {
  if (answerers(askingOf(on, sure(openRedirect(on))), facts).length > 0) return [];
  const rule = 'TRI-6' as const;
  return [
    ...(given.acknowledgedBy === undefined
      ? [{ path: 'acknowledgedBy', rule, message: 'Say who of that body has taken it up: nobody there has an account here.' }]
      : []),
    ...(given.evidence === undefined
      ? [{ path: 'evidence', rule, message: 'Say how that is known, such as the date and the subject of their letter.' }]
      : []),
  ];
};
/** The same case, with the same reference, waits for the gateway of another region as any bid does: open to all, every clock by that region's calendar. */
const movedTo = (on: Case, { region, redirect }: { readonly region: string; readonly redirect: Redirect }, facts: Facts): Change => {
  const there = {
    region,
    ownRocu: agenciesOf(facts, region).gateway === on.owner.agency,
    priority: on.priorityProvisional ? provisional(on.bid, { region, urgent: on.urgent }, facts) : on.priority,
  };
  return { ...there, ...backToTriage({ ...on, ...there }, facts, null), lastOfficer: null, redirect: { ...redirect, gatewayClock: null } };
};
const answered = (redirect: Redirect, answer: RedirectAnswer): Redirect => ({ ...redirect, answer });
/** The loser of a race is told who answered, for as long as the case stands where the answer put it. */
const answeredAlready = (on: Case, facts: Facts): Refusal | null => {
  const answer = on.redirect?.answer;
  if (answer === undefined || answer.by === 'system' || (on.stage !== 'triage-queue' && on.stage !== 'redirected')) return null;
  const outcome = answer.outcome === 'bounced' ? 'the bid was sent back to its gateway' : 'the redirect was acknowledged';
  return refuse('already-decided', 'TRI-6', { by: answer.by, name: nameOf(facts, answer.by), outcome });
};

export const redirectRows: Rows<'redirect' | 'acknowledge-redirect' | 'bounce-redirect'> = {
  redirect: {
    rule: 'TRI-6',
    who: [claimer],
    stages: { 'in-triage': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: triageBars,
    elsewhere: waitsForSecond,
    decide: (on, about, facts) => {
      const problems = redirectProblems(on, about.to, facts);
      if (problems.length > 0) return no(refuse('fields-refused', 'TRI-6', { problems }));
      const redirect: Redirect = { ...about.to, from: on.region, ...stamp(facts), reason: about.reason, gatewayClock: putAside(on, facts) };
      return yes({ type: 'redirect-offered', about, after: offered(on, redirect, facts) });
    },
  },
  'acknowledge-redirect': {
    rule: 'TRI-6',
    who: asked,
    stages: { 'redirect-offered': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: notForThem,
    elsewhere: answeredAlready,
    decide: (on, about, facts) => {
      const redirect = sure(openRedirect(on));
      const problems = unproven(on, about, facts);
      if (problems.length > 0) return no(refuse('fields-refused', 'TRI-6', { problems }));
      const taken = answered(redirect, { outcome: 'acknowledged', ...stamp(facts), ...about });
      const { kind, body } = redirect;
      if (kind !== 'other-gateway')
        return yes({
          type: 'redirected',
          about: { ...about, kind, body },
          after: { stage: 'redirected', redirect: taken, pen: null, clocks: stepOver(on) },
        });
      const region = regionOfGateway(body, facts);
      // The regions are today's; the offer may be older than they are.
      if (region === null) return no(refuse('moved-on', 'TRI-6', {}));
      return yes({
        type: 'moved-to-region',
        about: { ...about, from: on.region, to: region },
        after: movedTo(on, { region, redirect: taken }, facts),
      });
    },
  },
  'bounce-redirect': {
    rule: 'TRI-6',
    who: [...asked, time],
    stages: { 'redirect-offered': true },
    whileHeld: false,
    // OWN-8: nothing is taken from the force by it, and left where it is it would be nobody's.
    whileSioUnavailable: true,
    bars: notForThem,
    elsewhere: answeredAlready,
    decide: (on, about, facts) => {
      const redirect = sure(openRedirect(on));
      const early = isOnClock(about) ? notOwed(on, about, facts) : null;
      if (early !== null) return no(early);
      const by = { by: facts.actor?.id ?? 'system', at: facts.now };
      const answer: RedirectAnswer = { outcome: 'bounced', ...by, ...(isOnClock(about) ? {} : { reason: about.reason }) };
      const after = { ...backToTriage(on, facts, on.lastOfficer), redirect: answered(redirect, answer) };
      return yes({ type: 'redirect-bounced', about: { ...about, body: redirect.body }, after });
    },
  },
};
