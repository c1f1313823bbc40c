import Handlebars from 'handlebars';
import { encode } from 'uqr';

/** What is printed on a paper besides its form. */
export interface PaperMarks {
  /** 核验: where whoever holds the paper learns whether it is the one on record. */
  verification: { url: string; code: string } | null;
  /** 进度查询: where the party whose paper it is follows their case; the code is typed. */
  progress: string | null;
  /** 更正: which paper this one replaces, and why. */
  correction: string | null;
}

export const NO_MARKS: PaperMarks = { verification: null, progress: null, correction: null };

/** The marks as the page prints them: the code as four groups to type, and as a picture to scan. */
export function marksView({ verification, progress, correction }: PaperMarks) {
  return {
    correction,
    progress: progress && new Handlebars.SafeString(qrImage(progress)),
    verification: verification && {
      code: (verification.code.match(/.{4}/g) ?? []).join(' '),
      image: new Handlebars.SafeString(qrImage(verification.url)),
    },
  };
}

/** A QR code (ISO/IEC 18004) as a picture of squares. */
function qrImage(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${squares.join('')}"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
