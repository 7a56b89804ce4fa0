import { io, type Socket } from 'socket.io-client'
import { CustomerLogins } from '../customers/customer-logins.ts'
import { StaffLogins } from '../auth/staff-logins.ts'
import { socketPath } from '../../shared/live.ts'
import type { TestApp } from './app.ts'

/** The Cookie header of a staff member who has signed in. */
export const staffCookie = async (app: TestApp, staffId: string): Promise<string> => `aftercare_staff=${await app.get(StaffLogins).start(staffId)}`
/** The Cookie header of a person known on this device. */
export const customerCookie = async (app: TestApp, customerId: string): Promise<string> =>
  `aftercare=${await app.get(CustomerLogins).start(app.db.desk.manager, customerId)}`

/** A connected socket. Rejects with what the handshake said when it was refused. */
export function connect(app: Pick<TestApp, 'url'>, cookie?: string, headers: Record<string, string> = {}): Promise<Socket> {
  const extraHeaders = { ...(cookie ? { cookie } : {}), ...headers }
  const socket = io(app.url, { path: socketPath, transports: ['websocket'], extraHeaders, reconnection: false, forceNew: true })
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', (error) => {
      socket.close()
      reject(error)
    })
  })
}
