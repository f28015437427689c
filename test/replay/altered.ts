// What a careless change of the workflows would make of a history; each must be found out by replay.
import { z } from 'zod';

const activity = z.looseObject({ activityId: z.string(), activityType: z.looseObject({ name: z.string() }) });
const event = z.looseObject({
  eventType: z.string(),
  markerRecordedEventAttributes: z.looseObject({}).optional(),
  activityTaskScheduledEventAttributes: activity.optional(),
  timerStartedEventAttributes: z.looseObject({ timerId: z.string() }).optional(),
});
const history = z.object({ events: z.array(event) });
export type History = z.infer<typeof history>;
export type Event = z.infer<typeof event>;

export const readHistory = (text: string): History => history.parse(JSON.parse(text));
const changed = ({ events }: History, of: (each: Event) => boolean, to: (each: Event) => Event): History => {
  const at = events.findIndex(of);
  if (at === -1) throw new Error('the history has no such event');
  return { events: events.map((each, index) => (index === at ? to(each) : each)) };
};
const swapped = ({ events }: History, first: (each: Event) => boolean, second: (each: Event) => boolean): History => {
  const [a, b] = [events.findIndex(first), events.findIndex(second)];
  const [one, other] = [events[a], events[b]];
  if (one === undefined || other === undefined) throw new Error('the history has no such events');
  return {
    events: events.map((each, index) =>
      index === a ? { ...other, eventId: each['eventId'] } : index === b ? { ...one, eventId: each['eventId'] } : each,
    ),
  };
};
const scheduled = (each: Event) => each.activityTaskScheduledEventAttributes;
const armed = (each: Event) => each.timerStartedEventAttributes;
const isLocal = (each: Event): boolean => each.eventType === 'EVENT_TYPE_MARKER_RECORDED';

type Activity = z.infer<typeof activity>;
const firstActivity = (of: History, to: (activity: Activity) => Activity): History =>
  changed(
    of,
    (each) => scheduled(each) !== undefined,
    (each) => ({ ...each, activityTaskScheduledEventAttributes: to(activity.parse(scheduled(each))) }),
  );
/** Without the first such event; the others move up. */
const without = ({ events }: History, gone: (each: Event) => boolean): History => {
  const at = events.findIndex(gone);
  return { events: events.filter((_, index) => index !== at).map((each, index) => ({ ...each, eventId: String(index + 1) })) };
};

/** Each alteration under the name of what it changes. (The engine's replay does not look at a timer's id or length.) */
export const alterations: Readonly<Record<string, (of: History) => History>> = {
  'another activity in its place': (of) => firstActivity(of, (one) => ({ ...one, activityType: { name: 'somethingElse' } })),
  'another id of an activity': (of) => firstActivity(of, (one) => ({ ...one, activityId: '99' })),
  'a timer that was never armed': (of) => without(of, (each) => armed(each) !== undefined),
  'a record that was never called': (of) => without(of, isLocal),
  'an activity before a timer': (of) =>
    swapped(
      of,
      (each) => scheduled(each) !== undefined,
      (each) => armed(each) !== undefined,
    ),
};
