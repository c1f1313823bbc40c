import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';

/** What parties bring to the demo's cases, drawn when it is told: no photograph of anybody's house is in the program. */

const SIDE = 480;

/** 卫星影像: fields, two houses, and the wall between them where it stood that year. */
export function satellitePicture(wallAt: number): Promise<Buffer> {
  const fields = Array.from({ length: 8 }, (_, index) => {
    const [x, y] = [(index % 4) * 120, index < 4 ? 0 : 330];
    const shade = ['#6f8f4e', '#85a35c', '#9aa860', '#5f7f46'][(index * 3) % 4];
    return `<rect x="${x}" y="${y}" width="118" height="148" fill="${shade}"/>`;
  });
  return drawn(
    `<rect width="${SIDE}" height="${SIDE}" fill="#8a8458"/>${fields.join('')}
     <rect x="60" y="180" width="140" height="110" fill="#a9553f"/><rect x="${wallAt + 20}" y="185" width="150" height="105" fill="#7a7f88"/>
     <rect x="${wallAt}" y="160" width="8" height="160" fill="#ece7d8"/><rect y="152" width="${SIDE}" height="8" fill="#c9c3ae"/>`,
  );
}

/** 宅基地登记图, scanned as a PDF of one page. */
export async function surveyPdf(): Promise<Buffer> {
  const picture = await drawn(
    `<rect width="${SIDE}" height="${SIDE}" fill="#f6f3e8"/>
     <g fill="none" stroke="#333" stroke-width="3"><rect x="50" y="120" width="170" height="220"/><rect x="236" y="120" width="190" height="220"/>
     <path d="M228 90V370" stroke-dasharray="12 6" stroke="#a22"/><path d="M50 380H426M50 372V388M426 372V388"/></g>`,
  );
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595.28, 841.89]);
  page.drawImage(await pdf.embedJpg(picture), { x: 58, y: 250, width: SIDE, height: SIDE });
  return Buffer.from(await pdf.save());
}

function drawn(shapes: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">${shapes}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}
