import { createHash } from 'node:crypto';

/** A file that browsers may keep for good: its name changes with what is in it. */
export interface HashedAsset {
  name: string;
  path: string;
  file: Buffer;
  mediaType: string;
}

/** `sign`, `js` → `/console/assets/sign-3f1c….js`. */
export function hashedAsset(stem: string, extension: string, mediaType: string, file: Buffer): HashedAsset {
  const name = `${stem}-${createHash('sha256').update(file).digest('hex').slice(0, 16)}.${extension}`;
  return { name, path: `/console/assets/${name}`, file, mediaType };
}
