// A client that costs little beside the server it measures: keep-alive sockets, one request at a time on each, answers
// told apart by their length. Runs in a process of its own: `node load-client.js PORT PATH CONNECTIONS SECONDS`.
import { connect } from 'node:net';

const [port = '0', path = '/', connections = '16', seconds = '3'] = process.argv.slice(2);
const ask = Buffer.from(
  `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAccept-Encoding: br\r\nConnection: keep-alive\r\n\r\n`,
);
const latenciesUs: number[] = [];
const until = performance.now() + Number(seconds) * 1000;
let open = Number(connections);

for (let index = 0; index < Number(connections); index += 1) startAsking();

function startAsking(): void {
  const socket = connect(Number(port), '127.0.0.1');
  socket.setNoDelay(true);
  let expected = 0;
  let received = 0;
  let askedAt = 0;
  const next = () => {
    if (performance.now() >= until) return void socket.end();
    expected = 0;
    received = 0;
    askedAt = performance.now();
    socket.write(ask);
  };
  socket.on('connect', next);
  socket.on('data', (part) => {
    if (expected === 0) expected = lengthOfAnswer(part);
    received += part.length;
    if (received < expected) return;
    latenciesUs.push((performance.now() - askedAt) * 1000);
    next();
  });
  socket.on('close', () => {
    open -= 1;
    if (open === 0) report();
  });
}

/** Head and body in bytes; the head comes whole in the first packet, because it is under 2 kB. */
function lengthOfAnswer(part: Buffer): number {
  const head = part.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(part.toString('latin1', 0, head))?.[1];
  if (!part.toString('latin1', 0, 15).includes(' 200 ') || length === undefined) {
    process.stderr.write(`unexpected answer: ${part.toString('latin1', 0, 200)}\n`);
    process.exit(1);
  }
  return head + 4 + Number(length);
}

function report(): void {
  latenciesUs.sort((a, b) => a - b);
  const at = (share: number) => Math.round(latenciesUs[Math.floor(latenciesUs.length * share)] ?? 0);
  const perSecond = Math.round(latenciesUs.length / Number(seconds));
  process.stdout.write(JSON.stringify({ perSecond, p50Us: at(0.5), p99Us: at(0.99) }));
}
