import { releasedBy, readsDisclosed, type Released } from '../domain/disclosure.ts';
import type { Case } from '../domain/case.ts';
import type { Entry } from '../domain/entries.ts';
import type { Facts } from '../domain/facts.ts';
import { leadsOf, linksOf, type Link } from '../domain/link-state.ts';
import { gatewayOfOther, linkIn, sightOf, type LinkSight } from '../domain/link-sight.ts';
import { partnerIn, type Merge } from '../domain/merge-state.ts';
import { entryOf } from '../domain/sides.ts';
import type { Ref } from '../domain/words.ts';
import type { Ports } from './ports.ts';

type Files = Pick<Ports, 'files'>;
type Reading = { readonly on: Case; readonly facts: Facts };
const casesOf = async ({ files }: Files, refs: readonly Ref[]): Promise<Readonly<Record<Ref, Case>>> =>
  refs.length === 0 ? {} : (await files.beside([...new Set(refs)].map((stream) => ({ stream })))).cases;

/** What the lead case discloses of a product: what it says and where it is held; nothing of how it came about. */
const disclosure = ({ id, round, type, title, marking, status, heldAt, options, gaps }: Released) => {
  return {
    id,
    round,
    type,
    title,
    marking,
    status,
    heldAt,
    options: options.map(({ strand, fourP, text }) => ({ strand, fourP, text })),
    gaps,
  };
};
export type SeenLink = Link & {
  readonly sight: Exclude<LinkSight, 'hidden'>;
  /** Of a case that leads this one, for the people of its owner (DUP-4). */
  readonly products: readonly ReturnType<typeof disclosure>[];
};
/** The links of a case as its reader may see them. What is disclosed to them is logged: who, what, when (REC-4). */
export const linksFor = async (ports: Pick<Ports, 'files' | 'consultations'>, { on, facts }: Reading): Promise<readonly SeenLink[]> => {
  const { actor } = facts;
  const cases = await casesOf(ports, Object.keys(on.links ?? {}));
  const seen = linksOf(on).flatMap((link): readonly SeenLink[] => {
    const other = entryOf(cases, link.other);
    const sight = sightOf(on, { other, link }, facts);
    const reads = other !== null && actor?.active === true && leadsOf(on).includes(link.other) && readsDisclosed(on, other, actor);
    return sight === 'hidden'
      ? []
      : [{ ...link, gateway: gatewayOfOther(other, link, facts), sight, products: reads ? releasedBy(other).map(disclosure) : [] }];
  });
  for (const { other, products } of seen)
    for (const { id } of products)
      await ports.consultations.log({
        actor: actor?.id ?? '',
        action: 'disclose',
        object: `product:${other}:${id}`,
        recipients: [actor?.id ?? '', on.ref],
      });
  return seen;
};

/** The merges of a case as its reader may see them: as a link would be, and all of them for its SIO (DUP-4). */
export const mergesFor = async (ports: Files, { on, facts }: Reading): Promise<readonly Merge[]> => {
  const merges = Object.values(on.merges ?? {});
  const cases = await casesOf(
    ports,
    merges.map((merge) => partnerIn(merge, on)),
  );
  return merges.filter((merge) => sightOf(on, { other: entryOf(cases, partnerIn(merge, on)), link: null }, facts) !== 'hidden');
};

/** Which entries the reader may read: those that speak of a case at the other end of a link or a merge only as far as they may see it. */
export const readableEntries = async (
  ports: Files,
  { on, facts }: Reading,
  entries: readonly Entry[],
): Promise<(entry: Entry) => boolean> => {
  const named = entries.flatMap((entry) => linkIn(entry, on)?.other ?? []);
  const cases = await casesOf(ports, named);
  return (entry) => {
    const found = linkIn(entry, on);
    return found === null || sightOf(on, { other: entryOf(cases, found.other), link: found.link }, facts) !== 'hidden';
  };
};
