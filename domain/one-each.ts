import type { Notice } from './notices.ts';
import type { UserId } from './words.ts';

/** Each ends with the same sentence, which is said once. */
const joined = (texts: readonly string[], end: string): string => {
  const bare = texts.map((text) => (text.endsWith(end) ? text.slice(0, -end.length) : text));
  return `${bare.join(' ')}${texts.some((text) => text.endsWith(end)) ? end : ''}`;
};
const first = (notices: readonly Notice[]): Notice['dueAt'] =>
  notices.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt])).toSorted()[0] ?? null;
/**
 * Section 8: one notice for each recipient and event, exactly. Whom several things are said to by one entry reads them in one notice, the
 * earliest day with it; `end` is what all of them may end with.
 */
export const oneEach = (notices: readonly Notice[], end: string): readonly Notice[] => {
  const saidTo = (id: UserId): readonly Notice[] => notices.filter(({ to }) => to.includes(id));
  const single = notices.flatMap((notice) => {
    const to = notice.to.filter((id) => saidTo(id).length === 1);
    return to.length === 0 ? [] : [{ ...notice, to }];
  });
  const several = [...new Set(notices.flatMap(({ to }) => to))].flatMap((id) => {
    const said = saidTo(id);
    const texts = said.map(({ text }) => text);
    return said.length === 1
      ? []
      : said.slice(0, 1).map(({ event }) => ({ event, to: [id], text: joined(texts, end), dueAt: first(said) }));
  });
  return [...single, ...several];
};
