/** What browsers and systems call themselves, and what people call them. */
const NAMES: Readonly<Record<string, string>> = {
  Edg: 'Edge',
  OPR: 'Opera',
  Version: 'Safari',
  MicroMessenger: 'WeChat',
  'Windows NT': 'Windows',
  'iPhone OS': 'iPhone',
  'Mac OS X': 'Mac',
};

/** `Chrome 126 · Windows`, of what a session keeps (`Chrome/126 Windows NT 10.0`); anything else as it stands there. */
export function deviceOf(userAgent: string): string {
  const [, browser, version, system] = /^(\w+)\/(\d+)(?: ([A-Za-z ]+?)(?: [\d.]+)?)?$/.exec(userAgent) ?? [];
  if (browser === undefined) return userAgent;
  const named = [`${NAMES[browser] ?? browser} ${version}`, system && (NAMES[system] ?? system)];
  return named.filter((part) => part).join(' · ');
}
