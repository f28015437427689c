// What answers at the service's address while a reset is under way: a page that looks again by itself, and a problem for programs.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { compileStyles } from '../../api/web/styles.ts';

const SECONDS = 3;
const sheet = '/assets/app.css';
const page = `<!DOCTYPE html>
<html class="govuk-template" lang="en">
<head>
  <meta charset="utf-8">
  <title>The demonstration is being reset – Tasking Gateway</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <link rel="stylesheet" href="${sheet}">
</head>
<body class="govuk-template__body">
  <header class="app-header"><div class="govuk-width-container app-header__row"><a class="app-header__name" href="/">Tasking Gateway</a></div></header>
  <div class="govuk-width-container">
    <main class="govuk-main-wrapper" id="main-content">
      <h1 class="govuk-heading-l">The demonstration is being reset</h1>
      <p class="govuk-body-l" role="status">It takes about half a minute. This page looks again every few seconds, and leads to the sign-in page when it is done.</p>
      <p class="govuk-body">Everybody has been signed out, and what was done in the demonstration is gone.</p>
      <p class="govuk-body"><a class="govuk-link" href="/">Look again now</a></p>
    </main>
  </div>
</body>
</html>
`;
const problem = {
  type: 'about:blank',
  title: 'The demonstration is being reset',
  status: 503,
  code: 'unavailable',
  detail: 'The demonstration is being reset. Ask again in half a minute.',
};
const always = { 'Cache-Control': 'no-store', 'Content-Security-Policy': "default-src 'none'; style-src 'self'", Connection: 'close' };
const away = { ...always, 'Retry-After': String(SECONDS) };

/** Listens until it is closed. Throws where the address is taken. */
export const standIn = async (port: number, host: string): Promise<{ readonly close: () => Promise<void> }> => {
  const css = readFileSync(await compileStyles());
  const server = createServer((request, response) => {
    request.resume();
    const { url = '/' } = request;
    if (url === sheet) response.writeHead(200, { ...always, 'Content-Type': 'text/css' }).end(css);
    else if (url.startsWith('/api/') || url.startsWith('/health/'))
      response.writeHead(503, { ...away, 'Content-Type': 'application/problem+json' }).end(JSON.stringify(problem));
    else response.writeHead(503, { ...away, 'Content-Type': 'text/html; charset=utf-8', Refresh: `${String(SECONDS)}; url=/` }).end(page);
  });
  server.listen(port, host);
  await once(server, 'listening');
  const closed = once(server, 'close');
  return {
    close: async () => {
      if (server.listening) server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
