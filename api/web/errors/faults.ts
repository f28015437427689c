import type { ErrorRequestHandler, RequestHandler } from 'express';
import { faultOf, isUnavailable, log } from '../../log.ts';
import { missing, send, type Rooms } from '../serve.ts';
import { first } from '../form/answers.ts';
import { outTo, ownPath } from '../sign-in/going.ts';
import { formIn, visitOf } from '../visit.ts';
import { lapsed } from './lapsed.ts';

type Words = { readonly status: number; readonly title: string; readonly detail: string };
const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : 500;
const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

const wordsFor = (error: unknown): Words => {
  const status = statusOf(error);
  if (hasCode(error, 'EFOREIGNFORM'))
    return {
      status: 403,
      title: 'This form came from another site',
      detail: 'Nothing was done. Forms of this service are sent from its own pages only.',
    };
  if (isUnavailable(error))
    return {
      status: 503,
      title: 'The record cannot be reached',
      detail: 'Nothing was lost that was acknowledged. Wait a moment and load the page again; sending the same form again does no harm.',
    };
  if (status === 413)
    return {
      status,
      title: 'That is too much text',
      detail: 'Nothing was done. Shorten the text to less than one megabyte and send the form again.',
    };
  if (status >= 400 && status < 500)
    return { status, title: 'This request cannot be read', detail: 'Nothing was done. Go back and try again.' };
  return {
    status: 500,
    title: 'Something went wrong',
    detail: 'What you sent may not have been recorded. Open the case to see; sending the same form again does no harm.',
  };
};

export const noSuchPage =
  (rooms: Rooms): RequestHandler =>
  async (req, res) => {
    send(rooms, { req, res, visit: await visitOf(rooms.house, req) }, missing);
  };

/** The last resort: says what happened to the work, and a way back. The log has the rest, under the same number. */
export const fault =
  (rooms: Rooms): ErrorRequestHandler =>
  // Express knows an error handler by its four parameters.
  // eslint-disable-next-line max-params
  async (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    if (hasCode(error, 'EBADCSRFTOKEN')) {
      // Signed in elsewhere meanwhile: whoever it is now goes on, and nobody else has become anyone.
      if (req.path === '/sign-in' && rooms.house.ports.identity === null) {
        res.redirect(303, ownPath(first(formIn(req), 'then')));
        return;
      }
      const visit = await visitOf(rooms.house, req);
      // Pressed twice: whoever has signed out is told so again, and not that nothing was done.
      if (req.path === '/sign-out' && visit === null) {
        res.redirect(303, outTo(rooms.house.ports.identity));
        return;
      }
      send(rooms, { req, res, visit }, lapsed(req, visit));
      return;
    }
    const { status, title, detail } = wordsFor(error);
    if (status >= 500) log.error({ fault: faultOf(error) }, 'a page faulted');
    send(
      rooms,
      { req, res, visit: null },
      { kind: 'page', view: 'errors/fault.njk', title, data: { detail, requestId: res.get('X-Request-Id') }, status },
    );
  };
