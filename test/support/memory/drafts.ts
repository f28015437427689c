import type { Draft, Drafts } from '../../../api/ports.ts';
import { bookOf } from './book.ts';
import { reach, type World } from './world.ts';

type Kept = Omit<Draft, 'submission'> & { readonly command: string | null };

export const draftsOf = (world: World): Drafts => {
  const drafts = new Map<string, Kept>();
  const book = bookOf(world);
  const shown = ({ command, ...draft }: Kept): Draft => {
    const given = command === null ? undefined : world.commands.get(command);
    const stands = given !== undefined && (given.state === 'waiting' || given.state === 'accepted');
    const ref = given?.answer?.outcome === 'accepted' ? given.answer.ref : null;
    return { ...draft, submission: stands ? { command: given.id, state: given.state, ref } : null };
  };
  const at = (id: string): Draft | null => {
    const found = drafts.get(id);
    return found === undefined ? null : shown(found);
  };
  const open = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve();
    reach(world);
    return work();
  };
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    byId: (id) => open(() => at(id)),
    ofAgency: (agency) =>
      open(() =>
        [...drafts.values()]
          .filter((draft) => draft.agency === agency)
          .map(shown)
          .filter(({ submission }) => submission?.state !== 'accepted')
          .toReversed(),
      ),
    create: ({ id, agency, by, bid }) =>
      open(() => {
        const times = { createdBy: by, createdAt: world.now, savedBy: by, savedAt: world.now };
        const draft = drafts.get(id) ?? { id, agency, bid, version: 1, command: null, ...times };
        drafts.set(id, draft);
        return shown(draft);
      }),
    save: ({ id, by, bid, version }) =>
      open(() => {
        const [kept, seen] = [drafts.get(id), at(id)];
        if (kept === undefined || seen?.submission != null || (version !== null && version !== kept.version)) return null;
        drafts.set(id, { ...kept, bid, version: kept.version + 1, savedBy: by, savedAt: world.now });
        return at(id);
      }),
    discard: (id) => open(() => at(id)?.submission === null && drafts.delete(id)),
    submit: ({ id, version }, command) =>
      inTurn(async () => {
        const [kept, seen] = [drafts.get(id), at(id)];
        if (kept === undefined || seen === null) return null;
        if (seen.submission !== null) return book.byId(seen.submission.command);
        if (kept.version !== version) return null;
        const stored = await book.store(command);
        if (!('usedFor' in stored) && stored.digest === command.digest) drafts.set(id, { ...kept, command: stored.id });
        return stored;
      }),
    settled: (id) =>
      open(() => {
        const [kept, seen] = [drafts.get(id), at(id)];
        if (kept !== undefined && seen?.submission?.state === 'accepted') drafts.set(id, { ...kept, bid: {} });
      }),
  };
};
