import { beforeAll, describe, expect, it } from 'vitest';
import { isLive } from '../../domain/case.ts';
import { penDue } from '../../domain/pen.ts';
import { live } from '../../domain/stages.ts';
import { addWorking, atClose, workingBetween } from '../../domain/working-time.ts';
import type { Instant, Ref } from '../../domain/words.ts';
import { date, england, instant } from '../domain/calendars.ts';
import type { Story } from '../domain/story.ts';
import { directory } from '../support/rulebook.ts';
import { silentWorld, type Told } from './silent-world.ts';
import { gatewaySituations } from './gateway-situations.ts';
import { prioritySituations } from './priority-situations.ts';
import { situations as straight, type Situation, type Telling } from './situations.ts';

const situations: readonly (Situation & { readonly priority?: 'P1' })[] = [...straight, ...gatewaySituations, ...prioritySituations];
const DAYS = 60;
const DAY = 8 * 60;
const began = ({ entries }: Story, type: string): Instant => entries.findLast((entry) => entry.type === type)?.at ?? expect.fail(type);
const instantOf = (story: Story, { from, when }: Telling): Instant => {
  const start = began(story, from);
  if ('days' in when) return addWorking(england, start, when.days * DAY);
  const due = atClose(england, date(when.closeOf));
  return when.share === 1 ? due : addWorking(england, start, Math.round(when.share * workingBetween(england, start, due)));
};
const expected = ({ told }: Situation, story: Story): readonly Told[] =>
  told.flatMap((telling) => telling.to.map((who) => ({ at: instantOf(story, telling), event: telling.event, who })));
const inOrder = (told: readonly Told[]): readonly string[] => told.map(({ at, event, who }) => `${at} ${event} ${who}`).toSorted();

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
}); // prettier-ignore
/** By the almanac, not by the rules under test: a weekday, no bank holiday, from nine until five. */
const isWorking = (at: Instant): boolean => {
  const part = Object.fromEntries(london.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const [day, time] = [
    `${part['year'] ?? ''}-${part['month'] ?? ''}-${part['day'] ?? ''}`,
    `${part['hour'] ?? ''}:${part['minute'] ?? ''}`,
  ];
  const free = ['Sat', 'Sun'].includes(part['weekday'] ?? '') || england.holidays.some((each) => each === day);
  return !free && time >= '09:00' && time <= '17:00';
};

type Watched = { readonly situation: Situation; readonly story: Story; readonly ref: Ref };
const world = silentWorld();
let watched: readonly Watched[];
/** What was wrong on some day with who owns and who acts. */
const amiss: string[] = [];

const lookAt = (day: number, { situation: { what, ends }, story, ref }: Watched): void => {
  const [before, now] = [story.on(), world.on(ref)];
  const say = (wrong: string) => void amiss.push(`day ${day}, ${what}: ${wrong}`);
  if (now.owner.user !== before.owner.user || now.owner.agency !== before.owner.agency) say('another owner');
  if (now.ownershipHistory.length !== before.ownershipHistory.length) say('ownership has moved');
  if (now.stage !== before.stage && now.stage !== ends) say(`went to ${now.stage}`);
  if (!isLive(now)) return;
  if (now.pen === null || (now.pen.user !== null && directory.people[now.pen.user]?.active !== true)) say('nobody holds the pen');
  if (now.stage === before.stage && (now.pen?.party !== before.pen?.party || now.pen?.role !== before.pen?.role)) say('the pen has moved');
  if (penDue(now) === null) say('nothing is due');
};

beforeAll(async () => {
  watched = situations.map((situation) => {
    const story = situation.story();
    return { situation, story, ref: world.open(story.on()) };
  });
  const start =
    watched
      .map(({ story }) => story.now())
      .toSorted()
      .at(-1) ?? expect.fail();
  for (let day = 0; day <= DAYS; day += 1) {
    await world.goOn(addWorking(england, start, day * DAY));
    for (const each of watched) lookAt(day, each);
  }
});

describe(`silence is never acceptance (DEV-5): ${String(DAYS)} working days under the demo clock, and nobody acts`, () => {
  it('there is a case in every live stage', () => {
    const stages = new Set(watched.map(({ story }) => story.on().stage));
    expect(Object.keys(live).filter((stage) => ![...stages].some((each) => each === stage))).toEqual([]);
    expect(watched.map(({ story }) => story.on().priority)).toEqual(situations.map(({ priority = 'P2' }) => priority));
  });
  it('OWN-1: on every day each has its owner, its pen and a due time', () => expect(amiss).toEqual([]));

  it.each(situations.map(({ what }, index) => [what, index] as const))(
    '%s: it stands where it was, and each is told once, when and as section 6 says',
    (_what, index) => {
      const { situation, story, ref } = watched[index] ?? expect.fail();
      const told = world.told(ref);
      expect(inOrder(told)).toEqual(inOrder(expected(situation, story)));
      expect(world.on(ref)).toMatchObject({ stage: situation.ends ?? story.on().stage, owner: story.on().owner });
      // What time gave was owed: nothing was tried twice, and nothing was refused.
      expect(world.settled(ref).filter(({ state }) => state !== 'accepted')).toEqual([]);
    },
  );

  it('CLK-1: nobody is told outside working hours', () => {
    const all = watched.flatMap(({ ref }) => world.told(ref));
    expect(all.length).toBeGreaterThan(80);
    expect(all.filter(({ at }) => !isWorking(at))).toEqual([]);
    const free = ['2026-11-20T08:59:00Z', '2026-11-20T17:01:00Z', '2026-11-21T10:00:00Z', '2026-12-25T10:00:00Z', '2026-07-01T16:01:00Z'];
    expect(free.filter((at) => isWorking(instant(at)))).toEqual([]);
  });

  it('what lapses is over, and nothing else is: neither signed, accepted, verified nor answered by silence', () => {
    const on = (what: string) => world.on(watched.find(({ situation }) => situation.what === what)?.ref ?? expect.fail(what));
    expect(on('the force has questions to answer, and the bid is on hold')).toMatchObject({
      stage: 'returned',
      hold: { by: 'triage.northmarch' },
    });
    expect(on('a successor is named while a product waits for the SIO')).toMatchObject({
      handover: null,
      owner: { user: 'sio.aldershire' },
    });
    expect(on('an answered bid is offered to who returned it')).toMatchObject({
      offeredTo: null,
      pen: { user: null, role: 'triage-officer' },
    });
    expect(on('a variation waits for the SIO').terms).toMatchObject({ 1: { status: 'agreed' }, 2: { status: 'offered' } });
    expect(on('a released product waits for the SIO').products).toMatchObject({ p1: { status: 'released' } });
    expect(on('the SIA’s value waits for the force').value).toMatchObject({ v1: { status: 'logged' } });
    expect(on('the force disputes the value').value).toMatchObject({ v1: { status: 'disputed' } });
  });
});
