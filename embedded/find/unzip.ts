import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** The content of the first file in a zip archive whose name ends so. Throws when there is none. */
export function unzipOne(archive: Buffer, nameEnds: string): Buffer {
  let at = archive.length - 22;
  while (at >= 0 && archive.readUInt32LE(at) !== endOfDirectory) at--;
  if (at < 0) throw new Error('not a zip archive');
  const count = archive.readUInt16LE(at + 10);
  let entry = archive.readUInt32LE(at + 16);
  for (let index = 0; index < count && archive.readUInt32LE(entry) === directoryEntry; index++) {
    const nameLength = archive.readUInt16LE(entry + 28);
    const name = archive.toString('utf8', entry + 46, entry + 46 + nameLength);
    if (name.endsWith(nameEnds)) {
      const local = archive.readUInt32LE(entry + 42);
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
      return archive.readUInt16LE(entry + 10) === 0 ? Buffer.from(packed) : inflateRawSync(packed);
    }
    entry += 46 + nameLength + archive.readUInt16LE(entry + 30) + archive.readUInt16LE(entry + 32);
  }
  throw new Error(`no ${nameEnds} in the archive`);
}
