const ID_BYTES = 2;

/** 密钥编号: encrypted bytes that begin with the id of the key they lie under, so that keys may change under them. */
export function withKeyId(id: number, sealed: Buffer): Buffer {
  const head = Buffer.alloc(ID_BYTES);
  head.writeUInt16BE(id);
  return Buffer.concat([head, sealed]);
}

export function keyIdOf(sealed: Buffer): number {
  return sealed.readUInt16BE(0);
}

export function withoutKeyId(sealed: Buffer): Buffer {
  return sealed.subarray(ID_BYTES);
}
