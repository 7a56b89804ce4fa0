import { useQuery } from '@tanstack/react-query'
import type { SignIn } from '../../shared/auth.ts'
import { auth } from '../words/auth.ts'
import { demoAccounts } from './api.ts'
import styles from './auth.module.css'

/** Outside production: who can be tried, with the password in plain sight. */
export function DemoAccounts({ onChoose }: { onChoose: (account: SignIn) => void }) {
  const { data: accounts = [] } = useQuery({ queryKey: ['demo-accounts'], queryFn: ({ signal }) => demoAccounts(signal), staleTime: Number.POSITIVE_INFINITY })
  if (accounts.length === 0) return null
  return (
    <section className={styles.demo} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{auth.demoTitle}</h2>
      <p className="soft">{auth.demoHelp}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.email}>
            <button type="button" className={styles.account} onClick={() => onChoose({ email: account.email, password: account.password })}>
              <span className={styles.who}>
                <strong>{account.name}</strong>
                <span className="soft">
                  {auth.roles[account.role]}, {account.bar ?? auth.everyBar}
                </span>
              </span>
              <span className={styles.words}>
                <span>{account.email}</span>
                <code>{account.password}</code>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
