import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import type { StaffMe } from '../../shared/auth.ts'
import type { ShopView } from '../../shared/bars.ts'
import { YourMenu } from '../auth/your-menu.tsx'
import { auth } from '../words/auth.ts'
import styles from './staff-frame.module.css'

type Props = { shop: ShopView; me: StaffMe; onSignedOut: () => void; onChanged: (me: StaffMe) => void; children: ReactNode }

/** The band above every staff page: where one can go, and who one is. */
export function StaffFrame({ shop, me, onSignedOut, onChanged, children }: Props) {
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {auth.skip}
      </a>
      <header className={styles.header}>
        <span className={styles.shop}>{shop.logo ? <img className={styles.logo} src={shop.logo} alt={shop.name} /> : shop.name}</span>
        <nav className={styles.nav} aria-label={auth.pages}>
          <NavLink to="/desk">{auth.desk}</NavLink>
          {me.role !== 'specialist' && (
            <>
              <NavLink to="/floor">{auth.floor}</NavLink>
              <NavLink to="/history">{auth.history}</NavLink>
              <NavLink to="/ledger">{auth.ledger}</NavLink>
              <NavLink to="/screens">{auth.screens}</NavLink>
            </>
          )}
        </nav>
        <YourMenu me={me} onSignedOut={onSignedOut} onChanged={onChanged} />
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
