import type { StaffMe } from '../../shared/auth.ts'
import { Dialog } from '../ui/staff/dialog.tsx'
import { auth } from '../words/auth.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Over the page whose session ended. The page stays mounted beneath, with everything that was typed. */
export function SignInAgain({ me, onSignedIn }: { me: StaffMe; onSignedIn: (me: StaffMe) => void }) {
  return (
    <Dialog title={auth.expiredTitle} centered>
      <p style={{ marginBlockEnd: 16 }}>{auth.expired}</p>
      <SignInForm email={me.email} demo={false} onSignedIn={onSignedIn} />
    </Dialog>
  )
}
