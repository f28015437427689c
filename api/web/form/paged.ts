import { pageIn, type Answers } from './answers.ts';

const PAGE = 50;
type Asked = { readonly query: Answers; readonly size?: number; readonly name?: string };
/** The address of a page without the page that it asks for of this list, so that its links keep whatever else it asks. */
const kept = (query: Answers, name: string): string =>
  new URLSearchParams(
    [...query].flatMap(([key, values]) => (key === name ? [] : values.map((value): [string, string] => [key, value]))),
  ).toString();
/** The rows of the page that an address asks for under a name, and what `parts/pages.njk` needs to lead to the others. */
export const paged = <T>(rows: readonly T[], { query, size = PAGE, name = 'page' }: Asked) => {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(pages, pageIn(query, name));
  const shown = rows.slice((page - 1) * size, page * size);
  return { shown, paging: { found: { page }, pages, address: kept(query, name), pageName: name } };
};
/** The page on which a row stands, counted from 1. */
export const pageOf = (index: number, size = PAGE): number => Math.floor(index / size) + 1;
