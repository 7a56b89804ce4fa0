import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Stack, Title } from '../ui/page.tsx'
import { common } from '../words/common.ts'

/** What is shown when a page fails, or its script cannot be loaded: after a release the old one may be gone. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <main style={{ padding: '2rem 1.25rem' }}>
        <Stack narrow>
          <Title focus>{common.broken.title}</Title>
          <p>{common.broken.text}</p>
          <div>
            <Button onClick={() => window.location.reload()}>{common.broken.again}</Button>
          </div>
        </Stack>
      </main>
    )
  }
}
