import nodemailer from 'nodemailer';
import type { Delivery, Post } from './ports.ts';

const patience = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000, dnsTimeout: 5000 };

type Refusal = { readonly code?: unknown; readonly responseCode?: unknown; readonly command?: unknown };
/** For good is what the server says about this recipient or this message; a server that is away or locked is tried again. */
const deliveryOf = (error: unknown): Delivery => {
  const { code, responseCode, command }: Refusal = typeof error === 'object' && error !== null ? error : {};
  const about = command === 'RCPT TO' || command === 'DATA';
  const why = typeof responseCode === 'number' ? String(responseCode) : typeof code === 'string' ? code : 'unknown';
  return { state: about && typeof responseCode === 'number' && responseCode >= 500 ? 'refused' : 'waits', why };
};

/** Mail by SMTP over a few connections that are kept open. */
export const createPost = (smtpUrl: string, from: string): Post & { healthy(): Promise<boolean>; close(): void } => {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  });
  return {
    async send({ to, subject, text, messageId }) {
      try {
        await transport.sendMail({ from, to, subject, text, messageId });
        return { state: 'sent' };
      } catch (error) {
        return deliveryOf(error);
      }
    },
    healthy: () => transport.verify().catch(() => false),
    close: () => transport.close(),
  };
};
