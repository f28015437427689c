import { z } from 'zod';
import { mayOpenSitting } from '../../../domain/sitting-access.ts';
import { isSittingId, type Sitting } from '../../../domain/sitting.ts';
import type { HumanSittingCommand, MeetingCommand } from '../../../domain/sitting-commands.ts';
import type { Person } from '../../../domain/directory.ts';
import { casesAt } from '../../agenda.ts';
import { giveAtSitting } from '../../meeting-desk.ts';
import type { Ports } from '../../ports.ts';
import { problemOf } from '../../problems.ts';
import { meetingAnswer, meetingGivenAnswer, meetingsAnswer, openedAnswer } from '../answers/meetings.ts';
import { readable } from '../consult.ts';
import { replayed } from '../errand.ts';
import { BASE, doorOf, handedOf, refuses, replyTo, waiting } from '../giving.ts';
import { line } from '../payloads/fields.ts';
import { humanMeetingCommands, meetingSchemas } from '../payloads/meetings.ts';
import { noQuery, ok, question, refusal, type Route } from '../route.ts';
import { meetingView } from '../views/meeting.ts';
import { present } from '../views/narrative.ts';

/** A sitting that opens for the asker; null for one that does not, and for none (ACC-3). */
export const openMeeting = async (ports: Ports, by: Person, id: string): Promise<Sitting | null> => {
  const [on, today] = await Promise.all([isSittingId(id) ? ports.meetings.open(id) : null, ports.files.today()]);
  return on !== null && mayOpenSitting(on, by, today) ? on : null;
};

const list = question({
  path: '/meetings',
  id: 'meetings',
  summary: 'The sittings that the caller may open, newest first.',
  tag: 'meetings',
  query: z.strictObject({ body: line({ title: 'Body' }, 100).exactOptional() }),
  answers: { 200: { says: 'At most 200 of them.', schema: meetingsAnswer } },
  refuses: [422],
  handle: async ({ ports }, { by, asked }) => {
    await ports.consultations.log({
      actor: by.id,
      action: 'search',
      object: `meetings?${asked.body === undefined ? '' : `body=${asked.body}`}`,
    });
    return ok(present({ items: await ports.meetings.list(by, asked.body ?? null) }));
  },
});

const one = question({
  path: '/meetings/{meeting}',
  id: 'meeting',
  summary: 'A sitting: its time, status, agenda, attendance, interests and actions.',
  tag: 'meetings',
  query: noQuery,
  answers: { 200: { says: 'The sitting as it stands.', schema: meetingAnswer } },
  refuses: [404],
  handle: async ({ ports }, { by, params }) => {
    const on = await openMeeting(ports, by, params['meeting'] ?? '');
    if (on === null) return refusal(problemOf('not-found'));
    await ports.consultations.log({ actor: by.id, action: 'read', object: `meeting:${on.id}` });
    const reader = { who: by, known: await ports.files.facts(by) };
    const caseOf = await casesAt(ports, { on, ...reader });
    return ok(await readable(ports, by, meetingView(on, caseOf, reader)), { ETag: `"${on.version}"` });
  },
});

const opening: Route = {
  method: 'post',
  path: '/meetings',
  id: 'open-meeting',
  summary: 'Calls a sitting of a body. For its secretary.',
  tag: 'meetings',
  query: null,
  body: meetingSchemas['open-meeting'],
  keyed: true,
  answers: { 201: { says: 'Recorded; Location names the sitting.', schema: openedAnswer }, 202: waiting },
  refuses,
  run: async (house, call) => {
    const outcome = await giveAtSitting(house.ports, handedOf(call, 'open-meeting', null), doorOf(house, call));
    const on = outcome.kind === 'done' ? await house.ports.meetings.open(outcome.ref) : null;
    return replyTo(outcome, ({ ref: id, stage: status, replay }) => ({
      status: 201,
      body: present({ id, papersDueAt: on?.papersDueAt, status }),
      headers: { Location: `${BASE}/meetings/${id}`, ...replayed(replay) },
    }));
  },
};

const isMeetingCommand = (name: HumanSittingCommand): name is MeetingCommand => name !== 'open-meeting';
export const meetingCommands: readonly MeetingCommand[] = humanMeetingCommands.filter(isMeetingCommand);
const commandRoute = (name: MeetingCommand): Route => ({
  method: 'post',
  path: `/meetings/{meeting}/commands/${name}`,
  id: name,
  summary: `Gives the command ${name} to a sitting.`,
  tag: 'meetings',
  query: null,
  body: meetingSchemas[name],
  keyed: true,
  answers: { 200: { says: 'Accepted and recorded.', schema: meetingGivenAnswer }, 202: waiting },
  refuses,
  run: async (house, call) => {
    const handed = handedOf(call, name, call.params['meeting'] ?? '');
    return replyTo(
      await giveAtSitting(house.ports, handed, doorOf(house, call)),
      ({ replay, stage: status, version, entries, commandId, ref: id }) =>
        ok({ id, status, version, entries, commandId }, replayed(replay)),
    );
  },
});

export const meetingRoutes: readonly Route[] = [list, opening, one, ...meetingCommands.map(commandRoute)];
