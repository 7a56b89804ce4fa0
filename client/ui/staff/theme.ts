import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  type MantineThemeOverride,
  Modal,
  PasswordInput,
  Textarea,
  TextInput,
  type VariantColorsResolver,
} from '@mantine/core'
import { palette } from './palette.ts'

/** The same as on customers' pages. */
const system = 'var(--text)'

/** Mantine decides on black or white text for the light scheme's shade only; the variable knows both schemes. */
const readable: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input)
  return input.variant === 'filled' ? { ...colours, color: 'var(--mantine-primary-color-contrast)' } : colours
}

/** Plain and quick: hairlines instead of shadows, one accent, little roundness, nothing that moves by itself. */
export function staffTheme(accent: string): MantineThemeOverride {
  const colours = palette(accent)
  return createTheme({
    colors: { accent: colours.accent, gray: colours.gray, dark: colours.dark },
    primaryColor: 'accent',
    primaryShade: { light: 6, dark: 4 },
    autoContrast: true,
    luminanceThreshold: 0.179,
    variantColorResolver: readable,
    black: colours.dark[9],
    fontFamily: system,
    fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Roboto Mono', 'DejaVu Sans Mono', monospace",
    fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
    defaultRadius: 'sm',
    radius: { xs: '3px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
    shadows: { xs: 'none', sm: 'none', md: '0 6px 24px rgb(0 0 0 / 14%)', lg: '0 8px 32px rgb(0 0 0 / 18%)', xl: '0 12px 48px rgb(0 0 0 / 22%)' },
    cursorType: 'pointer',
    focusRing: 'auto',
    respectReducedMotion: true,
    activeClassName: '',
    components: {
      Button: Button.extend({ defaultProps: { fw: 600 } }),
      Input: Input.extend({ defaultProps: { size: 'md' } }),
      TextInput: TextInput.extend({ defaultProps: { size: 'md' } }),
      PasswordInput: PasswordInput.extend({ defaultProps: { size: 'md' } }),
      Textarea: Textarea.extend({ defaultProps: { size: 'md' } }),
      ModalRoot: Modal.Root.extend({ defaultProps: { transitionProps: { duration: 0 } } }),
    },
  })
}

/** The few tokens that Mantine has no name for; staff.css uses them. */
export const staffTokens: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--ground': 'var(--mantine-color-gray-1)',
    '--surface': '#ffffff',
    '--line': 'var(--mantine-color-gray-3)',
    '--ink': 'var(--mantine-color-gray-9)',
    '--ink-soft': 'var(--mantine-color-gray-6)',
    '--accent-ink': 'var(--mantine-color-accent-7)',
    '--accent-wash': 'var(--mantine-color-accent-0)',
    '--accent-line': 'var(--mantine-color-accent-6)',
    '--warn-wash': '#fdf3dc',
    '--warn-ink': '#6d4700',
    '--bad-wash': '#fdecea',
    '--bad-ink': '#96201a',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--bad-ink)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-5)',
  },
  dark: {
    '--ground': 'var(--mantine-color-dark-8)',
    '--surface': 'var(--mantine-color-dark-7)',
    '--line': 'var(--mantine-color-dark-5)',
    '--ink': 'var(--mantine-color-dark-0)',
    '--ink-soft': 'var(--mantine-color-dark-2)',
    '--accent-ink': 'var(--mantine-color-accent-3)',
    '--accent-wash': 'var(--mantine-color-dark-6)',
    '--accent-line': 'var(--mantine-color-accent-4)',
    // Mantine's own would be darker than the ground it lies on.
    '--mantine-color-accent-light': 'color-mix(in srgb, var(--mantine-color-accent-4) 22%, var(--mantine-color-dark-8))',
    '--mantine-color-accent-light-hover': 'color-mix(in srgb, var(--mantine-color-accent-4) 30%, var(--mantine-color-dark-8))',
    '--warn-wash': '#3a2f14',
    '--warn-ink': '#f1d591',
    '--bad-wash': '#41211e',
    '--bad-ink': '#ffb8b0',
    '--mantine-color-body': 'var(--mantine-color-dark-7)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--bad-ink)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
  },
})
