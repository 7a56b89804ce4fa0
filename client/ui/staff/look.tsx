import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import './styles.ts'
import { staffTheme, staffTokens } from './theme.ts'

const schemes = localStorageColorSchemeManager({ key: 'aftercare.scheme' })

/** How staff screens look: the shop's accent, light or dark as the system or the person says. */
export function StaffLook({ accent, children }: { accent: string; children: ReactNode }) {
  const theme = useMemo(() => staffTheme(accent), [accent])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={staffTokens} colorSchemeManager={schemes} defaultColorScheme="auto" deduplicateCssVariables={false}>
      {children}
    </MantineProvider>
  )
}
