import { sideOf, stamp } from './sides.ts';
import type { Case } from './case.ts';
import type { Facts } from './facts.ts';
import type { Refusal, RuleId } from './refusals.ts';
import { sinceDevelopment } from './stages.ts';
import { refuse } from './table.ts';
import type { Side, Signature } from './terms-state.ts';
import type { Digest } from './words.ts';

type Version = { readonly version: number; readonly status: string; readonly signatures: readonly Signature[] };
type Versions<V extends Version> = Readonly<Record<string, V>>;
const sides: readonly Side[] = ['toex', 'force'];

export const latestOf = <V extends Version>(versions: Versions<V>): V | null =>
  Object.values(versions).reduce<V | null>((latest, each) => (latest === null || each.version > latest.version ? each : latest), null);
/** The version that waits for an answer: the latest, while it is on the table. */
export const openOf = <V extends Version>(versions: Versions<V>): V | null => {
  const latest = latestOf(versions);
  return latest !== null && (latest.status === 'offered' || latest.status === 'proposed') ? latest : null;
};
/** The version in force; at most one is. */
export const agreedOf = <V extends Version>(versions: Versions<V>): V | null =>
  Object.values(versions).find(({ status }) => status === 'agreed') ?? null;
/** In `terms`: what comes after development comes when terms were agreed, so that the case is back there by a commission. */
export const beforeWork =
  (rule: RuleId) =>
  ({ stage, terms }: Pick<Case, 'stage' | 'terms'>): Refusal | null =>
    stage === 'terms' && agreedOf(terms) === null ? refuse('wrong-stage', rule, { stage, allowed: Object.keys(sinceDevelopment) }) : null;
/** The version to look at first: what is on the table, else what is in force, else the latest. */
export const currentOf = <V extends Version>(versions: Versions<V>): V | null =>
  openOf(versions) ?? agreedOf(versions) ?? latestOf(versions);
/** The side whose answer an open version waits for: TOEX where neither has signed, null where nothing is open. */
export const awaitedSide = (versions: Versions<Version>): Side | null => {
  const open = openOf(versions);
  return open === null ? null : (sides.find((side) => !open.signatures.some((signature) => signature.side === side)) ?? null);
};
/** TOR-8: a change of the person voids that side's signature on whatever is not agreed; agreed versions stand. Only what changes. */
export const withoutSignatures = <V extends Version>(versions: Versions<V>, side: Side): Versions<V> =>
  Object.fromEntries(
    Object.entries(versions)
      .filter(([, { status, signatures }]) => !/^(agreed|superseded)$/.test(status) && signatures.some((each) => each.side === side))
      .map(([key, version]) => [key, { ...version, signatures: version.signatures.filter((each) => each.side !== side) }]),
  );
/** `before` is the last number that was given to another set of versions. */
export const nextVersion = <V extends Version>(versions: Versions<V>, before = 0): number => (latestOf(versions)?.version ?? before) + 1;

/** TOR-2: an open version must be the one that is answered; otherwise a new one starts afresh, from the latest or from the one in force. */
export const overtaken = <V extends Version>(versions: Versions<V>, basedOn: number | null, rule: RuleId): Refusal | null => {
  const latest = latestOf(versions);
  if (basedOn !== null && !Object.hasOwn(versions, String(basedOn)))
    return refuse('unknown-entry', rule, { what: 'version', id: String(basedOn) });
  if (latest === null || basedOn === latest.version) return null;
  // What was rejected or withdrawn since has not overtaken what is agreed (TOR-6).
  if (openOf(versions) === null && (basedOn === null || basedOn === agreedOf(versions)?.version)) return null;
  return refuse('terms-moved-on', rule, { latest: latest.version });
};

/** A rehearsal has no digest; its entries are thrown away. */
export const digestOf = (facts: Facts): Digest => facts.digest ?? '0'.repeat(64);
export const signed = (on: Case, digest: Digest, facts: Facts): Signature => ({
  side: sideOf(on, facts),
  user: stamp(facts).by,
  at: facts.now,
  digest,
});

/** TOR-4: one person never signs for both sides, not even after the roles have changed hands. */
export const bothSides = (on: Case, open: Version | null, facts: Facts): Refusal | null => {
  const user = facts.actor?.id;
  const other = open?.signatures.some((signature) => signature.user === user && signature.side !== sideOf(on, facts)) === true;
  return other || (user !== undefined && user === on.sia && user === on.owner.user) ? refuse('both-sides', 'TOR-4', {}) : null;
};
