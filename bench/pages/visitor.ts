import { Agent, request, type IncomingMessage } from 'node:http';

type Sent = { readonly cookie?: string; readonly form?: URLSearchParams };
type Answer = { readonly status: number; readonly cookie: string; readonly text: string };

const cookieOf = ({ headers }: IncomingMessage): string => (headers['set-cookie'] ?? []).map((each) => each.split(';')[0] ?? '').join('; ');
const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** Somebody signed in, on one connection, as a browser would be; `open` answers when the whole page has arrived. */
export const visitorAt = async (base: string, person: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string, { cookie, form }: Sent): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = {
        ...(cookie === undefined ? {} : { cookie }),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      };
      const asked = request(`${base}${path}`, { agent, headers, method: form === undefined ? 'GET' : 'POST' }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, cookie: cookieOf(answer), text: Buffer.concat(parts).toString('utf8') }),
        );
      });
      asked.on('error', reject);
      asked.end(form?.toString());
    });
  const shown = await ask('/sign-in', {});
  const entered = await ask('/sign-in', {
    cookie: shown.cookie,
    form: new URLSearchParams({ _csrf: hidden(shown.text, '_csrf'), person }),
  });
  const { cookie } = entered;
  return {
    open: async (path: string): Promise<void> => {
      const page = await ask(path, { cookie });
      if (page.status !== 200 || !page.text.includes('app-marking')) throw new Error(`${path}: ${page.status}`);
    },
    leave: (): void => agent.destroy(),
  };
};
