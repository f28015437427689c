import { first } from '../form/answers.ts';
import { mayAudit } from '../../auditors.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';

const PAGE_SIZE = 50;
type Verdict = Awaited<ReturnType<Visit['ports']['verifier']['verify']>> | null;

const shown = async ({ ports, person, query }: Visit, verdict: Verdict): Promise<Reply> => {
  const [object, actor] = [first(query, 'object'), first(query, 'actor')];
  const page = Math.max(1, Math.trunc(Number(first(query, 'page'))) || 1);
  const found = await ports.consultations.search({
    ...(object === '' ? {} : { object }),
    ...(actor === '' ? {} : { actor }),
    page,
    pageSize: PAGE_SIZE,
  });
  const by = [...(object === '' ? [] : ['object']), ...(actor === '' ? [] : ['actor'])];
  if (by.length > 0) await ports.consultations.log({ actor: person.id, action: 'search', object: `audit?${by.join('&')}` });
  const address = new URLSearchParams({ ...(object === '' ? {} : { object }), ...(actor === '' ? {} : { actor }) }).toString();
  return {
    kind: 'page',
    view: 'audit/view.njk',
    title: 'Audit',
    data: { found, object, actor, verdict, address, pages: Math.max(1, Math.ceil(found.total / PAGE_SIZE)) },
  };
};

/** Who read, searched and exported what: for the auditor, who sees the audit and not the narrative. */
export const audit: PageOf = async (visit) => (mayAudit(visit.person) ? shown(visit, null) : { kind: 'missing' });

export const verifyChains: PageOf = async (visit) => {
  if (!mayAudit(visit.person)) return { kind: 'missing' };
  const verdict = await visit.ports.verifier.verify();
  await visit.ports.consultations.log({ actor: visit.person.id, action: 'verify', object: 'journal' });
  return shown(visit, verdict);
};
