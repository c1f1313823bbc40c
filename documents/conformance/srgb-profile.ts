/**
 * An ICC profile of sRGB (IEC 61966-2-1), as ICC.1:2004-10 (version 4.2) lays one out: PDF/A wants to know what the colours
 * of a file mean. Made here, as the profiles in circulation are other people's, and this one is 500 bytes.
 */
export function srgbProfile(): Buffer {
  const tags = tagsOf();
  const directory = Buffer.alloc(4 + tags.length * 12);
  directory.writeUInt32BE(tags.length, 0);
  let offset = HEADER_LENGTH + directory.length;
  tags.forEach(([signature, data], index) => {
    directory.write(signature, 4 + index * 12, 'latin1');
    directory.writeUInt32BE(offset, 8 + index * 12);
    directory.writeUInt32BE(data.length, 12 + index * 12);
    offset += data.length;
  });
  return Buffer.concat([headerOf(offset), directory, ...tags.map(([, data]) => data)]);
}

const HEADER_LENGTH = 128;
/** The white of the space that profiles meet in. */
const D50 = [0.9642, 1, 0.8249];

function headerOf(length: number): Buffer {
  const header = Buffer.alloc(HEADER_LENGTH);
  header.writeUInt32BE(length, 0);
  header.writeUInt32BE(0x04200000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  // A date of making is obligatory: the standard's.
  [2004, 10, 1].forEach((part, index) => header.writeUInt16BE(part, 24 + index * 2));
  header.write('acsp', 36, 'latin1');
  xyz(D50).copy(header, 68, 8);
  return header;
}

/** The colours and their adaptation to D50 (Bradford), and one curve for all three. */
function tagsOf(): Array<[signature: string, data: Buffer]> {
  const curve = parametricCurve([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]);
  return [
    ['desc', text('sRGB')],
    ['cprt', text('CC0')],
    ['wtpt', xyz(D50)],
    [
      'chad',
      fixedNumbers('sf32', [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168]),
    ],
    ['rXYZ', xyz([0.43607, 0.22249, 0.01392])],
    ['gXYZ', xyz([0.38515, 0.71687, 0.09708])],
    ['bXYZ', xyz([0.14307, 0.06061, 0.7141])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
}

/** One text, in English of the United States, UTF-16, padded as every tag to a multiple of four. */
function text(value: string): Buffer {
  const data = Buffer.alloc(28 + Math.ceil((value.length * 2) / 4) * 4);
  data.write('mluc', 0, 'latin1');
  data.writeUInt32BE(1, 8);
  data.writeUInt32BE(12, 12);
  data.write('enUS', 16, 'latin1');
  data.writeUInt32BE(value.length * 2, 20);
  data.writeUInt32BE(28, 24);
  for (let index = 0; index < value.length; index++) data.writeUInt16BE(value.charCodeAt(index), 28 + index * 2);
  return data;
}

function xyz(values: number[]): Buffer {
  return fixedNumbers('XYZ ', values);
}

/** Function type 3: a power, and a straight line near black. */
function parametricCurve(parameters: number[]): Buffer {
  const numbers = fixedNumbers('para', parameters);
  const type = Buffer.alloc(4);
  type.writeUInt16BE(3, 0);
  return Buffer.concat([numbers.subarray(0, 8), type, numbers.subarray(8)]);
}

/** Numbers of 16 bits before and 16 after the point. */
function fixedNumbers(signature: string, values: number[]): Buffer {
  const data = Buffer.alloc(8 + values.length * 4);
  data.write(signature, 0, 'latin1');
  values.forEach((value, index) => data.writeInt32BE(Math.round(value * 65_536), 8 + index * 4));
  return data;
}
