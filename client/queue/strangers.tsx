import { ButtonLink } from '../ui/button.tsx'
import { Stack, Title, useTitle } from '../ui/page.tsx'
import { queue } from '../words/queue.ts'

/** Somebody else's place, or one's own on a device that does not know its owner. */
export function Strangers() {
  useTitle(queue.strangers.title)
  return (
    <Stack narrow>
      <Title>{queue.strangers.title}</Title>
      <p>{queue.strangers.text}</p>
      <p>{queue.strangers.collecting}</p>
      <div>
        <ButtonLink to="/">{queue.strangers.go}</ButtonLink>
      </div>
    </Stack>
  )
}
