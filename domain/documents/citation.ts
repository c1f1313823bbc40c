const DIGITS = '零一二三四五六七八九';

/** 法条引用 as papers write it: `土地管理法 14;森林法 22` → 《土地管理法》第十四条、《森林法》第二十二条; other text as it is. */
export function citation(source: string): string {
  return source
    .split(/[;；]/)
    .map((part) => {
      const match = /^(\S+) (\d{1,3})$/.exec(part.trim());
      return match ? `《${match[1]}》第${articleNumber(Number(match[2]))}条` : part.trim();
    })
    .join('、');
}

/** 1 to 999 in Chinese numerals: 十四, 二十二, 一百零五. */
function articleNumber(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const head = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  const middle =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十` : hundreds > 0 && ones > 0 ? '零' : '';
  return `${head}${middle}${ones > 0 ? DIGITS[ones] : ''}`;
}
