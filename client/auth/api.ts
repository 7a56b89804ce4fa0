import type { ChangePerson, Colleague, DemoAccount, PinBody, SignIn, StaffMe } from '../../shared/auth.ts'
import { get, Refused, send } from '../api/ask.ts'

export const signIn = (body: SignIn) => send<StaffMe>('/staff/sign-in', body)
export const signOut = (everywhere: boolean) => send<unknown>(everywhere ? '/staff/sign-out-everywhere' : '/staff/sign-out')

export const setPin = (body: PinBody) => send<StaffMe>('/staff/pin', body)
export const changePerson = (body: ChangePerson) => send<StaffMe>('/staff/change-person', body)
/** To whom this screen can be changed; without a bar: at all of one's own. */
export const peopleHere = (bar: string | null, signal: AbortSignal) => get<Colleague[]>(`/staff/people-here${bar ? `?bar=${bar}` : ''}`, { signal })

/** Null when nobody is signed in. */
export async function me(signal: AbortSignal): Promise<StaffMe | null> {
  try {
    return await get<StaffMe>('/staff/me', { signal })
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null
    throw error
  }
}

/** Who can be tried in this shop; nobody in production, where the address does not exist. */
export async function demoAccounts(signal: AbortSignal): Promise<DemoAccount[]> {
  try {
    return await get<DemoAccount[]>('/demo/accounts', { signal })
  } catch (error) {
    if (error instanceof Refused) return []
    throw error
  }
}
