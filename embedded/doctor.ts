import { faultLines, readEnvironment } from '../config/environment.ts';
import { checkChromium, checkDirectory, checkNode, checkPorts, checkPostgres, checkTemporal, checkTestServer } from './checks.ts';

const read = readEnvironment(process.env);
if (!read.ok) {
  console.log(`bad    Settings\n${faultLines(read.faults)}`);
  process.exit(1);
}
const { environment } = read;
const findings = [
  checkNode(),
  await checkPostgres(environment),
  await checkTemporal(environment, process.env),
  await checkTestServer(process.env),
  checkChromium(process.env),
  checkDirectory(environment),
  await checkPorts(environment),
];
const mark = { good: 'ok   ', later: 'later', bad: 'BAD  ' };
for (const { about, state, words } of findings) console.log(`${mark[state]}  ${about}: ${words}`);
const bad = findings.filter(({ state }) => state === 'bad').length;
console.log(bad === 0 ? '\nNothing stands in the way of npm start.' : `\nThings to mend: ${bad}.`);
process.exit(bad === 0 ? 0 : 1);
