import type { Directory, Person } from '../domain/directory.ts';
import type { Ref } from '../domain/words.ts';
import { matchesOf, type Match } from './matching.ts';
import type { Queryable } from './reference-data.ts';
import { visibleTo } from './visibility.ts';

type Overlap = { readonly ref?: Ref; readonly gateway?: string; readonly kinds: readonly string[]; readonly why: readonly string[] };

const sentences: Readonly<Record<string, string>> = {
  'operation-name': 'Both bids name the same operation.',
  'group-reference': 'Both bids give the same OCG or APMIS reference.',
  place: 'Both bids name the same place.',
  'threat-at-place': 'Both bids report the same type of threat there.',
};
const why = (kinds: readonly string[]): readonly string[] => kinds.flatMap((kind) => sentences[kind] ?? []);

/** DUP-2: a match that the asker may open by its reference; any other only to the gateway: whose it is and the kind, nothing more. */
export const overlapsFor = async (
  client: Queryable,
  asker: Person,
  { ref, directory }: { readonly ref: Ref; readonly directory: Directory },
): Promise<readonly Overlap[]> => {
  const visible = visibleTo(asker, directory);
  const openQuery = `SELECT ref, region FROM ${visible.text} AS visible WHERE opens = 'page' AND ref = ANY($${String(visible.next)}::text[])`;
  const matches = await matchesOf(client, ref);
  const refs = [ref, ...matches.map((match) => match.ref)];
  const { rows } = await client.query<{ ref: string; region: string }>(openQuery, [...visible.values, refs]);
  const opened = new Set(rows.map((row) => row.ref));
  const region = directory.regions[rows.find((row) => row.ref === ref)?.region ?? ''];
  if (region === undefined) return [];
  const ofGateway =
    region.gateway === asker.organisation && asker.roles.some((role) => role === 'triage-officer' || role === 'gateway-manager');
  const told = ({ ref: other, region: elsewhere, kinds }: Match): readonly Overlap[] => {
    if (opened.has(other)) return [{ ref: other, kinds, why: why(kinds) }];
    const gateway = directory.regions[elsewhere]?.gateway;
    return ofGateway && gateway !== undefined ? [{ gateway, kinds, why: why(kinds) }] : [];
  };
  return matches.flatMap(told);
};
