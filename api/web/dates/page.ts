import ical, { ICalEventStatus } from 'ical-generator';
import { openCase } from '../case/open.ts';
import { openSitting } from '../meetings/open.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { eventsOfCase, eventsOfSitting, isDay, type Event } from './dates.ts';

const HOUR_MS = 60 * 60_000;

type Stream = { readonly about: string; readonly seq: number };
/** Dates as an iCalendar file (RFC 5545): whoever opens it again has the same events changed, not others beside them. The later file counts. */
const calendarFile = ({ settings, now }: Visit, { about, seq }: Stream, dates: readonly Event[]): Reply => {
  const calendar = ical({ name: about, prodId: { company: 'Tasking Gateway', product: 'dates' } });
  for (const { id, title, on, path, cancelled } of dates) {
    const start = new Date(on);
    calendar.createEvent({
      id: `${about}.${id}@tasking-gateway`,
      summary: `${title}: ${about}`,
      url: new URL(path, settings.publicUrl).href,
      stamp: new Date(now),
      sequence: seq,
      ...(cancelled ? { status: ICalEventStatus.CANCELLED } : {}),
      start,
      ...(isDay(on) ? { allDay: true } : { end: new Date(start.getTime() + HOUR_MS) }),
    });
  }
  return { kind: 'file', name: `${about}.ics`, media: 'text/calendar', bytes: new TextEncoder().encode(calendar.toString()) };
};

/** The dates of a case, for whom its page opens as it is now; who takes them is logged (REC-4). */
export const datesOfACase: PageOf = async (visit) => {
  const opened = await openCase(visit);
  if (opened?.opens !== 'page') return { kind: 'missing' };
  const { ports, person, now } = visit;
  const { ref, seq } = opened.on;
  await ports.consultations.log({ actor: person.id, action: 'read', object: `dates:${ref}` });
  const entries = (await ports.files.entries(ref)).map(({ entry }) => entry);
  return calendarFile(visit, { about: ref, seq }, eventsOfCase(opened.on, entries, now));
};
export const datesOfASitting: PageOf = async (visit) => {
  const on = await openSitting(visit);
  if (on === null) return { kind: 'missing' };
  const { ports, person, now } = visit;
  await ports.consultations.log({ actor: person.id, action: 'read', object: `dates:${on.id}` });
  return calendarFile(visit, { about: on.id, seq: on.seq }, eventsOfSitting(on, now));
};
