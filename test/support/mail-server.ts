import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server that says to each recipient what the test wants. */
export const startMail = async () => {
  const mails: ParsedMail[] = [];
  let says: (to: string) => number | null = () => null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, answer) => {
      const code = says(address);
      answer(code === null ? null : Object.assign(new Error('not today'), { responseCode: code }));
    },
    onData: (stream, _session, answer) => {
      void simpleParser(stream).then((mail) => {
        mails.push(mail);
        answer();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return {
    mails,
    url: `smtp://127.0.0.1:${String(port)}`,
    refuse: (how: (to: string) => number | null) => void (says = how),
    stop: () => new Promise<void>((done) => server.close(done)),
  };
};
