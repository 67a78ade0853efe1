// What serving costs at least: bare `node:http` sending the same bytes with the same headers.
// `node bare-server.js FILE HEADERS-JSON` prints its port.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [file = '', headersFile = ''] = process.argv.slice(2);
const body = readFileSync(file);
// Written by the bench itself beside the body.
const headers = JSON.parse(readFileSync(headersFile, 'utf8')) as Record<string, string>;
const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
