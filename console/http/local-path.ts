const HOME = '/console';
/** Only to be parsed against: an address that leaves it was none of ours. */
const NOWHERE = 'http://nowhere.invalid';
const LONGEST = 1000;

/** Where to go on: a page of the console. Anything else – another host, another scheme, a trick – becomes the workbench. */
export function localPath(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > LONGEST || /[\u0000-\u0020\\\u007f]/.test(wanted)) return HOME;
  if (!wanted.startsWith('/') || wanted.startsWith('//')) return HOME;
  const url = URL.canParse(wanted, NOWHERE) ? new URL(wanted, NOWHERE) : null;
  if (url === null || url.origin !== NOWHERE) return HOME;
  const isOurs = [HOME, '/progress'].some((root) => url.pathname === root || url.pathname.startsWith(`${root}/`));
  return isOurs ? `${url.pathname}${url.search}` : HOME;
}
