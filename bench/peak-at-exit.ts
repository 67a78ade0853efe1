// Preloaded into a measured process (`--import`): writes its peak resident set, in kilobytes, to file descriptor 3 as it ends.
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Worker threads preload it as well, and share the process.
if (isMainThread) process.on('exit', () => writeSync(3, String(peakKb())));

function peakKb(): number {
  try {
    // Linux: `maxRSS` counts what the parent took before this program was loaded; the high-water mark does not.
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
