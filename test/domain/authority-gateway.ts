import type { Case } from '../../domain/case.ts';
import type { CaseCommand } from '../../domain/commands.ts';
import { narrative } from '../support/rulebook.ts';
import { redirected } from './situations.ts';
import { caseAt, storyAt } from './story.ts';

const [OFFICER, MANAGER, MANAGER2] = ['triage.northmarch', 'gateway-manager.northmarch', 'gateway-manager2.northmarch'] as const;
const [SOUTH, LEAD, ROCU] = ['gateway-manager.southvale', 'owner-lead.aldershire', 'owner-lead.northmarch-rocu'] as const;
const [OFFICER2, TOEX, SIA] = ['triage2.northmarch', 'toex-manager.northmarch', 'sia.northmarch'] as const;
const force = [
  'spoc.aldershire',
  'requester.aldershire',
  'sio.aldershire',
  LEAD,
  'sio2.aldershire',
  'super.aldershire',
  'chief.aldershire',
];
const flagged = (who: string) => storyAt('terms').give(who, 'flag-urgent', { actionTaken: narrative('Moved.'), actionRef: 'LOG 7' });
const south = () => redirected('other-gateway', 'southvale-rocu');
const partner = () => redirected('partner', 'national-oversight');
/** Whoever offered it. */
const OWN = { [OFFICER]: 'own-offer' };
const triage = () => caseAt('in-triage');

/** By hand from journey.md section 3, as in `authority.test.ts`: whoever is not named is the wrong person, or barred as it says. */
export const table: readonly (readonly [CaseCommand, string, () => Case, readonly string[], { readonly [who: string]: string }?])[] = [
  ['reassign-triage', 'in triage', triage, [MANAGER, MANAGER2]],
  ['redirect', 'in triage', triage, [OFFICER]],
  ['acknowledge-redirect', 'offered to another gateway', south, [SOUTH], OWN],
  [
    'acknowledge-redirect',
    'offered to the own ROCU',
    () => redirected('rocu-capability', 'northmarch-rocu'),
    [MANAGER, MANAGER2, ROCU],
    OWN,
  ],
  ['acknowledge-redirect', 'offered to a partner without an account', partner, [OFFICER]],
  ['acknowledge-redirect', 'left to the force', () => redirected('force-only', 'aldershire'), [LEAD], OWN],
  ['bounce-redirect', 'offered to another gateway', south, [SOUTH], OWN],
  ['bounce-redirect', 'offered to a partner without an account', partner, [OFFICER]],
  ['override-priority', 'in triage', triage, [MANAGER, MANAGER2]],
  ['override-priority', 'offered to another gateway', south, [MANAGER, MANAGER2]],
  ['override-priority', 'in terms', () => caseAt('terms'), [TOEX]],
  ['override-priority', 'in closing', () => caseAt('closing'), [TOEX]],
  ['flag-urgent', 'in triage', triage, [...force, OFFICER, OFFICER2, MANAGER, MANAGER2, TOEX]],
  ['flag-urgent', 'in terms', () => caseAt('terms'), [...force, OFFICER, OFFICER2, MANAGER, MANAGER2, TOEX, SIA]],
  ['confirm-urgent', 'flagged by the SIO', () => flagged('sio.aldershire'), [MANAGER, MANAGER2]],
  ['lower-urgent', 'flagged by the SIO', () => flagged('sio.aldershire'), [MANAGER, MANAGER2]],
];
