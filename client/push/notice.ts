import type { PushNotice } from '../../shared/push.ts'

/** The address of a place, and of nothing else. */
export const placeIn = (path: string): string | null => /^\/t\/([0-9a-f-]{36})$/.exec(path)?.[1] ?? null

/** What a push brought, as it is shown. Only a place of our own is opened, whatever it says. */
export function shown(data: unknown): { title: string; options: NotificationOptions } | null {
  const { title, body, tag, url } = (data ?? {}) as Partial<PushNotice>
  if (typeof title !== 'string' || typeof body !== 'string' || typeof tag !== 'string' || typeof url !== 'string' || !placeIn(url)) return null
  // `renotify`: a newer one takes the place of the older, and is heard all the same.
  return { title, options: { body, tag, renotify: true, data: { url } } as NotificationOptions }
}
