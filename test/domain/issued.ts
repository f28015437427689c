// What a sitting of the council has issued last, composed of its record as it stands.
import type { Composed } from '../../domain/pack.ts';
import { issuesOf, type IssueKind } from '../../domain/sitting-issues.ts';
import { sure } from '../../domain/sure.ts';
import type { council } from './council.ts';

export const issuedBy = (c: ReturnType<typeof council>, meeting: string, kind: IssueKind): Composed => {
  const entries = c.written.sittings[meeting] ?? [];
  const issue = sure(issuesOf(entries).findLast((each) => each.kind === kind));
  return {
    issue, preview: false, sitting: c.sittingOf(meeting), entries, earlier: Object.values(c.sittings).filter(({ id }) => id !== meeting),
    cases: Object.values(c.cases).map((on) => ({ on, then: null })), facts: { ...c.facts(null), now: issue.at }, readFrom: {},
  }; // prettier-ignore
};
