// The tokens of antam.css, handed to Mantine 9. Colour values live once, in antam.css; this file only points at them.
// Usage: <MantineProvider theme={theme} cssVariablesResolver={resolver}>, import '@mantine/core/styles.css', then antam.css
// with its dark block under [data-mantine-color-scheme="dark"], then mantine-theme.css.
import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const antam: MantineColorsTuple = [
  '#EEF7F8',
  '#E3F0F2',
  '#B4D8DC',
  '#86BEC5',
  '#69BFCB',
  '#348893',
  '#1B727E',
  '#0B5F6B',
  '#084D57',
  '#063A42',
];
const gray: MantineColorsTuple = [
  '#F8FAFA',
  '#F3F5F6',
  '#EEF2F3',
  '#DEE4E7',
  '#C4CDD1',
  '#82919A',
  '#5C6B73',
  '#44555D',
  '#2F3E45',
  '#14242B',
];
const dark: MantineColorsTuple = [
  '#E8EEF0',
  '#B4C1C6',
  '#8FA0A7',
  '#71828B',
  '#3B4A51',
  '#2A373D',
  '#1F2A2F',
  '#172024',
  '#131B1F',
  '#0F1619',
];
const red: MantineColorsTuple = [
  '#FCE9E6',
  '#F9D5D0',
  '#EDB4AC',
  '#F08A7D',
  '#E0705F',
  '#D0523F',
  '#C0392B',
  '#B5302A',
  '#A9281E',
  '#931E14',
];

export const theme = createTheme({
  primaryColor: 'antam',
  primaryShade: { light: 7, dark: 4 },
  colors: { antam, gray, dark, red },
  white: '#FFFFFF',
  black: '#14242B',
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const ours = (input.color ?? 'antam') === 'antam';
    if (ours && input.variant === 'filled') return { ...colors, color: 'var(--on-accent)' };
    if (ours && input.variant === 'subtle') return { ...colors, color: 'var(--accent)' };
    return colors;
  },
  fontFamily: '"IBM Plex Sans Variable", "Segoe UI", sans-serif',
  fontFamilyMonospace: '"IBM Plex Mono", Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.3334', sm: '1.5385', md: '1.4286', lg: '1.625', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '0.875rem', lineHeight: '1.4286' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.5385' },
    },
  },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  shadows: { xs: 'var(--shadow-1)', sm: 'var(--shadow-1)', md: 'var(--shadow-2)', lg: 'var(--shadow-2)', xl: 'var(--shadow-2)' },
  focusRing: 'auto',
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    Badge: { defaultProps: { tt: 'none', radius: 'xs', fw: 500 } },
    Button: { defaultProps: { size: 'sm', fw: 500 } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 0 } } },
  },
});

const variables = {
  '--mantine-color-body': 'var(--canvas)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-error': 'var(--not)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-antam-filled': 'var(--accent)',
  '--mantine-color-antam-filled-hover': 'var(--accent-hover)',
  '--mantine-color-antam-light': 'var(--accent-soft)',
  '--mantine-color-antam-light-color': 'var(--accent)',
  '--mantine-color-antam-outline': 'var(--accent)',
  '--mantine-color-red-light': 'var(--not-bg)',
  '--mantine-color-red-light-color': 'var(--not)',
  '--mantine-color-red-outline': 'var(--not)',
};

export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: variables, dark: variables });
