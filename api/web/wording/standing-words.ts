import { agencyName } from '../../../domain/facts.ts';
import { inImpasse } from '../../../domain/impasse-state.ts';
import { runningAppeal } from '../../../domain/appeal-state.ts';
import type { Case } from '../../../domain/case.ts';
import type { Directory } from '../../../domain/directory.ts';
import { escalationOf, receiverOf, type Escalation } from '../../../domain/escalation-state.ts';
import { outcomeTitle } from './outcomes.ts';

type Standing = Escalation['standing'];
const titles: { readonly [S in Standing]: string } = {
  'to-list': 'Waits to be listed',
  listed: 'On an agenda',
  recorded: 'Decision recorded, not confirmed',
  'transfer-decided': 'Transfer offered',
  complete: 'Complete',
  withdrawn: 'Withdrawn',
};
const isStanding = (text: string): text is Standing => text in titles;
export const standingTitle = (text: string): string => (isStanding(text) ? titles[text] : text);

/** What happens now to an escalated or a redirected case, or to one with an appeal, and what comes next; null where nothing more is to be said than of its stage. */
export const standingWords = (
  on: Case,
  { directory }: { readonly directory: Directory },
): { readonly now: string; readonly next: string } | null => {
  if (runningAppeal(on) !== null)
    return {
      now: 'An appeal against the decline waits to be decided.',
      next: 'The decline stands, or the bid goes back to where it was declined from.',
    };
  if (inImpasse(on))
    return {
      now: 'An impasse is declared. The TOEX manager resolves it with the SIO’s line manager.',
      next: 'It resumes, or ends by what the two managers agree.',
    };
  const redirect = on.redirect;
  if (on.stage === 'redirect-offered' && redirect !== undefined)
    return {
      now: `${agencyName({ directory }, redirect.body)} is asked to take it up. The risk stays with its owner.`,
      next:
        redirect.kind === 'other-gateway'
          ? 'Acknowledged, it moves to that region under its reference; else it comes back to triage.'
          : 'Acknowledged, it ends here and that body goes on with it; else it comes back to triage.',
    };
  if (on.stage === 'redirected' && redirect !== undefined)
    return {
      now: `${agencyName({ directory }, redirect.body)} has taken it up. The risk stays with its owner.`,
      next: 'That body goes on with it.',
    };
  const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
  if (escalation === null) return null;
  const body = agencyName({ directory }, escalation.body);
  switch (escalation.standing) {
    case 'to-list':
      return { now: `The secretary of ${body} lists it for a sitting.`, next: 'It is decided at that sitting.' };
    case 'listed':
      return {
        now: `It stands on the agenda of ${escalation.listed?.meeting ?? body}.`,
        next: 'Whoever chairs that sitting decides who should own the threat.',
      };
    case 'recorded':
      return { now: 'The secretary has recorded the decision.', next: 'It takes effect when whoever decided confirms the record.' };
    case 'transfer-decided':
      return {
        now: `${agencyName({ directory }, receiverOf(on) ?? '')} is asked to take the threat over. Until it accepts, the risk stays where it is.`,
        next: 'It accepts with a named lead, or refuses, and the case goes back to the body.',
      };
    case 'complete':
    case 'withdrawn':
      return null;
  }
};

type Item = { readonly kind: string; readonly status: string; readonly outcome: string | null; readonly next: string | null };
/** How an item of an agenda stands. */
export const itemStanding = ({ kind, status, outcome, next }: Item): string => {
  const on = next === null ? '; no sitting is planned for it' : ` to ${next}`;
  if (status === 'deferred') return `Deferred${on}`;
  if (status === 'carried') return `Carried${on}`;
  if (status === 'over') return 'Over';
  if (status === 'struck') return 'Struck from the agenda';
  if (status === 'decided')
    return kind === 'ratify' ? (outcome === 'declined' ? 'Not ratified' : 'Ratified') : `Decided: ${outcomeTitle(outcome ?? '')}`;
  return kind === 'ratify' ? 'To be ratified' : 'To be decided';
};
