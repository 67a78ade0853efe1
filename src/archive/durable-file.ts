import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: under another name first, on disk before it gets its own. Makes the folder where it
 * is missing. What a crash leaves is named `….unfinished-…`.
 */
export function writeWhole(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = unfinishedName(file);
  try {
    writeSynced(unfinished, bytes);
    moveDurably(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Gives a finished file or folder its name, and waits until the name is on disk. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Waits until the bytes of a file are on disk. */
export function syncFile(file: string): void {
  syncAt(file, 'r+');
}

/** Waits until the names in a folder are on disk; does nothing where the system offers no such thing. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncAt(folder, 'r');
}

/** A name beside `file` for what is not finished; check tells of those that a crash has left. */
export function unfinishedName(file: string): string {
  return join(dirname(file), `${basename(file)}.unfinished-${process.pid}`);
}

function writeSynced(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'w');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncAt(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
