import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { sampleArchive, started, startProduct } from './product.ts';
import { type Table, times } from './table.ts';

/** Resident memory of a server that has answered every page once and then rested. */
export async function measureMemory(): Promise<Table> {
  const { folder, remove } = await sampleArchive();
  const ours = await startProduct(folder);
  const paths = [
    '/',
    '/dossiers',
    '/dossiers/iskp',
    '/dossiers/qanun-asasi',
    '/publications',
    '/contributors',
    '/topics',
  ];
  for (let round = 0; round < 20; round += 1) {
    for (const path of paths) await (await fetch(`http://127.0.0.1:${ours.port}${path}`)).arrayBuffer();
  }
  const script =
    "require('http').createServer((q,r)=>r.end('x')).listen(0,'127.0.0.1',function(){console.log(this.address().port)})";
  const bare = await started(spawn(process.execPath, ['-e', script]), /(\d+)\n/);
  await setTimeout(3000);
  const [ourMb, bareMb] = [residentMb(ours.pid), residentMb(bare.pid)];
  await ours.stop();
  await bare.stop();
  remove();
  return {
    title: 'Memory at rest (resident set)',
    columns: ['', 'MB', 'ratio'],
    rows: [
      ['Sheaf, after 140 answers', ourMb.toFixed(0), times(ourMb, bareMb)],
      ['Node with bare node:http', bareMb.toFixed(0), ''],
    ],
    remark: 'Target: at most 150 MB.',
  };
}

/** Linux only; NaN elsewhere. */
function residentMb(pid: number): number {
  try {
    const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (Number(kb) * 1024) / 1e6;
  } catch {
    return Number.NaN;
  }
}
