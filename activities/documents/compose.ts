import { fold } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import { minutesOf } from '../../domain/minutes.ts';
import { lastHeld, packOf, type Composed } from '../../domain/pack.ts';
import type { SittingDocument } from '../../domain/sitting-document.ts';
import type { SittingEntry } from '../../domain/sitting-entries.ts';
import { foldSitting } from '../../domain/sitting-evolve.ts';
import { issuesOf, type Issue } from '../../domain/sitting-issues.ts';
import { itemsOf, type Sitting, type SittingId } from '../../domain/sitting.ts';
import type { Instant, Ref } from '../../domain/words.ts';
import { canonical, sha256 } from '../digests.ts';
import type { Cases } from '../ports.ts';
import type { KeptModel, SittingPapers } from '../sitting-ports.ts';

export type ComposeNeeds = { readonly papers: SittingPapers; readonly cases: Pick<Cases, 'today'> };
type Asked = { readonly issue: Pick<Issue, 'kind' | 'number' | 'by' | 'case'>; readonly preview: boolean; readonly at: Instant };

const upTo = <E extends { readonly at: Instant }>(entries: readonly E[], at: Instant | null): readonly E[] =>
  at === null ? [] : entries.filter((entry) => entry.at <= at);
const refsOf = (sittings: readonly Sitting[]): readonly Ref[] =>
  sittings.flatMap((on) => [
    ...itemsOf(on).map((item) => item.case),
    ...Object.values(on.actions).flatMap(({ case: ref }) => (ref === null ? [] : [ref])),
  ]);

/** Composes a paper of the record as of an instant: journals are folded up to it, nothing is asked of what stands now but names and labels. */
const composeOf =
  ({ papers, cases }: ComposeNeeds) =>
  async (sitting: Sitting, entries: readonly SittingEntry[], { issue, preview, at }: Asked): Promise<SittingDocument> => {
    const [{ directory, policy }, ofBody, before] = await Promise.all([
      cases.today(),
      papers.ofBody(sitting.body),
      papers.casesOf(sitting.body),
    ]);
    const others = Object.entries(ofBody).filter(([id]) => id !== sitting.id);
    const earlier = others
      .map(([, of]) => foldSitting(upTo(of, at)))
      .filter((each) => each !== null)
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const journals = await papers.journals([...new Set([...before, ...refsOf([sitting, ...earlier])])].sort());
    const since = lastHeld(sitting, earlier)?.startedAt ?? null;
    const found = Object.values(journals).flatMap((of) => {
      const on = fold(upTo(of, at));
      return on === null ? [] : [{ on, then: fold(upTo(of, since)) }];
    });
    const facts: Facts = {
      now: at, directory, policy, actor: null, reference: null, digest: null, corrected: null, siaLoad: {}, capacityPlace: null,
    }; // prettier-ignore
    const streams = [...[sitting, ...earlier], ...found.map(({ on }) => ({ id: on.ref, seq: on.seq }))];
    const readFrom: Readonly<Record<string, number>> = Object.fromEntries(streams.map(({ id, seq }) => [id, seq] as const));
    const composed: Composed = { issue, preview, sitting, entries, earlier, cases: found, facts, readFrom };
    return issue.kind === 'minutes' ? minutesOf(composed) : packOf(composed);
  };

/** A paper with the digest of its model, which a preview has none of. */
export type Paper = { readonly document: SittingDocument; readonly digest: string | null };
// Written by this very file.
const read = ({ text, digest }: KeptModel): Paper => ({ document: JSON.parse(text) as SittingDocument, digest });

/** Papers of sittings. Whoever comes first composes an issue, and what they composed stands. */
export const createPapers = (needs: ComposeNeeds) => {
  const { papers, cases } = needs;
  const compose = composeOf(needs);
  return {
    /** Null where that entry has issued nothing. */
    async issue(meeting: SittingId, seq: number): Promise<Paper | null> {
      const kept = await papers.model(meeting, seq);
      if (kept !== null) return read(kept);
      const entries = (await papers.entries(meeting)).filter((entry) => entry.seq <= seq);
      const issue = issuesOf(entries).find((each) => each.seq === seq);
      const sitting = foldSitting(entries);
      if (issue === undefined || sitting === null) return null;
      const text = canonical(await compose(sitting, entries, { issue, preview: false, at: issue.at }));
      return read(await papers.keep({ meeting, seq, at: issue.at, text, digest: sha256(text) }));
    },
    /** What the pack would be if the papers closed now. Null where there is no such sitting. */
    async preview(meeting: SittingId): Promise<Paper | null> {
      const [entries, { now }] = await Promise.all([papers.entries(meeting), cases.today()]);
      const sitting = foldSitting(entries);
      if (sitting === null) return null;
      const number = 1 + issuesOf(entries).filter(({ kind }) => kind !== 'minutes').length;
      const issue = { kind: 'pack', number, by: '', case: null } as const;
      return { document: await compose(sitting, entries, { issue, preview: true, at: now }), digest: null };
    },
  };
};
