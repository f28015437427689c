import { offered } from '../../../domain/decide.ts';
import { paged } from '../form/paged.ts';
import type { PageOf, Visit } from '../visit.ts';

/** The cases among these whose holder this person could nudge now. */
const nudgeableFor = async ({ ports, person }: Visit, refs: readonly string[]): Promise<readonly string[]> => {
  if (!person.roles.includes('gateway-manager') && !person.roles.includes('toex-manager')) return [];
  const facts = await ports.files.facts(person);
  const cases = await Promise.all(refs.map((ref) => ports.files.open(ref)));
  return cases.flatMap((on) => (on !== null && offered('nudge', on, facts) === null ? [on.ref] : []));
};

const causes: Readonly<Record<string, string>> = {
  'sio-unavailable': 'SIO unavailable',
  technical: 'Part of the service fails',
  'waiting-on-body': 'Waiting on another body',
};

/** Every live case that stands still and is visible to this person, with its cause, what would move it, and a nudge. */
export const stalled: PageOf = async (visit) => {
  const rows = await visit.ports.questions.stalled(visit.person);
  const { shown, paging } = paged(rows, visit);
  const nudgeable = await nudgeableFor(
    visit,
    shown.map(({ ref }) => ref),
  );
  return {
    kind: 'page',
    view: 'stalled/view.njk',
    title: 'Stalled cases',
    data: { rows: shown, total: rows.length, ...paging, nudgeable, causes },
  };
};
