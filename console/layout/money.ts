/** `1234567` fen → `¥12,345.67`. */
export function yuanOf(fen: number): string {
  const [whole = '0', rest = '00'] = (fen / 100).toFixed(2).split('.');
  return `¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}
