// By hand from journey.md sections 2 and 3, CLK-3 and OWN-8: in which stages a command may be given, whether a hold stops it, and whether an
// SIO who is not available does. One line a command: stages | on hold | SIO not available.
// Where those are silent: what stands on an ended case waits for no SIO (nobody could report them available there); a case that is closing
// still answers a merge that was proposed before; the ledger goes into a new round with its case (REO-1), so value is open at every stage;
// what a nudge or a correction would ask of is asleep on hold; time's own command that waits is put off day by day (decision 37), and
// `lapse-return` finds out for itself whether the SIO was told (TRI-5).
import type { CommandName } from '../../domain/commands.ts';
import type { Stage } from '../../domain/words.ts';

const words: Readonly<Record<string, readonly Stage[]>> = {
  work: ['development', 'product-review', 'acceptance'],
  live: [
    'triage-queue', 'in-triage', 'returned', 'redirect-offered', 'decline-review', 'consideration', 'awaiting-capacity', 'terms', 'development',
    'product-review', 'acceptance', 'reassessment', 'ownership', 'escalated', 'closing',
  ],
  ended: ['closed', 'declined', 'withdrawn', 'lapsed', 'redirected', 'merged'],
}; // prettier-ignore
type When = `${string} | ${'goes on' | 'waits'} | ${'goes on' | 'waits'}`;

const table: { readonly [C in CommandName]: When } = {
  'submit-bid': ' | waits | waits',
  claim: 'triage-queue | waits | waits',
  release: 'in-triage | waits | waits',
  'reassign-triage': 'in-triage | goes on | goes on',
  'return-for-information': 'in-triage | waits | waits',
  'answer-and-resubmit': 'returned | waits | waits',
  redirect: 'in-triage | waits | waits',
  'acknowledge-redirect': 'redirect-offered | waits | waits',
  'bounce-redirect': 'redirect-offered | waits | goes on',
  recommend: 'in-triage | waits | waits',
  'countersign-recommendation': 'in-triage | waits | waits',
  'return-recommendation': 'in-triage | waits | waits',
  'propose-decline': 'in-triage consideration awaiting-capacity | waits | waits',
  'approve-decline': 'decline-review | waits | waits',
  'overturn-decline': 'decline-review | waits | waits',
  appeal: 'declined | goes on | goes on',
  'decide-appeal': 'declined | goes on | goes on',
  'override-priority': 'live | goes on | goes on',
  'flag-urgent': 'live | goes on | goes on',
  'confirm-urgent': 'live | goes on | goes on',
  'lower-urgent': 'live | goes on | goes on',
  link: 'live | goes on | goes on',
  unlink: 'live ended | goes on | goes on',
  'confirm-link': 'live ended | goes on | goes on',
  'propose-merge': 'in-triage | waits | waits',
  'consent-merge': 'live | goes on | waits',
  'refuse-merge': 'live | goes on | waits',
  unmerge: 'merged | waits | goes on',

  accept: 'consideration | waits | waits',
  'refer-back': 'consideration awaiting-capacity | waits | waits',
  allocate: 'consideration awaiting-capacity | waits | waits',
  reallocate: 'terms work reassessment ownership escalated closing | goes on | goes on',
  'record-first-contact': 'terms | waits | goes on',
  'propose-terms': 'terms work | waits | waits',
  'sign-terms': 'terms work | waits | waits',
  'reject-terms': 'terms work | waits | waits',
  'withdraw-terms': 'terms work | waits | waits',
  'acknowledge-terms': 'terms work reassessment ownership escalated closing | goes on | goes on',
  'declare-impasse': 'terms work reassessment | waits | waits',
  'resolve-impasse': 'terms work reassessment | waits | waits',

  'assign-team': 'work | waits | goes on',
  'log-work': 'work | waits | goes on',
  'confirm-pnd': 'terms work reassessment ownership escalated closing closed | waits | goes on',
  'submit-product': 'work | waits | waits',
  'review-product': 'work | waits | waits',
  'accept-product': 'work | waits | waits',
  'request-rework': 'work | waits | waits',
  'disseminate-product': 'terms work reassessment ownership escalated closing closed | waits | waits',
  'propose-reassessment': 'reassessment | waits | waits',
  'sign-reassessment': 'reassessment | waits | waits',
  'reject-reassessment': 'reassessment | waits | waits',

  'confirm-ownership': 'ownership | waits | waits',
  escalate: 'ownership | waits | waits',
  'revise-paper': 'escalated | waits | waits',
  'withdraw-escalation': 'escalated | waits | waits',
  'list-for-meeting': 'escalated | waits | goes on',
  'record-decision': 'escalated | waits | waits',
  'confirm-decision': 'escalated | waits | waits',
  'contest-record': 'escalated | waits | waits',
  'accept-transfer': 'escalated | goes on | goes on',
  'refuse-transfer': 'escalated | goes on | goes on',
  'record-master-list-change': 'live | goes on | goes on',
  'propose-handover': 'live | goes on | goes on',
  'accept-handover': 'live | goes on | goes on',
  'refuse-handover': 'live | goes on | goes on',
  'report-sio-unavailable': 'live | goes on | goes on',
  'report-sio-available': 'live | goes on | goes on',

  'log-value': 'terms work reassessment ownership escalated closing ended | goes on | goes on',
  'verify-value': 'live ended | goes on | goes on',
  'dispute-value': 'live ended | goes on | goes on',
  'answer-dispute': 'live ended | goes on | goes on',
  'reverse-value': 'live ended | goes on | goes on',
  'record-apmis-entry': 'live ended | goes on | goes on',
  'reconcile-value': 'live ended | goes on | goes on',
  close: 'closing | waits | waits',
  'record-review': 'closed | goes on | goes on',
  reopen: 'closed | waits | waits',
  withdraw: 'live -closing | goes on | goes on',
  hold: 'live -redirect-offered -closing | waits | goes on',
  resume: 'live -redirect-offered -closing | goes on | goes on',
  'review-hold': 'live -redirect-offered -closing | goes on | goes on',
  ask: 'live | goes on | goes on',
  reply: 'live | goes on | goes on',
  nudge: 'live | waits | goes on',
  note: 'live ended | goes on | goes on',
  'correct-entry': 'live ended | waits | goes on',

  tell: 'live ended | goes on | goes on',
  'end-offer': 'triage-queue | goes on | goes on',
  'lapse-return': 'returned | waits | goes on',
  'end-appeal-window': 'declined | goes on | goes on',
  'lapse-handover': 'live | goes on | goes on',
  'lapse-merge': 'in-triage | goes on | waits',
  'return-transfer': 'escalated | goes on | waits',
  'ask-review': 'closed | goes on | goes on',
  'release-leaver': 'live | goes on | goes on',
  'recompute-clocks': 'live ended | goes on | goes on',
  'record-overlaps': 'live ended | goes on | goes on',
  'propose-candidate': 'consideration awaiting-capacity | goes on | goes on',
  'record-value-export': 'live ended | goes on | goes on',
};

const stagesOf = (said: string): readonly Stage[] => {
  const parts = said.split(' ').filter((part) => part !== '');
  const without = parts.filter((part) => part.startsWith('-')).map((part) => part.slice(1));
  return parts.filter((part) => !part.startsWith('-')).flatMap((part) => words[part] ?? [part as Stage]).filter((stage) => !without.includes(stage)); // prettier-ignore
};
export const whenOf = (name: CommandName) => {
  const [stages = '', held, unavailable] = table[name].split(' | ');
  return { stages: stagesOf(stages.trim()).toSorted(), whileHeld: held === 'goes on', whileSioUnavailable: unavailable === 'goes on' };
};
export const commands = Object.keys(table) as CommandName[];
