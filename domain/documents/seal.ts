import { printable } from './printable.ts';

const WORDS = '人民调解委员会';
const STAR = [0, 1, 2, 3, 4]
  .flatMap((point) => [
    [18, point * 72],
    [6.9, point * 72 + 36],
  ])
  .map(([radius = 0, degrees = 0]) => {
    const angle = ((degrees - 90) * Math.PI) / 180;
    return `${(60 + radius * Math.cos(angle)).toFixed(2)},${(60 + radius * Math.sin(angle)).toFixed(2)}`;
  })
  .join(' ');

/**
 * 印章: a people's mediation committee's round seal – its name around a star – as a picture, for a paper on which the record
 * says that it was affixed. Empty for every other body: a court's seal is put on by hand.
 */
export function sealImage(name: string): string {
  const letters = [...printable(name)];
  if (!name.endsWith(WORDS)) return '';
  const step = Math.min(24, 270 / letters.length);
  const size = Math.min(15, step * 0.68);
  const around = letters.map((letter, index) => {
    const turn = (index - (letters.length - 1) / 2) * step;
    return `<text x="60" y="${(7 + size).toFixed(1)}" transform="rotate(${turn.toFixed(2)} 60 60)">${letter}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" fill="#c00"><circle cx="60" cy="60" r="57.5" fill="none" stroke="#c00" stroke-width="3"/><polygon points="${STAR}"/><g font-family="Noto Serif SC" font-weight="700" font-size="${size.toFixed(1)}" text-anchor="middle">${around.join('')}</g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
