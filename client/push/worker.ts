/**
 * The service worker, `/sw.js`, of the pages below `/t/` alone: staff, kiosk and board never meet it. It shows what is pushed, and says
 * something where a place is loaded without a network. It keeps no answer of the server.
 */
import { kept } from './kept.ts'
import { placeIn, shown } from './notice.ts'
import { offlineHeaders, offlinePage } from './offline-page.ts'
import type { Worker } from './worker-types.ts'

const worker = self as unknown as Worker

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))

worker.addEventListener('push', (event) => {
  const notice = shown(event.data?.json())
  if (notice) event.waitUntil(worker.registration.showNotification(notice.title, notice.options))
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open((event.notification.data as { url: string }).url))
})

/** The page that is open already, or a new one. */
async function open(path: string): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = pages.find(({ url }) => new URL(url).pathname === path)
  await (there ? there.focus() : worker.clients.openWindow(path))
}

// Browsers renew a subscription from time to time; the old address is dead from then on.
worker.addEventListener('pushsubscriptionchange', (event) => {
  const renewed = async () => {
    const next = event.newSubscription ?? (event.oldSubscription && (await worker.registration.pushManager.subscribe(event.oldSubscription.options)))
    if (!next) return
    const { endpoint, keys } = next.toJSON()
    await fetch('/api/my/push', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ endpoint, keys }) })
  }
  event.waitUntil(renewed())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const ticket = request.mode === 'navigate' ? placeIn(new URL(request.url).pathname) : null
  if (ticket) event.respondWith(fetch(request).catch(() => offline(ticket)))
})

async function offline(ticket: string): Promise<Response> {
  return new Response(offlinePage(await kept(ticket).catch(() => null)), { headers: offlineHeaders })
}
