/**
 * 离线服务程序: gives the page for work without network when there is none. It keeps the program alone – page, modules, style,
 * mark – which is the same for everybody; whatever belongs to a case goes past it, unseen and unkept.
 */
const VERSION = '{version}';
const SHELL = ['{shell}'];
const PAGE = '/console/offline';
const OURS = 'fengqiao-offline-';
const CACHE = `${OURS}${VERSION}`;
/** A network that answers no sooner is none. */
const PATIENCE_MS = 4_000;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(pathname === PAGE ? page(request) : anotherPage(request));
  else if (SHELL.includes(pathname)) event.respondWith(kept(request));
});

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...SHELL].map((path) => new Request(path, { cache: 'reload' })));
  await self.skipWaiting();
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** From the server, in the language and light that are chosen now; else as it was kept. */
async function page(request) {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!fresh.ok) return (await cache.match(PAGE)) ?? fresh;
    // A page of a newer release is kept by that release's own worker, together with its modules.
    if (fresh.headers.get('X-Shell-Version') === VERSION) await cache.put(PAGE, fresh.clone());
    return fresh;
  } catch {
    return (await cache.match(PAGE)) ?? Response.error();
  }
}

/** Never kept. Without network one is led to what was taken along. */
async function anotherPage(request) {
  try {
    return await fetch(request);
  } catch {
    return Response.redirect(PAGE, 302);
  }
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? fetch(request);
}
