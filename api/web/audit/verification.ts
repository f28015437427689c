import { mayAudit } from '../../auditors.ts';
import { isId } from '../../middleware/headers.ts';
import { verificationUnder, verifyOnce } from '../../verifications.ts';
import { newKey } from '../command/form.ts';
import { first } from '../form/answers.ts';
import { forAuditors } from './page.ts';
import type { PageOf, Visit } from '../visit.ts';

const ASK_AGAIN_SECONDS = 2;
const needs = ({ ports, settings }: Visit) => ({ ...ports, stopping: settings.stopping });

/** Has the whole record verified. The same form sent again is the same verification, and leads to the same page. */
export const verifyChains: PageOf = async (visit) => {
  if (!mayAudit(visit.person)) return forAuditors(visit);
  const sent = first(visit.answers, '_key');
  const key = isId(sent) ? sent : newKey();
  const problem = await verifyOnce(needs(visit), { by: visit.person, key });
  if (problem === null) return { kind: 'go', to: `/audit/verifications/${encodeURIComponent(key)}` };
  const { detail, status, rule } = problem;
  return {
    kind: 'page',
    view: 'errors/refused.njk',
    title: 'Nothing was verified',
    status,
    data: { detail, rule, back: '/audit', backText: 'Back to the audit' },
  };
};

const titles = {
  'under-way': 'The chains are being verified',
  done: 'What the verification found',
  broken: 'The verification was broken off',
};
/** How far it is, and then what it found. */
export const verification: PageOf = async (visit) => {
  const key = visit.param('key');
  if (!mayAudit(visit.person)) return forAuditors(visit);
  const found = isId(key) ? await verificationUnder(needs(visit), { by: visit.person, key }) : null;
  if (found === null) return { kind: 'missing' };
  return {
    kind: 'page',
    view: 'audit/verification.njk',
    title: titles[found.is],
    data: { found, key: newKey() },
    ...(found.is === 'under-way' ? { refresh: ASK_AGAIN_SECONDS } : {}),
  };
};
