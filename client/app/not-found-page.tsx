import { ButtonLink } from '../ui/button.tsx'
import { Stack, Title, useTitle } from '../ui/page.tsx'
import { common } from '../words/common.ts'
import { CustomerFrame } from './customer-frame.tsx'

export default function NotFoundPage() {
  useTitle(common.notFound.title)
  return (
    <CustomerFrame>
      <Stack narrow>
        <Title>{common.notFound.title}</Title>
        <p>{common.notFound.text}</p>
        <div>
          <ButtonLink to="/">{common.home}</ButtonLink>
        </div>
      </Stack>
    </CustomerFrame>
  )
}
