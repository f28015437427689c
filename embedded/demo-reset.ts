// npm run demo:reset: asks the service that runs in DATA_DIR to go back to the demonstration's cases, and waits until it serves them.
import { setTimeout as sleep } from 'node:timers/promises';
import { faultLines, readEnvironment } from '../config/environment.ts';
import { isClaimed } from './directory-lock.ts';
import { askForReset, currentSet, isWanted, takeBack, takesResets } from './demo/sets.ts';

const beginsWithinMs = 10_000;
const endsWithinMs = 180_000;

const end = (line: string, code: 0 | 1 | 2): never => {
  if (code === 0) console.log(line);
  else console.error(line);
  process.exit(code);
};
/** Asks every half second; false where it has not come by then. */
const comes = async (what: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> => {
  for (const until = Date.now() + withinMs; Date.now() < until;) {
    if (await what()) return true;
    await sleep(500);
  }
  return false;
};

const read = readEnvironment(process.env);
if (!read.ok) end(faultLines(read.faults), 2);
else {
  const { environment } = read;
  const { dataDir, host, port } = environment;
  if (!takesResets(environment))
    end('  Only a demonstration with its own record and engine is reset: MODE=demo, without DATABASE_URL and TEMPORAL_ADDRESS.', 2);
  const { number } = currentSet(dataDir);
  askForReset(dataDir, number);
  if (!isClaimed(dataDir)) end(`Nothing runs in ${dataDir}: the next npm start begins with the demonstration’s cases.`, 0);
  console.log('The reset is asked for …');
  const moved = (): boolean => currentSet(dataDir).number !== number;
  if (!(await comes(() => moved() || !isWanted(dataDir), beginsWithinMs)) && takeBack(dataDir))
    end('The service that runs there takes no reset: its record is its own, or it is no demonstration. Nothing was changed.', 1);
  if (!(await comes(moved, endsWithinMs))) end('The reset has begun and has not come to its end. Its terminal says why.', 1);
  console.log('The cases of the demonstration are being laid …');
  if (port === 0) end('The service’s terminal says when it serves again.', 0);
  const serves = () => fetch(`http://${host}:${String(port)}/health/ready`).then(({ ok }) => ok, () => false); // prettier-ignore
  if (!(await comes(serves, endsWithinMs))) end('It does not serve yet. Its terminal says why.', 1);
  end('The demonstration is as it began. Everybody is signed out.', 0);
}
