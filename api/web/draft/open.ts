import { draftFor, submittedAs } from '../../drafts.ts';
import { isId } from '../../middleware/headers.ts';
import type { Draft } from '../../ports.ts';
import type { Reply, Visit } from '../visit.ts';

/** The draft that the address names, where it opens; who reads it is logged (REC-4). */
export const opened = async ({ ports, person, param }: Visit): Promise<Draft | null> => {
  const draft = isId(param('id')) ? await draftFor(ports, person, param('id')) : null;
  if (draft !== null) await ports.consultations.log({ actor: person.id, action: 'read', object: `draft:${draft.id}` });
  return draft;
};
/** A draft that was submitted is a case, or will be one in a moment. */
export const gone = (draft: Draft): Reply =>
  draft.submission?.ref == null
    ? {
        kind: 'page',
        view: 'errors/refused.njk',
        title: 'This draft is being submitted',
        data: { detail: submittedAs(draft).detail, rule: null, back: `/drafts/${draft.id}`, backText: 'Look again' },
      }
    : { kind: 'go', to: `/cases/${draft.submission.ref}` };
