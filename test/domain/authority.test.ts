import { describe, expect, it } from 'vitest';
import { offered } from '../../domain/decide.ts';
import { directory, factsFor } from '../support/rulebook.ts';
import { afterwards, untimelyAfter } from './authority-after.ts';
import { between } from './authority-between.ts';
import { ofBodies, table } from './authority-road.ts';
import { caseAt } from './story.ts';

const [OFFICER, OFFICER2, MANAGER, TOEX] = ['triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'toex-manager.northmarch'] as const; // prettier-ignore
const [SIA, SIA2, SPOC, SIO] = ['sia.northmarch', 'sia2.northmarch', 'spoc.aldershire', 'sio.aldershire'] as const;

describe('ACC-1: who may give which command, of everybody whom the directory knows', () => {
  it.each([...table, ...ofBodies, ...afterwards, ...between].map((line) => [line[0], line[1], line] as const))(
    '%s, %s',
    (_name, _where, line) => {
      const [name, , caseOf, allowed, others = {}] = line;
      const on = caseOf();
      const answers = Object.keys(directory.people).map((who) => [who, offered(name, on, factsFor(who))?.code ?? 'allowed']);
      const expected = Object.keys(directory.people).map((who) => [
        who,
        allowed.includes(who) ? 'allowed' : (others[who] ?? 'wrong-person'),
      ]);
      expect(answers).toEqual(expected);
    },
  );
});

/** By hand from journey.md section 3: the right person at the wrong moment. */
const untimely: typeof untimelyAfter = [
  ['claim', OFFICER2, 'in-triage', 'claimed-by-other'],
  ['claim', OFFICER2, 'consideration', 'wrong-stage'],
  ['claim', OFFICER, 'in-triage', 'already-recorded'],
  ['claim', OFFICER, 'consideration', 'wrong-stage'],
  ['release', OFFICER, 'consideration', 'wrong-stage'],
  ['recommend', OFFICER, 'consideration', 'wrong-stage'],
  ['return-for-information', OFFICER, 'consideration', 'wrong-stage'],
  ['answer-and-resubmit', SPOC, 'in-triage', 'wrong-stage'],
  ['countersign-recommendation', MANAGER, 'consideration', 'wrong-stage'],
  ['return-recommendation', MANAGER, 'triage-queue', 'wrong-stage'],
  ['propose-decline', TOEX, 'terms', 'wrong-stage'],
  ['approve-decline', MANAGER, 'in-triage', 'wrong-stage'],
  ['overturn-decline', MANAGER, 'consideration', 'wrong-stage'],
  ['accept', TOEX, 'awaiting-capacity', 'wrong-stage'],
  ['refer-back', TOEX, 'terms', 'wrong-stage'],
  ['allocate', TOEX, 'terms', 'wrong-stage'],
  ['record-first-contact', SIA, 'development', 'wrong-stage'],
  ['reject-terms', SIA, 'reassessment', 'wrong-stage'],
  ['propose-terms', SIA, 'reassessment', 'wrong-stage'],
  ['withdraw-terms', SIO, 'development', 'no-open-version'],
  ['withdraw-terms', SIA, 'reassessment', 'wrong-stage'],
  ['assign-team', SIA, 'terms', 'wrong-stage'],
  ['log-work', SIA, 'reassessment', 'wrong-stage'],
  ['submit-product', SIA, 'reassessment', 'wrong-stage'],
  ['review-product', SIA2, 'acceptance', 'no-product-waits'],
  ['accept-product', SIO, 'product-review', 'no-product-waits'],
  ['propose-reassessment', SIA, 'development', 'wrong-stage'],
  ['sign-reassessment', SIO, 'reassessment', 'no-open-version'],
  ['confirm-ownership', SIO, 'closing', 'wrong-stage'],
  ['propose-handover', SIO, 'closed', 'wrong-stage'],
  ['accept-handover', 'sio2.aldershire', 'terms', 'no-handover'],
  ['refuse-handover', 'sio2.aldershire', 'closed', 'wrong-stage'],
  ['log-value', SIA, 'terms', 'wrong-stage'],
  ['verify-value', SIO, 'closing', 'nothing-to-verify'],
  ['dispute-value', SIO, 'terms', 'wrong-stage'],
  ['answer-dispute', SIO, 'closed', 'no-entry-waits'],
  ['reverse-value', SIA, 'terms', 'wrong-stage'],
  ['record-apmis-entry', SIA, 'closed', 'no-entry-waits'],
  ['reconcile-value', SIA, 'closed', 'no-entry-waits'],
  ['hold', TOEX, 'closing', 'wrong-stage'],
  ['resume', TOEX, 'terms', 'not-on-hold'],
  ['review-hold', TOEX, 'terms', 'not-on-hold'],
  ['close', SIA, 'ownership', 'wrong-stage'],
  ['withdraw', SIO, 'closing', 'wrong-stage'],
  ['withdraw', SPOC, 'closed', 'wrong-stage'],
];
describe('ACC-1: at the wrong moment nobody may', () => {
  it.each([...untimely, ...untimelyAfter].map((line) => [`${line[0]} by ${line[1]} in ${line[2]}`, line] as const))(
    '%s',
    (_title, [name, who, stage, code]) => {
      expect(offered(name, caseAt(stage), factsFor(who))).toMatchObject({ code });
    },
  );
});
