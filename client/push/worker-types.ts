/** What a service worker has that a page has not; TypeScript has these types only instead of those of pages. */
export type Lasting = Event & { waitUntil: (work: Promise<unknown>) => void }
export type Pushed = Lasting & { data: { json: () => unknown } | null }
export type Clicked = Lasting & { notification: Notification }
export type Renewed = Lasting & { oldSubscription: PushSubscription | null; newSubscription: PushSubscription | null }
export type Fetching = Event & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Page = { url: string; focus: () => Promise<unknown> }
export type Worker = {
  registration: ServiceWorkerRegistration
  location: Location
  skipWaiting: () => Promise<void>
  clients: { matchAll: (which: { type: 'window'; includeUncontrolled: boolean }) => Promise<Page[]>; openWindow: (url: string) => Promise<unknown> }
  addEventListener: {
    (kind: 'install', listener: (event: Lasting) => void): void
    (kind: 'push', listener: (event: Pushed) => void): void
    (kind: 'notificationclick', listener: (event: Clicked) => void): void
    (kind: 'pushsubscriptionchange', listener: (event: Renewed) => void): void
    (kind: 'fetch', listener: (event: Fetching) => void): void
  }
}
