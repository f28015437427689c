import type { Request } from 'express';
import type { Person } from '../../../domain/directory.ts';
import { log } from '../../log.ts';
import { renewed } from '../sessions.ts';

/** Opens a session under a new id for this person. */
export const openSession = async (req: Request, { id }: Person, idToken?: string): Promise<void> => {
  const { guided, attempts } = req.session;
  await renewed(req);
  req.session.userId = id;
  req.session.startedAt = Date.now();
  if (guided !== undefined) req.session.guided = guided;
  // Another page of this browser may still be on its way back from the provider; each is held to its own state and verifier.
  if (attempts !== undefined && attempts.length > 0) req.session.attempts = attempts;
  if (idToken !== undefined) req.session.idToken = idToken;
  // Made now and not by the first page: two pages at once would each make one, and the later would void the earlier's forms.
  req.csrfToken?.(true);
  log.info({ person: id }, 'signed in');
};
