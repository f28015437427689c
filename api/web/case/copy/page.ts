import { whoCouldFollow } from '../../../../domain/could.ts';
import { beginDraft, draftFor } from '../../../drafts.ts';
import { copyOf } from '../../../following.ts';
import { isId } from '../../../middleware/headers.ts';
import { inNames, waitsFor } from '../../command/able.ts';
import { newKey } from '../../command/form.ts';
import { first } from '../../form/answers.ts';
import type { PageOf, Visit } from '../../visit.ts';
import { openCase, type Opened } from '../open.ts';

/** What a copy leaves out, and why: told where the draft is gone on with. */
const leftOut =
  'Your tasking decision with its date and reference (BID-3), the answer on immediate risk (BID-4), and necessity and proportionality are not copied: each bid says them anew.';

/** Who could begin a draft that follows it as it stands; where nobody could, what the case waits for and with whom that is. */
const ableToCopy = (visit: Visit, { on, facts }: Opened) => {
  const able = inNames(visit, whoCouldFollow(on, facts));
  return able.length > 0 ? { able } : waitsFor(visit, on);
};

/** REO-1: begins a draft that follows this case. The key of the form is the name of the draft: what is clicked twice is one. */
export const copyCase: PageOf = async (visit) => {
  const opened = await openCase(visit);
  if (opened === null) return { kind: 'missing' };
  const { ports, person, answers } = visit;
  const { ref } = opened.on;
  const copy = await copyOf(ports, person, ref);
  if ('problem' in copy)
    return {
      kind: 'page',
      view: 'errors/refused.njk',
      title: 'This case is not copied to a new draft',
      status: copy.problem.status === 403 ? 403 : 409,
      data: {
        // What is wrong is the case itself: no form has a field for it.
        detail: copy.problem.fields?.map(({ message }) => message).join(' ') ?? copy.problem.detail,
        rule: copy.problem.rule ?? 'REO-1',
        ...ableToCopy(visit, opened),
        back: `/cases/${ref}`,
        backText: `Back to ${ref}`,
      },
    };
  const key = first(answers, '_key');
  const id = isId(key) ? key : newKey();
  await beginDraft(ports, person, { id, bid: { follows: ref } });
  if ((await draftFor(ports, person, id)) === null) return { kind: 'missing' };
  visit.say(`${ref} is copied to this draft. ${leftOut}`);
  return { kind: 'go', to: `/drafts/${id}/tasks` };
};
