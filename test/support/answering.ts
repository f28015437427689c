// A stand-in for the worker and the api where a test is about processes alone: it answers and quits as they do.
import http from 'node:http';

const quit = (): never => process.exit(0);
process.on('disconnect', quit);
process.on('SIGTERM', quit);
const port = process.env['PORT'];
if (port === undefined) {
  setInterval(() => undefined, 60_000);
  process.send?.({ ready: true });
} else
  http
    .createServer((_request, response) => response.end(`${process.pid}`))
    .listen(Number(port), process.env['HOST'], () => process.send?.({ ready: true }));
