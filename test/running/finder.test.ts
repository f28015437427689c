import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cacheDirectory } from '../../embedded/find/cache.ts';
import { cachedName, type Program } from '../../embedded/find/catalogue.ts';
import { installedChromium } from '../../embedded/find/chromium.ts';
import { find, findTemporal, findTestServer } from '../../embedded/find/finder.ts';
import { unzipOne } from '../../embedded/find/unzip.ts';
import { checkHash } from '../../embedded/find/wheel.ts';
import { folder } from '../support/folder.ts';

const nowhere: Program = {
  title: 'thing',
  variable: 'THING',
  command: 'thing',
  wheel: { name: 'no-such-wheel', version: '1', sha256: {} },
  download: 'cli',
};

const executable = (directory: string, name: string): string => {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, name);
  writeFileSync(file, '#!/bin/sh\n', { mode: 0o755 });
  return file;
};

/** A zip of one deflated file, as a wheel carries it. */
function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(1, 10);
  last.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), last]);
}

describe('a program that npm does not carry is looked for in the stated order', () => {
  it('takes the variable before all else, and faults when it names nothing that runs', async () => {
    const dir = folder();
    const named = executable(dir, 'mine');
    executable(path.join(dir, 'bin'), 'temporal');
    const env = { TEMPORAL_CLI: named, PATH: path.join(dir, 'bin'), XDG_CACHE_HOME: dir };
    expect(await findTemporal(env)).toEqual({ file: named, source: 'TEMPORAL_CLI' });
    await expect(findTemporal({ ...env, TEMPORAL_CLI: '/no/such' })).rejects.toThrow('TEMPORAL_CLI names /no/such');
  });

  it('takes the PATH before the cache, and the cache before any download', async () => {
    const dir = folder();
    const env = { PATH: path.join(dir, 'bin'), XDG_CACHE_HOME: dir };
    const pinned = { ...nowhere, wheel: { ...nowhere.wheel, version: '7' } };
    const cached = executable(cacheDirectory(env), cachedName(pinned));
    expect(await find(pinned, env)).toEqual({ file: cached, source: 'the cache' });
    const onPath = executable(path.join(dir, 'bin'), 'thing');
    expect(await find(pinned, env)).toEqual({ file: onPath, source: 'the PATH' });
  });

  it('does not take another version from the cache', async () => {
    const dir = folder();
    const env = { PATH: dir, XDG_CACHE_HOME: dir };
    executable(cacheDirectory(env), 'thing-0');
    await expect(find({ ...nowhere, download: 'cli' }, env)).rejects.toThrow('The thing was found nowhere. Set THING to it');
  });

  it('knows the time-skipping server by its own variable', async () => {
    const named = executable(folder(), 'test-server');
    expect(await findTestServer({ TEMPORAL_TEST_SERVER: named })).toMatchObject({ file: named, source: 'TEMPORAL_TEST_SERVER' });
  });

  it('takes Chromium from CHROMIUM, and from the PATH', () => {
    const dir = folder();
    const named = executable(dir, 'chromium');
    expect(installedChromium({ CHROMIUM: named })).toEqual({ file: named, source: 'CHROMIUM' });
    expect(installedChromium({ PATH: dir })).toEqual({ file: named, source: 'this machine' });
    expect(() => installedChromium({ CHROMIUM: '/no/such' })).toThrow('CHROMIUM names /no/such');
  });
});

describe('what is fetched is pinned', () => {
  it('refuses bytes with another hash', () => {
    const content = Buffer.from('program');
    const hash = createHash('sha256').update(content).digest('hex');
    expect(() => checkHash(content, hash)).not.toThrow();
    expect(() => checkHash(Buffer.from('Program'), hash)).toThrow('not the pinned');
  });

  it('unpacks one program from a wheel', () => {
    const content = readFileSync(process.execPath).subarray(0, 100_000);
    expect(unzipOne(zip('x.data/scripts/temporal', content), '/scripts/temporal').equals(content)).toBe(true);
    expect(() => unzipOne(zip('a', content), '/scripts/temporal')).toThrow('no /scripts/temporal');
    expect(() => unzipOne(Buffer.from('not a zip archive at all, by far'), 'a')).toThrow('not a zip');
  });
});
