import { holds } from './access.ts';
import { mayOwn } from './directory.ts';
import type { Directory, Person } from './directory.ts';
import type { OrganisationId, Role, UserId } from './words.ts';

/** What access to a draft goes by: whose it is, who began it, and whom it names if it is restricted (ACC-1). */
export type DraftOf = {
  readonly agency: OrganisationId;
  readonly createdBy: UserId;
  readonly restricted: boolean;
  readonly named: readonly UserId[];
};

// Whoever may come to be the customer, the SIO or the SPOC of a bid prepares it; only a SPOC submits it (BID-1).
const preparers: readonly Role[] = ['spoc', 'requester', 'sio', 'owner-lead'];
const leads: readonly Role[] = ['spoc', 'owner-lead'];

/** Who prepares bids: those who ask, investigate or answer for an agency that can own risk. */
export const mayDraft = (who: Person, { organisations }: Pick<Directory, 'organisations'>): boolean =>
  mayOwn(organisations[who.organisation]) && preparers.some((role) => holds(who, role));
/** ACC-1: a draft is shared within its agency; a restricted one as its case would be. To everybody else it is not there (ACC-3). */
export const mayOpenDraft = (draft: DraftOf, who: Person, directory: Pick<Directory, 'organisations'>): boolean => {
  if (who.organisation !== draft.agency || !mayDraft(who, directory)) return false;
  return !draft.restricted || [draft.createdBy, ...draft.named].includes(who.id) || leads.some((role) => holds(who, role));
};
/** Of those to whom it opens: who began it, and who answers for the agency's bids. */
export const mayDiscardDraft = (draft: DraftOf, who: Person): boolean =>
  draft.createdBy === who.id || leads.some((role) => holds(who, role));
