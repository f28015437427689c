import { setImmediate as sent } from 'node:timers/promises';
import { highestMarking } from '../../../domain/marking.ts';
import type { Marking } from '../../../domain/words.ts';
import { successorOf } from '../../successor.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { frameOf, isSection, sections, type Section } from './frame.ts';
import { openCase, type Opened } from './open.ts';
import { development } from './development/page.ts';
import { history } from './history/page.ts';
import { links } from './links/page.ts';
import { messages } from './messages/page.ts';
import { overlaps } from './overlaps/page.ts';
import { overview } from './overview/page.ts';
import { ownership } from './ownership/page.ts';
import { reassessment } from './reassessment/page.ts';
import { rounds } from './rounds/page.ts';
import { terms } from './terms/page.ts';
import { triage } from './triage/page.ts';
import { value } from './value/page.ts';

/**
 * One part of a case page: what its view needs beside the frame; `markings` of what it shows beside the bid, which may be higher than
 * that of the case; `spent` says why it is not shown any more today (429).
 */
export type Part = (
  visit: Visit,
  opened: Opened,
) => Promise<Readonly<Record<string, unknown>> & { readonly markings?: readonly Marking[] }>;
const parts: { readonly [S in Section]: Part } = {
  overview,
  overlaps,
  links,
  triage,
  terms,
  development,
  reassessment,
  ownership,
  value,
  messages,
  history,
  rounds,
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
  const read = opens === 'stub' ? 'stub' : section === 'overview' ? 'case' : section;
  const logged = ports.consultations.log({ actor: person.id, action: 'read', object: `${read}:${on.ref}` });
  if (opens === 'stub') {
    await logged;
    return stub(opened);
  }
  const title = section === 'overview' ? on.ref : `${sections[section]} – ${on.ref}`;
  // The frame is worked out while the database is at work on the rest.
  const framed = sent().then(() => frameOf(visit, opened, section));
  const [part, mergedInto, frame] = await Promise.all([parts[section](visit, opened), successorOf(ports, opened), framed, logged]);
  const { markings = [], ...shown } = part;
  const data: Readonly<Record<string, unknown>> = { ...frame, mergedInto, ...shown };
  const marking = highestMarking([on.marking, ...markings]);
  const refused = typeof data['spent'] === 'string' ? { status: 429 } : {};
  // A former owner's case changes no more.
  const live = opens === 'page' ? { live: { stream: `/live/cases/${on.ref}?since=${String(on.version)}`, show: visit.address } } : {};
  return { kind: 'page', view: `case/${section}/view.njk`, title, marking, data, ...refused, ...live };
};
