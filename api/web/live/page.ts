import type { Request, RequestHandler, Response } from 'express';
import type { Person } from '../../../domain/directory.ts';
import { faultOf, log } from '../../log.ts';
import type { Rooms } from '../serve.ts';
import { sessionUser } from '../sessions.ts';
import { personNow, personOf, queryIn } from '../visit.ts';
import { createHub } from './hub.ts';
import { subjectOf, type Subject } from './news.ts';
import { openStream } from './stream.ts';

const EVERY_MS = 2000;
const BEAT_MS = 15_000;
/** A person's open streams in one process; pages that nobody looks at hold none. */
const MOST = 8;

/** A stream neither prolongs a session nor sends its cookie anew: whoever only leaves a page open is idle (see `sessions.ts`). */
const letGo = (req: Request): string => {
  const { sessionID } = req;
  Reflect.deleteProperty(req, 'session');
  return sessionID;
};
const param = (req: Request, name: string): string => {
  const given = req.params[name];
  return typeof given === 'string' ? given : '';
};

/** Tells a page that something new is there, and never what: the page itself asks for that, as always (decision 49). */
export const live = ({ house }: Rooms): RequestHandler => {
  const { ports, settings } = house;
  const { everyMs = EVERY_MS, beatMs = BEAT_MS, most = MOST } = settings.live ?? {};
  const hub = createHub(ports.changes, everyMs);
  const open = new Map<string, number>();
  const count = (id: string, by: number): void => {
    const left = (open.get(id) ?? 0) + by;
    if (left > 0) open.set(id, left);
    else open.delete(id);
  };

  const follow = (person: Person, sid: string, { req, res, subject }: { req: Request; res: Response; subject: Subject }): void => {
    const stream = openStream(res, req.get('last-event-id') ?? '');
    /** Who is signed in under this session still; each time anew, since it may have been ended in another process. */
    const reader = async (): Promise<Person | null> =>
      (await sessionUser(settings.sessions, sid)) === person.id ? personNow(ports, person.id) : null;
    const look = async (tell: boolean): Promise<void> => {
      try {
        const who = await reader();
        const text = who === null ? null : tell ? await subject.news(ports, who) : '';
        if (text === null) stream.over();
        else if (tell) stream.tell(text);
        else stream.beat();
      } catch (error) {
        log.warn({ fault: faultOf(error) }, 'a page could not be told what is new');
        stream.cut();
      }
    };
    const leave = hub.watch({ concerns: subject.concerns, look: () => look(true) });
    const beats = setInterval(() => void look(false), beatMs);
    const { stopping } = settings;
    stopping?.addEventListener('abort', stream.cut);
    count(person.id, 1);
    res.on('close', () => {
      leave();
      clearInterval(beats);
      stopping?.removeEventListener('abort', stream.cut);
      count(person.id, -1);
    });
    void look(true);
  };

  return async (req, res) => {
    const person = await personOf(house, req);
    const subject = subjectOf(param(req, 'of'), param(req, 'id'), queryIn(req));
    const sid = letGo(req);
    // "No content" tells a browser not to ask again.
    if (person === null || subject === null || (open.get(person.id) ?? 0) >= most || settings.stopping?.aborted === true)
      res.status(204).end();
    else follow(person, sid, { req, res, subject });
  };
};
