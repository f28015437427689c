import { nextReached, nothingBeside, type Beside, type Reach } from '../../domain/beside.ts';
import { reachOf, reachOfSitting } from '../../domain/reaching.ts';
import { isCommand } from '../../domain/rulebook.ts';
import { isSittingCommand } from '../../domain/sitting-rulebook.ts';
import type { OrganisationId } from '../../domain/words.ts';
import type { GivenCommand, LockedStream, ReadPayload, ReadSittingPayload, RecordTransaction } from '../ports.ts';

export type Readers = { readonly read: ReadPayload; readonly readAtSitting: ReadSittingPayload };
type Given = { readonly command: GivenCommand; readonly locked: LockedStream | null };
/** The streams beside the command's own, locked; null under an id that nothing stands under. */
export type Others = ReadonlyMap<string, LockedStream | null>;

const reached = ({ command, locked }: Given, { read, readAtSitting }: Readers): readonly Reach[] => {
  const { name } = command;
  if (command.answer !== null || command.tooLate) return [];
  const body: unknown = JSON.parse(command.body);
  if (name === 'open-meeting') return reachOfSitting(name, null, readAtSitting(name, body));
  if (locked?.kind === 'sitting') return isSittingCommand(name) ? reachOfSitting(name, locked.state, readAtSitting(name, body)) : [];
  if (name === 'submit-bid') return reachOf(name, null, read(name, body));
  if (locked === null) return [];
  return isCommand(name) ? reachOf(name, locked.state, read(name, body)) : [];
};
type Named = { readonly ids: readonly string[]; readonly next: string | null; readonly unratified: readonly string[] };
const named = async (reaches: readonly Reach[], tx: Pick<RecordTransaction, 'facts' | 'nextSitting' | 'toRatify'>): Promise<Named> => {
  const ids: string[] = [];
  const unratified: string[] = [];
  let next: string | null = null;
  for (const reach of reaches) {
    if ('stream' in reach) ids.push(reach.stream);
    else if ('toRatifyBy' in reach) {
      const owed = await tx.toRatify(reach.toRatifyBy);
      ids.push(...owed.map(({ ref }) => ref));
      unratified.push(...owed.map(({ key }) => key));
    } else {
      const at = nextReached(reach, (await tx.facts('system'))?.directory ?? { regions: {} });
      next = at === null ? null : await tx.nextSitting(at.body, at.but);
    }
  }
  return { ids: [...new Set(next === null ? ids : [...ids, next])].sort(), next, unratified };
};
const lockedInOrder = async (tx: RecordTransaction, ids: readonly string[]): Promise<Others> => {
  const others = new Map<string, LockedStream | null>();
  for (const id of ids) others.set(id, await tx.lockStream(id));
  return others;
};
/** What a transaction locks before the command's own stream: bodies whose sittings it looks for, and streams. */
export type Needs = { readonly bodies: readonly OrganisationId[]; readonly streams: readonly string[] };
export const noNeeds: Needs = { bodies: [], streams: [] };
export type Ahead = { readonly bodies: readonly OrganisationId[]; readonly streams: Others };
export const lockedAhead = async (tx: RecordTransaction, { bodies, streams }: Needs): Promise<Ahead> => {
  for (const body of bodies) await tx.lockBody(body);
  return { bodies, streams: await lockedInOrder(tx, streams) };
};
/**
 * The bodies whose next sitting, or whose decisions to be ratified, are looked for: a sitting that is called and a decision that it is to
 * ratify never miss each other (ESC-1).
 */
const bodiesOf = async (reaches: readonly Reach[], tx: Pick<RecordTransaction, 'facts'>): Promise<readonly OrganisationId[]> => {
  const directory = (await tx.facts('system'))?.directory ?? { regions: {} };
  const found = reaches.flatMap((reach) => ('toRatifyBy' in reach ? [reach.toRatifyBy] : (nextReached(reach, directory)?.body ?? [])));
  return [...new Set(found)].sort();
};
const asBeside = (others: Others, { next, unratified }: Pick<Named, 'next' | 'unratified'>): Beside => {
  const states = [...others.values()].filter((each) => each !== null);
  return {
    cases: Object.fromEntries(states.flatMap((each) => (each.kind === 'case' ? [[each.state.ref, each.state]] : []))),
    sittings: Object.fromEntries(states.flatMap((each) => (each.kind === 'sitting' ? [[each.state.id, each.state]] : []))),
    next,
    unratified,
  };
};

/** Those of the streams that stand before the command's own in the order in which rows are locked. */
export const before = (own: string | null, ids: readonly string[]): readonly string[] => ids.filter((id) => own !== null && id < own);
/** What a command finds beside its own stream; or what it needs, where something should have been locked before its own. */
export type Found = { readonly beside: Beside; readonly others: Others } | { readonly needs: Needs };

/**
 * Locks what the command reaches, bodies first and then streams in order of the streams' ids, its own among them, so that two decisions never wait for each other.
 * `ahead` is what was locked before its own stream; where the state names another, the transaction begins anew with that.
 */
export const findBeside = async (
  given: Given,
  { tx, ahead, ...readers }: Readers & { readonly tx: RecordTransaction; readonly ahead: Ahead },
): Promise<Found> => {
  const reaches = reached(given, readers);
  if (reaches.length === 0) return { beside: nothingBeside, others: new Map() };
  const own = given.command.ref;
  const bodies = await bodiesOf(reaches, tx);
  const { ids } = await named(reaches, tx);
  const wanted = ids.filter((id) => id !== own);
  const early = before(own, wanted);
  const isAhead = bodies.every((id) => ahead.bodies.includes(id)) && early.every((id) => ahead.streams.has(id));
  if (!isAhead) return { needs: { bodies, streams: early } };
  const late = wanted.filter((id) => !early.includes(id));
  const others: Others = new Map([...ahead.streams, ...(await lockedInOrder(tx, late))]);
  // Asked again under the locks: a sitting may have closed, or taken up a ratification, while this waited for it.
  const now = await named(reaches, tx);
  return now.ids.every((id) => id === own || others.has(id))
    ? { beside: asBeside(others, now), others }
    : { needs: { bodies, streams: before(own, now.ids) } };
};
