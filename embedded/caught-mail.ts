import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { simpleParser, type AddressObject } from 'mailparser';
import type { Mail } from '../api/ports.ts';
import { readReference } from '../domain/reference.ts';

const addresses = (to: AddressObject | AddressObject[] | undefined): string =>
  [to ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');
const reference = (text: string): string | null => {
  const found = /TSK-[A-Z]{2,4}-\d{4}-\d{5}-[0-9A-Z]/.exec(text)?.[0];
  return found === undefined ? null : readReference(found);
};
const at = (file: string): string => file.slice(0, 24).replace(/T(\d\d)-(\d\d)-(\d\d)/, 'T$1:$2:$3');

/** The mails that the demonstration's catcher holds, newest first; at most `most`. */
export const caughtMail = async (folder: string, most = 500): Promise<readonly Mail[]> => {
  const names = await readdir(folder).catch(() => []);
  const files = names
    .filter((name) => name.endsWith('.eml') && !name.startsWith('.'))
    .sort()
    .reverse()
    .slice(0, most);
  return Promise.all(
    files.map(async (file) => {
      const mail = await simpleParser(await readFile(path.join(folder, file)));
      const ref = reference(`${mail.subject ?? ''} ${mail.text ?? ''}`);
      return { to: addresses(mail.to), subject: mail.subject ?? '', text: mail.text ?? '', at: at(file), ...(ref === null ? {} : { ref }) };
    }),
  );
};
