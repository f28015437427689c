// Whoever is to move a case on is told: the pen's own notices reach somebody who may, wherever somebody may at all.
import { mayOpen } from '../../domain/access.ts';
import { runningAppeal } from '../../domain/appeal-state.ts';
import { sioUnavailable } from '../../domain/availability.ts';
import { isLive, type Case } from '../../domain/case.ts';
import type { CaseCommand } from '../../domain/commands.ts';
import { offered } from '../../domain/decide.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import type { Facts } from '../../domain/facts.ts';
import { pendingMerge } from '../../domain/merge-state.ts';
import { recipients } from '../../domain/recipients.ts';
import type { LiveStage } from '../../domain/words.ts';

const ofToex = ['resolve-impasse'] as const;
const ofTerms = ['propose-terms', 'sign-terms', 'reject-terms', 'withdraw-terms'] as const;
/** By hand: by what whoever has the pen of a stage takes the case further, or gives it to somebody who does. */
const moving: { readonly [S in LiveStage]: readonly CaseCommand[] } = {
  'triage-queue': ['claim'],
  'in-triage': ['recommend', 'countersign-recommendation', 'return-recommendation', 'release'],
  returned: ['answer-and-resubmit'],
  'redirect-offered': ['acknowledge-redirect', 'bounce-redirect'],
  'decline-review': ['approve-decline', 'overturn-decline'],
  consideration: ['accept', 'allocate', 'refer-back'],
  'awaiting-capacity': ['allocate', 'refer-back'],
  terms: [...ofTerms, ...ofToex],
  development: ['submit-product', 'assign-team', ...ofTerms, ...ofToex],
  'product-review': ['review-product', ...ofTerms, ...ofToex],
  acceptance: ['accept-product', 'request-rework', ...ofTerms, ...ofToex],
  reassessment: ['propose-reassessment', 'sign-reassessment', 'reject-reassessment', ...ofToex],
  ownership: ['confirm-ownership', 'escalate'],
  escalated: ['list-for-meeting', 'record-decision', 'confirm-decision', 'contest-record', 'accept-transfer', 'refuse-transfer'],
  closing: ['log-value', 'close'],
};
/** What waits for something else than whoever has the pen: the end of a hold or of a merge, a successor to the SIO (OWN-8), the day of a sitting. */
const waitsForElse = (on: Case, facts: Facts): boolean =>
  on.hold !== null ||
  pendingMerge(on) !== null ||
  sioUnavailable(on, facts) ||
  (on.stage === 'escalated' && escalationOf(on)?.standing === 'listed');
const commandsOf = (on: Case): readonly CaseCommand[] => {
  if (runningAppeal(on) !== null) return ['decide-appeal'];
  return isLive(on) ? moving[on.stage as LiveStage] : [];
};

type Reached = 'somebody' | 'nobody who may' | 'nobody may';
/** Whom the notices of its pen reach; null where it has none, or waits for something else. */
export const reachedBy = (on: Case, facts: Facts): Reached | null => {
  const commands = commandsOf(on);
  if (on.pen === null || commands.length === 0 || (isLive(on) && waitsForElse(on, facts))) return null;
  const may = (id: string): boolean => {
    const actor = facts.directory.people[id];
    if (actor?.active !== true || mayOpen(on, actor, facts) !== 'page') return false;
    return commands.some((name) => offered(name, on, { ...facts, actor }) === null);
  };
  if (recipients(['pen-holder'], on, facts).some(may)) return 'somebody';
  return Object.keys(facts.directory.people).some(may) ? 'nobody who may' : 'nobody may';
};
