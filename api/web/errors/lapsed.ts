import type { Request } from 'express';
import { fieldsAt } from '../form/wrote.ts';
import { ownPath, signInTo } from '../sign-in/going.ts';
import type { Reply, Visit } from '../visit.ts';

const pathOf = (address: string): string => address.split('?', 1)[0] ?? '';

/** The page that the form stood on: a generated form's own address, else where the browser says that it came from. */
const formAddress = (req: Request): string => {
  if (fieldsAt(pathOf(req.originalUrl)) !== null) return ownPath(req.originalUrl);
  const from = URL.parse(req.get('referer') ?? '');
  // A page that was itself the answer to a form may not be there to go back to.
  return from === null || from.host !== req.host || from.pathname === pathOf(req.originalUrl) ? '/' : ownPath(from.pathname + from.search);
};

const ended =
  'Nothing was done. You were signed out since you opened the form: after two hours without doing anything, after twelve hours in any case, or because you signed out elsewhere. Sign in, and you come back to the form.';
const renewed =
  'Nothing was done. You have signed in again since you opened the form, and it belongs to the session before. Open it again and send it from there.';
/** The answer to a form of a session that is no more. What was sent is shown in this answer and nowhere kept; nothing is done. */
export const lapsed = (req: Request, visit: Visit | null): Extract<Reply, { kind: 'page' }> => {
  const form = formAddress(req);
  const [title, detail, onward] =
    visit === null
      ? ['Your session has ended', ended, { to: signInTo(form), text: 'Sign in' }]
      : ['This form is too old', renewed, { to: form, text: 'Open the form again' }];
  return { kind: 'page', view: 'errors/lapsed.njk', title, status: 403, data: { detail, onward } };
};
