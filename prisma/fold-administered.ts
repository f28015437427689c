import { withBook, withDirectory, type Administered, type BookChange, type DirectoryChange } from '../domain/administration-state.ts';
import type { Directory } from '../domain/directory.ts';
import { bookIn } from './administration.ts';

/** Directory and policy are as they were published last, with what was changed since. Null where nothing was published. */
export const foldAdministered = (
  stream: Administered,
  rows: readonly { readonly type: string; readonly payload: string }[],
): object | null =>
  rows.reduce<object | null>((on, { type, payload }) => {
    const read = JSON.parse(payload) as object;
    if (type.includes('-published@')) return read;
    // Written by the recorder from an entry of this very type, and proved by its hash.
    const { after } = read as { readonly after: DirectoryChange & BookChange };
    return stream === 'directory' ? withDirectory(on as Directory, after) : withBook(bookIn(JSON.stringify(on)), after);
  }, null);
