import type { PageOf } from '../visit.ts';

type Piece = { readonly text: string; readonly href: string | null };
const address = /(https?:\/\/\S+)/;

/** Links in a mail lead to this service: only their path is kept, so that they work wherever it runs. */
const pieces = (text: string): readonly Piece[] =>
  text.split(address).map((part) => ({ text: part, href: address.test(part) && URL.canParse(part) ? new URL(part).pathname : null }));

export const demoMail: PageOf = async ({ ports }) => {
  if (ports.demo === null) return { kind: 'missing' };
  const mails = await ports.demo.mail();
  const newest = mails.toSorted((one, other) => other.at.localeCompare(one.at)).slice(0, 100);
  return {
    kind: 'page',
    view: 'demo-mail/view.njk',
    title: 'Demo mail',
    data: { mails: newest.map((mail) => ({ ...mail, pieces: pieces(mail.text) })), total: mails.length },
  };
};
