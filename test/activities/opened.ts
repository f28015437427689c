// Filed documents as a reader of each format has them: DOCX by its XML, PDF by its text layer, page by page.
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const textOf = (xml: string): string =>
  xml
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(\w+);/g, (_, name: string) => entities[name] ?? '');

/** Every part by its name, and the text of body, header and footer. */
export const openDocx = (bytes: Uint8Array) => {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const some = (name: RegExp): string =>
    Object.entries(parts)
      .filter(([each]) => name.test(each))
      .map(([, xml]) => xml)
      .join('');
  const [head, foot] = [some(/^word\/header\d+\.xml$/), some(/^word\/footer\d+\.xml$/)];
  return {
    parts,
    xml: parts['word/document.xml'] ?? '',
    text: textOf(parts['word/document.xml'] ?? ''),
    head: textOf(head),
    foot,
    footText: textOf(foot),
  };
};
/** The text of each page. Bytes are copied, since reading takes them away. */
export const openPdf = async (bytes: Uint8Array) => {
  const proxy = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(proxy, { mergePages: false });
  const raw = Buffer.from(bytes).toString('latin1');
  // Each stands in an object of its own, which the information of the file points to.
  const dateOf = (name: string): string | undefined =>
    new RegExp(`\\n${new RegExp(`/${name} (\\d+) 0 R`).exec(raw)?.[1] ?? 'none'} 0 obj\\n\\(([^)]*)\\)`).exec(raw)?.[1];
  const dates = [dateOf('CreationDate'), dateOf('ModDate')];
  return { pages: text, text: text.join(' ').replaceAll(/\s+/g, ' '), tagged: (await proxy.getMarkInfo())?.Marked === true, dates };
};
