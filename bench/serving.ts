import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sampleArchive, started, startProduct } from './product.ts';
import { median, type Table, times, whole } from './table.ts';

const CONNECTIONS = 16;
const SECONDS = 3;
const ROUNDS = 5;
const PATH = '/dossiers/iskp';

interface Load {
  readonly perSecond: number;
  readonly p50Us: number;
  readonly p99Us: number;
}

/** A published dossier page, compressed with Brotli, from each server in turn. */
export async function measureServing(): Promise<Table> {
  const { folder, remove } = await sampleArchive();
  const place = mkdtempSync(join(tmpdir(), 'sheaf-bench-'));
  const ours = await startProduct(folder);
  await answer(ours.port);
  await answer(ours.port);
  await setTimeout(500); // The best compression is made beside, for the second who asks.
  const { body, headers } = await answer(ours.port);
  writeFileSync(join(place, 'body'), body);
  writeFileSync(join(place, 'headers'), JSON.stringify(headers));
  const bare = await started(
    spawn(process.execPath, [
      join(import.meta.dirname, 'bare-server.js'),
      join(place, 'body'),
      join(place, 'headers'),
    ]),
    /(\d+)\n/,
  );
  const nginx = await startNginx(place, body, headers);
  const servers = [
    { name: 'Sheaf', port: ours.port },
    { name: 'bare node:http, same bytes', port: bare.port },
    ...(nginx ? [{ name: 'nginx, one worker, file', port: nginx.port }] : []),
  ];
  const loads = servers.map(() => [] as Load[]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, { port }] of servers.entries()) loads[at]?.push(load(port));
  }
  await Promise.all([ours.stop(), bare.stop(), nginx?.stop()]);
  remove();
  rmSync(place, { recursive: true, force: true });
  const bareRate = median((loads[1] ?? []).map((it) => it.perSecond));
  return {
    title: `Serving a published page (${body.length} bytes of Brotli, ${CONNECTIONS} connections, ${ROUNDS} × ${SECONDS} s in turn)`,
    columns: ['', 'requests/s', 'p50 µs', 'p99 µs', 'of bare'],
    rows: servers.map(({ name }, at) => {
      const of = (pick: (it: Load) => number) => median((loads[at] ?? []).map(pick));
      const rate = of((it) => it.perSecond);
      return [
        name,
        whole(rate),
        whole(of((it) => it.p50Us)),
        whole(of((it) => it.p99Us)),
        times(rate, bareRate),
      ];
    }),
    remark: nginx
      ? 'Target: at least 0.60 × bare node:http.'
      : 'Target: at least 0.60 × bare node:http. nginx is not installed here.',
  };
}

function load(port: number): Load {
  const client = join(import.meta.dirname, 'load-client.js');
  const args = [client, String(port), PATH, String(CONNECTIONS), String(SECONDS)];
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  // The client is ours and prints just this.
  return JSON.parse(done.stdout) as Load;
}

function answer(port: number): Promise<{ body: Buffer; headers: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path: PATH, headers: { 'accept-encoding': 'br' } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const { date: _date, connection: _connection, 'keep-alive': _alive, ...headers } = response.headers;
          resolve({
            body: Buffer.concat(parts),
            headers: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)])),
          });
        });
      },
    );
    asked.on('error', reject).end();
  });
}

async function startNginx(place: string, body: Buffer, headers: Record<string, string>) {
  if (spawnSync('nginx', ['-v']).status !== 0) return null;
  const port = await freePort();
  mkdirSync(join(place, 'www', 'dossiers'), { recursive: true });
  writeFileSync(join(place, 'www', 'dossiers', 'iskp'), body);
  const own = ['content-length', 'etag', 'content-type', 'transfer-encoding'];
  const added = Object.entries(headers)
    .filter(([name]) => !own.includes(name))
    .map(([name, value]) => `add_header ${name} "${value.replaceAll('"', '\\"')}";`);
  writeFileSync(
    join(place, 'nginx.conf'),
    `daemon off; ${process.getuid?.() === 0 ? 'user root; ' : ''}worker_processes 1; pid ${place}/pid; error_log stderr error;
events { worker_connections 256; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; default_type "text/html; charset=UTF-8";
  open_file_cache max=100; client_body_temp_path ${place}/t; proxy_temp_path ${place}/p; fastcgi_temp_path ${place}/f; uwsgi_temp_path ${place}/u; scgi_temp_path ${place}/s;
  server { listen 127.0.0.1:${port}; root ${place}/www; ${added.join(' ')} } }`,
  );
  const child = spawn('nginx', ['-c', join(place, 'nginx.conf'), '-p', place], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await setTimeout(500);
  return {
    port,
    stop: () =>
      new Promise<void>((ended) => {
        child.once('exit', () => ended());
        child.kill('SIGQUIT');
      }),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
