import { describe, expect, it } from 'vitest';
import { escalationOf } from '../../domain/escalation-state.ts';
import { minutesOf } from '../../domain/minutes.ts';
import { noticesOf } from '../../domain/notices.ts';
import { offeredAtSitting } from '../../domain/sitting-decide.ts';
import { CHAIR, decision, DEPUTY, inSession, LEAD, OWNER, SECRETARY, why } from './council.ts';
import { linesOf } from './papers.ts';

const FTT = 'federated-tasking-team';
type Story = ReturnType<typeof inSession> & { readonly next: string };
const sits = ({ c, ref, meeting }: ReturnType<typeof inSession>): Story => {
  const next = c.call('ordinary', '2027-01-19T10:00:00Z');
  c.wait('2027-01-19T10:00:00Z');
  c.at([CHAIR, next], 'start', {});
  c.at([SECRETARY, next], 'record-attendance', { present: [CHAIR, DEPUTY, SECRETARY], apologies: [] });
  return { c, ref, meeting, next };
};
/** Decided by the chair between sittings, and before the next ordinary one. */
const toRatify = (): Story => {
  const story = inSession('extraordinary');
  story.c.give([CHAIR, story.ref], 'record-decision', decision(story.meeting, 'retain'));
  return sits(story);
};
const declare = ({ c, ref, next }: Story, ...people: readonly string[]): void => {
  for (const who of people) c.at([who, next], 'declare-interest', { case: ref, reason: why });
};
/** To whom the two are offered, of the officers. */
const offeredTo = ({ c, next }: Story): readonly string[] =>
  (['ratify-decision', 'decline-to-ratify'] as const).flatMap((name) =>
    [CHAIR, DEPUTY, SECRETARY].flatMap((who) => {
      const on = c.sittingOf(next);
      return offeredAtSitting(name, on, c.facts(who)) === null ? [`${name} ${who}`] : [];
    }),
  );

describe('ESC-1, ESC-2: who ratifies is whoever could decide', () => {
  it('the chair, and nobody beside', () => {
    const story = toRatify();
    expect(offeredTo(story)).toEqual([`ratify-decision ${CHAIR}`, `decline-to-ratify ${CHAIR}`]);
    expect(story.c.refusedAt([DEPUTY, story.next], 'ratify-decision', { case: story.ref, reason: why })).toBe('not-the-decider');
  });
  it('the deputy chair where the chair is there and has an interest', () => {
    const story = toRatify();
    const { c, ref, next } = story;
    declare(story, CHAIR);
    expect(offeredTo(story)).toEqual([`ratify-decision ${DEPUTY}`, `decline-to-ratify ${DEPUTY}`]);
    for (const name of ['ratify-decision', 'decline-to-ratify'] as const)
      expect([CHAIR, SECRETARY].map((who) => c.refusedAt([who, next], name, { case: ref, reason: why }))).toEqual([
        'not-the-decider',
        name === 'ratify-decision' ? 'wrong-person' : 'not-the-decider',
      ]);
    c.at([DEPUTY, next], 'ratify-decision', { case: ref, reason: why });
    expect(escalationOf(c.caseOf(ref))?.decisions[0]?.ratified).toMatchObject({ outcome: 'ratified', by: DEPUTY });
  });
  it('decision 59: where neither may, the secretary passes it on, and it is put before the body above', () => {
    const story = toRatify();
    const { c, ref, next } = story;
    declare(story, CHAIR, DEPUTY);
    expect(offeredTo(story)).toEqual([`decline-to-ratify ${SECRETARY}`]);
    for (const who of [CHAIR, DEPUTY])
      expect(c.refusedAt([who, next], 'decline-to-ratify', { case: ref, reason: why })).toBe('not-the-decider');
    c.at([SECRETARY, next], 'decline-to-ratify', { case: ref, reason: why });
    const on = c.caseOf(ref);
    expect(escalationOf({ escalations: { e1: on.escalations!.e1! } })?.decisions[0]?.ratified).toMatchObject({
      by: SECRETARY,
      passedOn: true,
    });
    const entry = c.written.cases[ref]!.at(-1)!;
    expect(entry).toMatchObject({ type: 'ratification-declined', about: { escalation: 'e2', passedOn: true } });
    const [notice] = noticesOf({ on, entry, facts: c.facts(null) });
    expect(notice?.text).toMatch(/^Chair and deputy chair of the body have an interest.*nobody has ratified.*before the body again/);
    expect(notice?.text).not.toMatch(/has declined/);
    const minutes = linesOf(
      minutesOf({
        issue: { kind: 'minutes', number: 1, by: CHAIR, case: null }, preview: false, sitting: c.sittingOf(next), entries: [], earlier: [],
        cases: [{ on, then: null }], facts: c.facts(null), readFrom: {},
      }),
    ); // prettier-ignore
    expect(minutes).toMatch(/Not ratified, passed on: .*\nChair and deputy chair have an interest/);
    const last = c.call('extraordinary', '2027-01-20T10:00:00Z');
    c.give([SECRETARY, ref], 'list-for-meeting', { meeting: last });
    c.wait('2027-01-20T10:00:00Z');
    c.at([CHAIR, last], 'start', {});
    expect(escalationOf(c.give([SECRETARY, ref], 'record-decision', decision(last, 'refer-to-ftt')))).toMatchObject({ body: FTT });
  });
  it('decision 59: what is passed on decides nothing, so that nobody has to ratify it', () => {
    const story = inSession('extraordinary');
    const { c, ref, meeting } = story;
    declare({ ...story, next: meeting }, CHAIR, DEPUTY);
    c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'refer-to-ftt'));
    expect(escalationOf(c.caseOf(ref))?.decisions[0]).toMatchObject({ outcome: 'refer-to-ftt', extraordinary: false });
    expect(Object.keys(c.sittingOf(c.call('ordinary', '2027-01-19T10:00:00Z')).items ?? {})).toEqual([]);
  });
  it('decision 59: what was passed on before, as extraordinary, is answered by the secretary and goes on where it stands', () => {
    const first = inSession('extraordinary');
    const { c, ref, meeting } = first;
    declare({ ...first, next: meeting }, CHAIR, DEPUTY);
    c.give([SECRETARY, ref], 'record-decision', decision(meeting, 'refer-to-ftt'));
    const e1 = c.caseOf(ref).escalations!.e1!;
    c.cases[ref] = {
      ...c.caseOf(ref),
      escalations: { e1: { ...e1, decisions: e1.decisions.map((each) => ({ ...each, extraordinary: true })) } },
    };
    const { next } = sits(first);
    c.at([SECRETARY, next], 'decline-to-ratify', { case: ref, reason: why });
    expect(c.sittingOf(next).status).toBe('decided');
    expect(Object.keys(c.caseOf(ref).escalations ?? {})).toEqual(['e1']);
  });
  it('who could lead the agency that the decision names ratifies nothing of it', () => {
    const first = inSession('extraordinary');
    first.c.give([CHAIR, first.ref], 'record-decision', decision(first.meeting, 'transfer', { newOwner: 'northmarch-rocu' }));
    first.c.give([LEAD, first.ref], 'accept-transfer', { lead: LEAD });
    const story = sits(first);
    expect([OWNER, LEAD].map((who) => story.c.refusedAt([who, story.next], 'ratify-decision', { case: story.ref, reason: why }))).toEqual([
      'wrong-person',
      'wrong-person',
    ]);
    expect(offeredTo(story)).toEqual([`ratify-decision ${CHAIR}`, `decline-to-ratify ${CHAIR}`]);
  });
});
