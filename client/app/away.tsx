import { useEffect } from 'react'
import { Button } from '../ui/button.tsx'
import { Stack, Title, useTitle } from '../ui/page.tsx'
import { common } from '../words/common.ts'
import { CustomerFrame } from './customer-frame.tsx'

/** Nothing answers. Tries again by itself when the network comes back, and every 15 s. */
export function Away({ again }: { again: () => void }) {
  useTitle(common.away.title)
  useEffect(() => {
    const timer = setInterval(again, 15_000)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [again])
  return (
    <CustomerFrame>
      <Stack narrow>
        <Title>{common.away.title}</Title>
        <p>{common.away.text}</p>
        <div>
          <Button onClick={again}>{common.tryAgain}</Button>
        </div>
      </Stack>
    </CustomerFrame>
  )
}
