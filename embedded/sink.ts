// The mail catcher: a mail is accepted only when it lies on disk, so that an accepted one survives a kill -9.
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';

const [folder = '', port = '0'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const syncFolder = (): void => {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

const messageId = (mail: Buffer): string => /^message-id:\s*(\S+)/im.exec(mail.toString('latin1'))?.[1] ?? randomBytes(8).toString('hex');

/** One file per accepted mail: when it came, and a digest of its Message-ID, so that the same mail twice is seen as such. */
function store(mail: Buffer): void {
  const digest = createHash('sha256').update(messageId(mail)).digest('hex').slice(0, 16);
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${digest}-${randomBytes(3).toString('hex')}.eml`;
  const aside = path.join(folder, `.${name}`);
  writeFileSync(aside, mail, { flush: true });
  renameSync(aside, path.join(folder, name));
  syncFolder();
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onAuth: (_auth, _session, answer) => answer(null, { user: 'anyone' }),
  onData(stream, _session, answer) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
    stream.on('end', () => {
      try {
        store(Buffer.concat(chunks));
        answer();
      } catch (fault) {
        answer(fault instanceof Error ? fault : new Error('not stored'));
      }
    });
  },
});

const quit = (): void => {
  server.close(() => process.exit(0));
  setTimeout(() => process.exit(0), 1000).unref();
};
process.on('SIGTERM', quit);
process.on('disconnect', quit);
server.on('error', (fault) => {
  console.error(`mail sink: ${fault.message}`);
  if (!server.server.listening) process.exit(1);
});
server.listen(Number(port), '127.0.0.1', () => process.send?.({ ready: true }));
