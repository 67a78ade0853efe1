import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { sampleArchive, started, startProduct } from './product.ts';
import { median, ms, type Table, times } from './table.ts';

const ROUNDS = 7;

/** From starting the process to the first byte of a dossier page. */
export async function measureStarting(): Promise<Table> {
  const { folder, remove } = await sampleArchive();
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await untilFirstByte(() => startProduct(folder), '/dossiers/iskp'));
    bare.push(await untilFirstByte(startSmallest, '/'));
  }
  remove();
  return {
    title: 'Start to first byte (built product, warm disk)',
    columns: ['', 'median', 'slowest', 'ratio'],
    rows: [
      [
        'Sheaf, the sample dossier',
        ms(median(ours)),
        ms(Math.max(...ours)),
        times(median(ours), median(bare)),
      ],
      ['Node with bare node:http', ms(median(bare)), ms(Math.max(...bare)), ''],
    ],
    remark: 'Target: at most 1,000 ms.',
  };
}

function startSmallest() {
  const script =
    "const s=require('http').createServer((q,r)=>r.end('x'.repeat(2000)));s.listen(0,'127.0.0.1',()=>console.log(s.address().port))";
  return started(spawn(process.execPath, ['-e', script]), /(\d+)\n/);
}

async function untilFirstByte(start: () => ReturnType<typeof startProduct>, path: string): Promise<number> {
  const from = performance.now();
  const server = await start();
  await new Promise<void>((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
    );
    socket.once('data', () => resolve(void socket.destroy()));
    socket.once('error', reject);
  });
  const taken = performance.now() - from;
  await server.stop();
  return taken;
}
