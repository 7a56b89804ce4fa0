import { Modal } from '@mantine/core'
import type { StaffMe } from '../../shared/auth.ts'
import { auth } from '../words/auth.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Over the page whose session ended. The page stays mounted beneath, with everything that was typed. */
export function SignInAgain({ opened, me, onSignedIn }: { opened: boolean; me: StaffMe; onSignedIn: (me: StaffMe) => void }) {
  return (
    <Modal opened={opened} onClose={() => {}} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={auth.expiredTitle} centered>
      <p style={{ marginBlockEnd: 16 }}>{auth.expired}</p>
      <SignInForm email={me.email} demo={false} onSignedIn={onSignedIn} />
    </Modal>
  )
}
