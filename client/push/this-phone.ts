import type { PushAnswer, PushKey } from '../../shared/push.ts'
import { get, send } from '../api/ask.ts'
import { forgetKept } from './kept.ts'

/** `home`: works once the page is on the home screen. */
export type Standing = 'unsupported' | 'home' | 'denied' | 'off' | 'on'

const canWork = () => 'serviceWorker' in navigator
const canPush = () => canWork() && 'PushManager' in window && 'Notification' in window
/** iPhone and iPad have push for pages of the home screen only. An iPad says that it is a Mac, with a touch screen. */
const isApplePhone = () => /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)

/** The service worker, of the pages of places alone. Also for the page that is shown without a network, where nobody wants to be told. */
export const register = (): Promise<ServiceWorkerRegistration> => navigator.serviceWorker.register('/sw.js', { scope: '/t/' })

/** How it stands on this device. Where it is on, the server is told again: a browser may have another address by now, a device another session. */
export async function look(): Promise<Standing> {
  if (!canPush()) {
    if (canWork()) await register()
    return isApplePhone() ? 'home' : 'unsupported'
  }
  const { pushManager } = await register()
  if (Notification.permission === 'denied') return 'denied'
  const subscription = await pushManager.getSubscription()
  if (!subscription || Notification.permission !== 'granted') return 'off'
  await tell(await ofThisServer(pushManager, subscription))
  return 'on'
}

/** Asks for the permission, if need be; called by a tap, which browsers ask for. */
export async function turnOn(): Promise<Standing> {
  const asked = Notification.requestPermission()
  const { key } = await get<PushKey>('/push/key')
  if ((await asked) !== 'granted') return Notification.permission === 'denied' ? 'denied' : 'off'
  const { pushManager } = await active()
  const before = await pushManager.getSubscription()
  await tell(before ? await ofThisServer(pushManager, before) : await subscribe(pushManager, key))
  return 'on'
}

export async function turnOff(): Promise<Standing> {
  const subscription = await (await register()).pushManager.getSubscription()
  if (subscription) {
    await send<PushAnswer>('/my/push/remove', { endpoint: subscription.endpoint })
    await subscription.unsubscribe()
  }
  return 'off'
}

/** Somebody else uses this device from now on: neither are they told of another's turn, nor is another's code shown to them. */
export async function forgetHere(): Promise<void> {
  await forgetKept()
  const registration = canWork() ? await navigator.serviceWorker.getRegistration('/t/') : undefined
  const subscription = await registration?.pushManager?.getSubscription()
  await subscription?.unsubscribe()
  for (const notice of (await registration?.getNotifications?.()) ?? []) notice.close()
}

const subscribe = (manager: PushManager, key: string) => manager.subscribe({ userVisibleOnly: true, applicationServerKey: key })

/** A subscription for another key of the server is dead: a new one takes its place. */
async function ofThisServer(manager: PushManager, subscription: PushSubscription): Promise<PushSubscription> {
  const { key } = await get<PushKey>('/push/key')
  const its = subscription.options.applicationServerKey
  if (!its || base64url(its) === key) return subscription
  await subscription.unsubscribe()
  return subscribe(manager, key)
}

const base64url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const tell = (subscription: PushSubscription) => {
  const { endpoint, keys } = subscription.toJSON()
  return send<PushAnswer>('/my/push', { endpoint, keys })
}

/** Only one that runs can be subscribed for. (`serviceWorker.ready` would never come where the page was opened at the door.) */
async function active(): Promise<ServiceWorkerRegistration> {
  const registration = await register()
  const coming = registration.installing ?? registration.waiting
  if (registration.active || !coming) return registration
  await new Promise<void>((resolve) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve()
    })
  })
  return registration
}
