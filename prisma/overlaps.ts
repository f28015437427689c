import type { Person, Region } from '../domain/directory.ts';
import { DAY_MS, dayOf, localOf, utcOf, instantAt } from '../domain/local-time.ts';
import type { OverlapPolicy } from '../domain/overlap.ts';
import type { Marking, Ref, Stage } from '../domain/words.ts';
import type { Overlap, OverlapsFound } from '../api/ports.ts';
import { inTransaction, type Database } from './database.ts';
import { matchesOf, type Match, type Sought } from './matching.ts';
import type { AtHand, Queryable } from './reference-data.ts';
import { visibleTo } from './visibility.ts';

/** The most that is listed. */
export const SHOWN = 50;
export const whyOf = (kinds: Match['kinds'], policy: OverlapPolicy): readonly string[] => kinds.map((kind) => policy.kinds[kind].why);

type OpenedCase = {
  readonly ref: string;
  readonly region: string;
  readonly stage: Stage;
  readonly operation_name: string | null;
  readonly marking: Marking;
};
/** DUP-2: of these cases those whose page opens for the asker; read from the one visibility relation (ACC-2). */
export const openedTo = async (
  client: Queryable,
  asker: Person,
  { refs, known }: { readonly refs: readonly string[]; readonly known: Pick<AtHand, 'directory' | 'policy'> },
): Promise<ReadonlyMap<string, OpenedCase>> => {
  const visible = visibleTo(asker, known);
  const text = `SELECT ref, region, stage, operation_name, marking FROM ${visible.text} AS visible WHERE opens = 'page' AND ref = ANY(${visible.value(refs)}::text[])`;
  const { rows } = await client.query<OpenedCase>(text, visible.values);
  return new Map(rows.map((row) => [row.ref, row]));
};

/** DUP-2: those of the matches that the asker may open. */
export const opening = async (
  client: Queryable,
  asker: Person,
  { matches, known }: { readonly matches: readonly Match[]; readonly known: Pick<AtHand, 'directory' | 'policy'> },
): Promise<readonly Match[]> => {
  const opened = await openedTo(client, asker, { refs: matches.map(({ ref }) => ref), known });
  return matches.filter(({ ref }) => opened.has(ref));
};

// One search at a time for each person, so that a hundred at once are counted like a hundred in a row.
const lockText = `SELECT pg_advisory_xact_lock(hashtextextended('overlap-search:' || $1, 0))`;
const logText = `INSERT INTO consultation (at, actor, action, object, recipients)
  SELECT $2, $1, CASE WHEN (SELECT count(*) FROM consultation
    WHERE actor = $1 AND action = 'search' AND starts_with(object, 'overlaps:') AND at >= $4) < $5 THEN 'search' ELSE 'search-refused' END, $3, '{}'
  RETURNING action`;
/** REC-4, DUP-2: the search is logged, made or refused. Null, or the seconds until the day is over on which this person has made theirs. */
const counted = async (
  pool: Database['pool'],
  asker: Person,
  { object, now, most }: { readonly object: string; readonly now: string; readonly most: number },
): Promise<number | null> => {
  const ms = Date.parse(now);
  const midnight = dayOf(localOf(ms)) * DAY_MS;
  const action = await inTransaction(pool, async (client) => {
    await client.query(lockText, [asker.id]);
    const { rows } = await client.query<{ action: string }>(logText, [asker.id, now, object, instantAt(utcOf(midnight)), most]);
    return rows[0]?.action;
  });
  return action === 'search' ? null : Math.ceil((utcOf(midnight + DAY_MS) - ms) / 1000);
};

/** DUP-2: whether somebody triages for the gateway of this region, which alone is told of what does not open for it. */
export const triagesFor = ({ gateway }: Pick<Region, 'gateway'>, asker: Person): boolean =>
  gateway === asker.organisation && asker.roles.some((role) => role === 'triage-officer' || role === 'gateway-manager');
/** DUP-2: a match that the asker may open by its reference; any other only to the gateway: whose it is and the kind, nothing more. */
const ofCase = async (client: Queryable, asker: Person, { ref, directory, policy }: AtHand & { readonly ref: Ref }) => {
  const matches = await matchesOf(client, ref, policy.overlap);
  const opened = await openedTo(client, asker, { refs: [ref, ...matches.map((match) => match.ref)], known: { directory, policy } });
  const region = directory.regions[opened.get(ref)?.region ?? ''];
  if (region === undefined) return [];
  const ofGateway = triagesFor(region, asker);
  const told = ({ ref: other, region: elsewhere, kinds }: Match): readonly Overlap[] => {
    const why = whyOf(kinds, policy.overlap);
    if (opened.has(other)) return [{ ref: other, kinds, why }];
    const gateway = directory.regions[elsewhere]?.gateway;
    return ofGateway && gateway !== undefined ? [{ gateway, kinds, why }] : [];
  };
  return matches.flatMap(told);
};
const ofBid = async (client: Queryable, asker: Person, { sought, directory, policy }: AtHand & { readonly sought: Sought }) => {
  const matches = await matchesOf(client, sought, policy.overlap);
  const seen = await opening(client, asker, { matches, known: { directory, policy } });
  return seen.map(({ ref, kinds }): Overlap => ({ ref, kinds, why: whyOf(kinds, policy.overlap) }));
};

/** A search by a person, for a case or for a bid that is none yet: logged, and no more in a day than policy says. */
export const overlapsFor = async (
  pool: Database['pool'],
  asker: Person,
  { of, known }: { readonly of: { readonly ref: Ref } | { readonly draft: string; readonly sought: Sought }; readonly known: AtHand },
): Promise<OverlapsFound> => {
  const object = 'ref' in of ? `overlaps:${of.ref}` : `overlaps:draft:${of.draft}`;
  const most = known.policy.overlap.searchesADay;
  const wait = await counted(pool, asker, { object, now: known.now, most });
  if (wait !== null) return { ok: false, most, retryAfter: wait };
  const found =
    'ref' in of ? await ofCase(pool, asker, { ...known, ref: of.ref }) : await ofBid(pool, asker, { ...known, sought: of.sought });
  return { ok: true, items: found.slice(0, SHOWN) };
};
