import type { StaffMe } from '../../shared/auth.ts'
import type { ShopView } from '../../shared/bars.ts'
import { useTitle } from '../ui/staff/use-title.ts'
import { auth } from '../words/auth.ts'
import styles from './auth.module.css'
import { SignInForm } from './sign-in-form.tsx'

/** Stands in the place of any staff page while nobody is signed in; the address stays, so that signing in leads there. */
export function SignInPage({ shop, onSignedIn }: { shop: ShopView; onSignedIn: (me: StaffMe) => void }) {
  useTitle(auth.title, shop.name)
  return (
    <main className={`staff ${styles.page}`}>
      <div className={styles.card}>
        <p className={styles.shop}>{shop.name}</p>
        <h1 className={styles.title}>{auth.title}</h1>
        <SignInForm demo={shop.demo} onSignedIn={onSignedIn} />
      </div>
    </main>
  )
}
