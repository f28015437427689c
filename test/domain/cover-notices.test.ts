import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../domain/notices.ts';
import { sittingNoticesOf } from '../../domain/sitting-notices.ts';
import { narrative } from '../support/rulebook.ts';
import { actingFor, away, CLERK, withClerk } from './covering.ts';
import { action, CHAIR, DEPUTY, meetingAt, SECRETARY } from './meeting-story.ts';
import { storyAt, type Story } from './story.ts';

const [SIO, SIO2, SIA] = ['sio.aldershire', 'sio2.aldershire', 'sia.northmarch'] as const;
const why = narrative('Because.');
const released = { product: 'p1', outcome: 'release', comments: why, pndReason: why } as const;
const last = (story: Story) =>
  noticesOf({ on: story.on(), entry: story.entries.at(-1)!, facts: story.facts(SIA) }).map(({ to, text }) => [to.join(), text] as const);

describe('ACC-6: what reaches an absent holder of the pen reaches whoever covers for them', () => {
  it('with for whom it is, in a notice of their own', () => {
    const story = storyAt('product-review');
    story.other.directory = away({ [SIO]: {} });
    story.give(SIA, 'review-product', released);
    expect(last(story)).toEqual([
      [SIO, 'A product has been released to you. Accept it, or ask for rework.'],
      [
        SIO2,
        'Detective Chief Inspector Rowan Hale is absent, and you cover for them. They are told: A product has been released to you. Accept it, or ask for rework.',
      ],
    ]);
  });
  it('nobody else is told where they are here, or where the case does not open for the deputy', () => {
    const story = storyAt('product-review');
    story.give(SIA, 'review-product', released);
    expect(last(story).map(([to]) => to)).toEqual([SIO]);
    story.other.directory = away({ [SIO]: {} });
    story.bend({ restricted: true });
    expect(last(story).map(([to]) => to)).toEqual([SIO]);
  });
  it('whoever acts for them is not told of their own act, and they are', () => {
    const story = storyAt('acceptance');
    story.other.directory = away({ [SIO]: {} });
    actingFor(story, SIO).give(SIO2, 'withdraw', { reason: why });
    const told = last(story).flatMap(([to]) => to.split(','));
    expect(told).toContain(SIO);
    expect(told).not.toContain(SIO2);
  });
});

describe('ACC-6: what reaches an absent secretary, or an absent owner of an action, reaches whoever covers for them', () => {
  const OWNER = 'triage.northmarch';
  const inSession = (directory: ReturnType<typeof withClerk>) => {
    const meeting = meetingAt('in-session');
    meeting.other.directory = directory;
    const last = () =>
      sittingNoticesOf({ on: meeting.on(), entry: meeting.entries.at(-1)!, facts: meeting.facts(null) }).map(({ to, text, dueAt }) => [to.join(), text, dueAt]);
    return { meeting, last };
  }; // prettier-ignore
  const done = { action: 'a1', text: why };
  it('with for whom it is, and the same time', () => {
    const { meeting, last } = inSession(withClerk({ [SECRETARY]: { deputy: CLERK }, [OWNER]: { deputy: SECRETARY } }));
    meeting.give(SECRETARY, 'add-action', action);
    meeting.give(OWNER, 'complete-action', done);
    const text = 'An action of a sitting is complete.';
    expect(last()).toEqual([
      [SECRETARY, text, null],
      [CLERK, `Tasking Secretary Naomi Brett is absent, and you cover for them. They are told: ${text}`, null],
    ]);
  });
  it('also of what time tells', () => {
    const { meeting, last } = inSession(withClerk({ [OWNER]: { deputy: 'triage2.northmarch' } }));
    meeting.give(SECRETARY, 'add-action', action);
    meeting.give(SECRETARY, 'record-attendance', { present: ['triage2.northmarch'], apologies: [] });
    meeting.at('2027-01-11T17:00:00Z');
    meeting.other.directory = withClerk({ [OWNER]: { deputy: 'triage2.northmarch', until: null } });
    meeting.byTime('action-due:a1', 'due');
    const [own, covered] = last();
    expect([own?.[0], covered?.[0]]).toEqual([`${OWNER},${SECRETARY}`, 'triage2.northmarch']);
    expect(covered?.[2]).toBe(own?.[2]);
  });
  it('nobody else: not where the sitting does not open for them, nor of their own act', () => {
    const covered = { deputy: CLERK };
    const told = (directory: ReturnType<typeof withClerk>, by: string = OWNER) => {
      const { meeting, last } = inSession(directory);
      meeting.give(SECRETARY, 'add-action', { ...action, owner: by });
      meeting.give(by, 'complete-action', done);
      return last().map(([to]) => to);
    };
    expect(told(withClerk({ [SECRETARY]: covered }, 'northmarch-rocu'))).toEqual([SECRETARY]);
    expect(told(withClerk({ [SECRETARY]: covered }), CLERK)).toEqual([SECRETARY]);
  });
  it('whoever covers for two who are told of the same is told once, for both', () => {
    const { meeting, last } = inSession(withClerk({ [SECRETARY]: { deputy: CLERK }, [OWNER]: { deputy: CLERK } }));
    meeting.give(SECRETARY, 'record-attendance', { present: [CLERK], apologies: [] });
    meeting.give(SECRETARY, 'add-action', action);
    meeting.other.directory = withClerk({
      [SECRETARY]: { deputy: CLERK, until: null },
      [OWNER]: { deputy: SECRETARY, until: null, organisation: 'northmarch-ttcg' },
    });
    meeting.at('2027-01-11T17:00:00Z');
    meeting.byTime('action-due:a1', 'due');
    const toClerk = last().filter(([to]) => to === CLERK);
    expect(toClerk).toHaveLength(1);
    expect(toClerk[0]?.[1]).toMatch(
      /^Intelligence Officer Amara Doyle and Tasking Secretary Naomi Brett are absent, and you cover for them\. /,
    );
  });
  it('ESC-2: what an absent chair is told of the sitting reaches the deputy chair, whoever else covers for them; of an action of theirs, their cover', () => {
    const { meeting, last } = inSession(withClerk({ [CHAIR]: { deputy: CLERK } }));
    meeting.give(SECRETARY, 'add-action', { ...action, owner: CHAIR });
    expect(last().map(([to]) => to)).toEqual([CHAIR, CLERK]);
    const open = meetingAt('open');
    open.other.directory = withClerk({ [CHAIR]: { deputy: CLERK, until: null } });
    open.at('2026-12-15T17:00:00Z');
    open.byTime('sitting-held', 'due', 'carry-unreached');
    const told = sittingNoticesOf({ on: open.on(), entry: open.entries.at(-1)!, facts: open.facts(null) }).map(({ to }) => to.join());
    expect(told).toEqual([`${CHAIR},${SECRETARY}`, DEPUTY]);
  });
});
