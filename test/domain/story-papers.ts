// The papers of the sittings of a story, each composed as it was issued, of every case that there was.
import type { Case } from '../../domain/case.ts';
import { minutesOf } from '../../domain/minutes.ts';
import { packOf, type Composed } from '../../domain/pack.ts';
import { issuesOf, type Issue } from '../../domain/sitting-issues.ts';
import type { SittingEntry } from '../../domain/sitting-entries.ts';
import type { streams } from '../simulator/streams.ts';
import { linesOf } from './papers.ts';
import { retell } from './retelling.ts';

type World = ReturnType<typeof streams>;
type Before = Readonly<Record<string, Case>>;
const composed = (id: string, issue: Issue, { world, before }: { readonly world: World; readonly before: Before }): Composed => ({
  issue,
  preview: false,
  sitting: world.sittingOf(id),
  entries: world.written.sittings[id] ?? [],
  earlier: Object.values(world.sittings).filter((on) => on.id !== id && on.body === world.sittingOf(id).body),
  cases: Object.values(world.cases).map((on) => ({ on, then: before[on.ref] ?? null })),
  facts: { ...world.facts(null), now: issue.at },
  readFrom: {},
});

/** Oldest first; what changed since the last sitting is what changed since the last minutes. */
export const papersOf = (story: string): readonly string[] => {
  const papers: string[] = [];
  let before: Before = {};
  retell(story, {
    seen: ({ world, changed }) => {
      for (const { kind, after, entries } of changed) {
        if (kind !== 'sitting') continue;
        const seqs = entries.map(({ seq }: SittingEntry) => seq);
        for (const issue of issuesOf(world.written.sittings[after.id] ?? []).filter(({ seq }) => seqs.includes(seq))) {
          const paper = composed(after.id, issue, { world, before });
          papers.push(linesOf(issue.kind === 'minutes' ? minutesOf(paper) : packOf(paper)));
          if (issue.kind === 'minutes') before = { ...world.cases };
        }
      }
    },
  });
  return papers;
};
