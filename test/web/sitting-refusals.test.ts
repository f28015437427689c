// Of every command of a sitting, in each status and for each kind of person: whoever may not is told who can, or that nobody can and what comes next, and how to go back.
import { beforeAll, describe, expect, it } from 'vitest';
import type { SittingStatus } from '../../domain/sitting.ts';
import { meetingCommands } from '../../api/json/routes/meetings.ts';
import { atSitting, CHAIR, DEPUTY, escalated, SECRETARY, transfer } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { give } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [PRESENT, KEEPER] = ['sio.brackenshire', 'triage.northmarch'] as const;
const people = [CHAIR, DEPUTY, SECRETARY, PRESENT, KEEPER] as const;
type Visitor = Awaited<ReturnType<typeof visitorOf>>;
const visitors = new Map<string, Visitor>();
const visitor = (id: string): Visitor => visitors.get(id)!;
const nameOf = (id: string): string => house.world.directory.people[id]?.name ?? '';
const statusOf = (meeting: string): SittingStatus | undefined => house.world.sittings.get(meeting)?.state.status;
const said = (html: string): { readonly able: string; readonly next: string } => ({
  able: /Who can do this now: ([^<]*)\.</.exec(html)?.[1] ?? '',
  next: /Nobody can do this as things are now\. Next: ([^<]*)</.exec(html)?.[1] ?? '',
});
const action = (owner: string) => ({ text: 'Brief the schools.', owner, due: '2027-01-10' });

/** A sitting with one case on its agenda, at which somebody of another force is present. */
const called = async (): Promise<{ readonly ref: string; readonly meeting: string }> => {
  const ref = await escalated(house);
  const meeting = await callMeeting(house);
  await give(house, ref, [SECRETARY, 'list-for-meeting', { meeting }]);
  await atSitting(house, meeting, [SECRETARY, 'record-attendance', { present: [CHAIR, SECRETARY, PRESENT], apologies: [] }]);
  return { ref, meeting };
};
const held = async (): Promise<{ readonly ref: string; readonly meeting: string }> => {
  const it = await called();
  await atSitting(house, it.meeting, [CHAIR, 'start', {}]);
  for (const owner of [KEEPER, SECRETARY]) await atSitting(house, it.meeting, [SECRETARY, 'add-action', action(owner)]);
  return it;
};
const decided = async (): Promise<{ readonly ref: string; readonly meeting: string }> => {
  const it = await held();
  await give(house, it.ref, [CHAIR, 'record-decision', transfer(it.meeting)]);
  return it;
};
const sittings: { readonly [S in SittingStatus]: () => Promise<string> } = {
  open: async () => (await called()).meeting,
  'papers-closed': async () => {
    const { meeting } = await called();
    await atSitting(house, meeting, [SECRETARY, 'close-papers', {}]);
    return meeting;
  },
  'in-session': async () => (await held()).meeting,
  decided: async () => (await decided()).meeting,
  minuted: async () => {
    const { meeting } = await decided();
    await atSitting(house, meeting, [CHAIR, 'approve-minutes', {}]);
    return meeting;
  },
  cancelled: async () => {
    const { meeting } = await called();
    await atSitting(house, meeting, [SECRETARY, 'cancel', { reason: 'Snow.' }]);
    return meeting;
  },
};
beforeAll(async () => {
  for (const id of people) visitors.set(id, await visitorOf(house, id));
});

describe('a refusal at a sitting is no dead end', () => {
  const refused = new Set<string>();
  it.each(Object.keys(sittings) as SittingStatus[])('%s', async (status) => {
    const meeting = await sittings[status]();
    expect(statusOf(meeting)).toBe(status);
    const faults: string[] = [];
    for (const name of meetingCommands)
      for (const who of people) {
        const at = `/meetings/${meeting}/do/${name}`;
        const { status: answer, text } = await visitor(who).get(at);
        if (answer === 200 || answer === 404) continue;
        refused.add(name);
        const { able, next } = said(text);
        const must = (holds: boolean, what: string): number => (holds ? 0 : faults.push(`${name} by ${who}: ${what}`));
        must((able === '') !== (next === ''), `“${able}” can, next “${next}”`);
        must(
          next === '' ||
            next.includes(`the secretary is ${house.world.directory.people[SECRETARY]?.rank ?? ''} ${nameOf(SECRETARY)}`.trim()),
          `nobody is named: ${next}`,
        );
        must(!/\byou\b/.test(able), `told to do it themselves: ${able}`);
        must(text.includes(`href="/meetings/${meeting}"`) && text.includes('href="/"'), 'no way back');
      }
    expect(faults).toEqual([]);
  });
  it('and every command is among them', () => {
    expect([...refused].toSorted()).toEqual([...meetingCommands].toSorted());
  });
  it('to call a sitting is for the secretaries, by name', async () => {
    const { status, text } = await visitor(CHAIR).get('/meetings/new');
    expect(status).toBe(403);
    expect(text).toMatch(/Who can do this now: [^<]*the secretary of a body/);
    expect(text).toContain('href="/meetings"');
  });
});

describe('of what was sent and refused, who could give just that', () => {
  it('the owner of the action that is meant and the secretary, not whoever owns another', async () => {
    const { meeting } = await held();
    const at = `/meetings/${meeting}/do/complete-action`;
    await visitor(KEEPER).get(at);
    const { status, text } = await visitor(KEEPER).post(at, { action: 'a2', text: 'Done.' });
    expect(status).toBe(403);
    expect(said(text).able).toContain(nameOf(SECRETARY));
    expect(said(text).able).not.toMatch(/\byou\b/);
  });
  it('nobody, where it is done already; who presides and who is the secretary is told', async () => {
    const { meeting } = await held();
    const at = `/meetings/${meeting}/do/update-action`;
    await visitor(KEEPER).get(at);
    await atSitting(house, meeting, [KEEPER, 'complete-action', { action: 'a1', text: 'All are briefed.' }]);
    const { status, text } = await visitor(KEEPER).post(at, { action: 'a1', text: 'Half are briefed.' });
    expect(status).toBe(409);
    expect(said(text).next).toContain('Each item is decided, deferred, carried or struck');
    for (const who of [CHAIR, SECRETARY]) expect(said(text).next).toContain(nameOf(who));
  });
});
