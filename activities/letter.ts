import type { Case } from '../domain/case.ts';
import { localOf } from '../domain/local-time.ts';
import type { Instant } from '../domain/words.ts';
import type { Mail, NewNotice } from './ports.ts';

const written = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});
/** As the wall shows it in the United Kingdom: `Tuesday 24 November 2026 at 17:00`. */
export const inLocalTime = (at: Instant): string =>
  written
    .format(localOf(Date.parse(at)))
    .replace(',', '')
    .replace(/,? (?=\d\d:\d\d$)/, ' at ')
    .replace(' at at ', ' at ');

/** What a mail says: the marking, the reference, what is asked, by when, and where; never the case's content. */
export const letter = (
  notice: Pick<NewNotice, 'ref' | 'event' | 'text' | 'dueAt'>,
  on: Pick<Case, 'marking'>,
  publicUrl: string,
): Pick<Mail, 'subject' | 'text'> => ({
  subject: `${on.marking} ${notice.ref}: ${notice.event.replaceAll('-', ' ')}`,
  text: [
    on.marking,
    '',
    `${notice.ref}: ${notice.text}`,
    ...(notice.dueAt === null ? [] : ['', `By: ${inLocalTime(notice.dueAt)} (UK time)`]),
    '',
    `Open the case: ${publicUrl.replace(/\/$/, '')}/cases/${notice.ref}`,
    '',
    'This message was sent by the Tasking Gateway. Nobody reads answers to it.',
    '',
  ].join('\n'),
});
