import type { PageOf, Reply, Visit } from '../visit.ts';
import { frameOf, isSection, sections, type Section } from './frame.ts';
import { openCase, type Opened } from './open.ts';
import { development } from './development/page.ts';
import { history } from './history/page.ts';
import { messages } from './messages/page.ts';
import { overlaps } from './overlaps/page.ts';
import { overview } from './overview/page.ts';
import { ownership } from './ownership/page.ts';
import { reassessment } from './reassessment/page.ts';
import { terms } from './terms/page.ts';
import { triage } from './triage/page.ts';
import { value } from './value/page.ts';

/** One part of a case page: what its view needs beside the frame; `spent` says why it is not shown any more today (429). */
export type Part = (visit: Visit, opened: Opened) => Promise<Readonly<Record<string, unknown>>>;
const parts: { readonly [S in Section]: Part } = {
  overview,
  overlaps,
  triage,
  terms,
  development,
  reassessment,
  ownership,
  value,
  messages,
  history,
};

const stub = ({ on: { ref, stage, owner } }: Opened): Reply => ({
  kind: 'page',
  view: 'case/stub/view.njk',
  title: ref,
  data: { stub: { ref, stage, owner } },
});

/** A case, or of a restricted one its stub (ACC-4). Who reads it is logged (REC-4). */
export const casePage: PageOf = async (visit) => {
  const { param, ports, person } = visit;
  const section = param('section') === '' ? 'overview' : param('section');
  const opened = await openCase(visit);
  if (opened === null || !isSection(section)) return { kind: 'missing' };
  const { on, opens } = opened;
  await ports.consultations.log({
    actor: person.id,
    action: 'read',
    object: `${opens === 'stub' ? 'stub' : section === 'overview' ? 'case' : section}:${on.ref}`,
  });
  if (opens === 'stub') return stub(opened);
  const title = section === 'overview' ? on.ref : `${sections[section]} – ${on.ref}`;
  const data: Readonly<Record<string, unknown>> = { ...frameOf(visit, opened, section), ...(await parts[section](visit, opened)) };
  const refused = typeof data['spent'] === 'string' ? { status: 429 } : {};
  return { kind: 'page', view: `case/${section}/view.njk`, title, marking: on.marking, data, ...refused };
};
