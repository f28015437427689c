import type { OverlapOnFile, OverlapsOnFile } from '../api/ports.ts';
import type { Person } from '../domain/directory.ts';
import { instantAt } from '../domain/local-time.ts';
import { overlapKinds, type OverlapKind } from '../domain/overlap.ts';
import type { Ref } from '../domain/words.ts';
import { openedTo, SHOWN, triagesFor, whyOf } from './overlaps.ts';
import type { AtHand, Queryable } from './reference-data.ts';

type Found = { readonly ref: string; readonly region: string; readonly kinds: readonly OverlapKind[] };
/** The one kind that a search of either bid may find and the other one miss: each asks for the rarest words of its own summary. */
const oneSided: OverlapKind = 'summary-words';
// Of a pair the later of its two searches says everything, but for what it may have missed and the earlier one found. So both bids say the same.
const foundText = `WITH found AS (
    SELECT f.other, f.place, f.kinds, s.at < coalesce(theirs.at, '-infinity') AS overtaken FROM overlap_found AS f JOIN overlap_searched AS s USING (ref)
      LEFT JOIN overlap_searched AS theirs ON theirs.ref = f.other WHERE f.ref = $1
    UNION ALL SELECT f.ref, NULL, f.kinds, s.at < coalesce(mine.at, '-infinity') FROM overlap_found AS f JOIN overlap_searched AS s USING (ref)
      LEFT JOIN overlap_searched AS mine ON mine.ref = $1 WHERE f.other = $1)
  SELECT c.ref, c.region, array_agg(DISTINCT kind) AS kinds
  FROM found JOIN case_read AS c ON c.ref = found.other, unnest(found.kinds) AS kind WHERE NOT overtaken OR kind = $2
  GROUP BY c.ref, c.region, c.submitted_at ORDER BY min(place) NULLS LAST, c.submitted_at DESC, c.ref`;

/** DUP-1, DUP-2: what the service found by itself, as the gateway of the case may know it. Nothing is searched, so nothing is counted or logged as a search. */
export const overlapsOnFile = async (
  client: Queryable,
  asker: Person,
  { ref, directory, policy }: AtHand & { readonly ref: Ref },
): Promise<OverlapsOnFile | null> => {
  const [{ rows: found }, { rows: searched }] = await Promise.all([
    client.query<Found>({ name: 'overlaps-on-file', text: foundText, values: [ref, oneSided] }),
    client.query<{ at: Date }>({ name: 'overlaps-searched', text: 'SELECT at FROM overlap_searched WHERE ref = $1', values: [ref] }),
  ]);
  const opened = await openedTo(client, asker, { refs: [ref, ...found.map((each) => each.ref)], known: { directory, policy } });
  const region = directory.regions[opened.get(ref)?.region ?? ''];
  if (region === undefined || !triagesFor(region, asker)) return null;
  const items = found.map((match): OverlapOnFile => {
    const kinds = overlapKinds.filter((kind) => match.kinds.includes(kind));
    const said = { kinds, why: whyOf(kinds, policy.overlap) };
    const open = opened.get(match.ref);
    if (open !== undefined) return { ref: open.ref, stage: open.stage, operationName: open.operation_name, marking: open.marking, ...said };
    return { gateway: directory.regions[match.region]?.gateway ?? match.region, ...said };
  });
  const at = searched[0]?.at;
  return { searchedAt: at === undefined ? null : instantAt(at.getTime()), items: items.slice(0, SHOWN), total: items.length };
};
