import type { Draft } from '../../ports.ts';
import { bidForm } from '../bid/form.ts';
import type { Filled } from '../command/form.ts';
import { sectionsOf } from '../form/read-out.ts';
import type { Reply, Visit } from '../visit.ts';

type Both = { readonly title: string; readonly theirs: readonly string[]; readonly mine: readonly string[] };

/** Both drafts answer by answer, where they differ. */
const differences = (visit: Visit, theirs: Draft['bid'], mine: Draft['bid']): readonly Both[] => {
  const { fields } = bidForm(visit);
  const said = (bid: Draft['bid']): ReadonlyMap<string, readonly string[]> =>
    new Map(
      sectionsOf(fields, bid, { ...visit, on: null }).flatMap(({ title, lines }) =>
        lines.map((line): [string, readonly string[]] => [`${title}: ${line.title}`, line.values]),
      ),
    );
  const [one, other] = [said(theirs), said(mine)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((title) => ({ title, theirs: one.get(title) ?? [], mine: other.get(title) ?? [] }))
    .filter(({ theirs: was, mine: is }) => JSON.stringify(was) !== JSON.stringify(is));
};

type Overtaken = { readonly draft: Draft; readonly bid: Draft['bid']; readonly filled: Filled };
/** Somebody saved it since: both are shown, and nothing of either is lost. */
export const overtakenPage = (visit: Visit, { draft, bid, filled }: Overtaken): Reply => ({
  kind: 'page',
  view: 'draft/overtaken.njk',
  title: 'Somebody else has saved this draft',
  status: 412,
  data: {
    draft,
    differs: differences(visit, draft.bid, bid),
    kept: [...filled.answers].flatMap(([field, values]) => values.map((value) => ({ field, value }))),
  },
});
