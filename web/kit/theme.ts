// One accent, neutral greys, colours with a meaning only. Every pair of text and ground is at least 4.5 : 1.
import type {
  CSSVariablesResolver,
  DrawerProps,
  InputWrapperProps,
  MantineColorsTuple,
  MenuProps,
  ModalProps,
  MultiSelectProps,
  PopoverProps,
  SelectProps,
  TooltipProps,
} from '@mantine/core';
import { createTheme } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#ebf6f7',
  '#d5ebee',
  '#abd8de',
  '#7ac1ca',
  '#51a9b5',
  '#31919e',
  '#1b7b88',
  '#0c6b78',
  '#08565f',
  '#043f47',
];
const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#f0f2f3',
  '#e5e8ea',
  '#d8dcdf',
  '#c4cacf',
  '#98a1a8',
  '#68717a',
  '#525c64',
  '#343c44',
  '#1b2126',
];
const dark: MantineColorsTuple = [
  '#dfe3e6',
  '#b4bcc2',
  '#8f989f',
  '#5d666d',
  '#3d454b',
  '#2f363b',
  '#242a2e',
  '#1b2023',
  '#15191c',
  '#0f1214',
];
/** Waiting on somebody, due. */
const due: MantineColorsTuple = [
  '#fdf4e3',
  '#fae7c4',
  '#f3d08a',
  '#ebb750',
  '#e3a127',
  '#c98506',
  '#a56a00',
  '#875600',
  '#6b4400',
  '#4d3000',
];
/** Late, refused, destructive. */
const late: MantineColorsTuple = [
  '#fdeeec',
  '#f9d8d4',
  '#f2b1aa',
  '#e98579',
  '#df5e50',
  '#cf4436',
  '#b83427',
  '#a02b1f',
  '#7f2017',
  '#591510',
];
/** Done, in order. */
const done: MantineColorsTuple = [
  '#eaf6ee',
  '#d2ebda',
  '#a6d7b6',
  '#75c08e',
  '#4ba86b',
  '#2f9153',
  '#217a43',
  '#186737',
  '#11522b',
  '#0a3b1e',
];

const listInPlace = {
  comboboxProps: { withinPortal: false },
  withScrollArea: false,
  styles: { options: { maxHeight: 260, overflowY: 'auto' } },
} as const;

export const theme = createTheme({
  colors: { accent, gray, dark, due, late, done },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'Vazirmatn, Tahoma, system-ui, sans-serif',
  fontFamilyMonospace: 'Vazirmatn, Tahoma, system-ui, sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.5', sm: '1.6', md: '1.65', lg: '1.6', xl: '1.5' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontFamily: 'Vazirmatn, Tahoma, system-ui, sans-serif',
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.5' },
      h2: { fontSize: '16px', lineHeight: '1.6' },
      h3: { fontSize: '14px', lineHeight: '1.65' },
    },
  },
  components: {
    Tooltip: defaultsOf<TooltipProps>({ defaultProps: { openDelay: 300, withArrow: true } }),
    InputWrapper: defaultsOf<InputWrapperProps>({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
    Menu: defaultsOf<MenuProps>({
      // The placeholder is a focusable stranger inside role=menu, which axe refuses.
      defaultProps: { shadow: 'md', position: 'bottom-end', withInitialFocusPlaceholder: false },
    }),
    // Within the page: a portal would lie outside every landmark. The list itself scrolls, as a listbox may.
    Select: defaultsOf<SelectProps>({ defaultProps: listInPlace }),
    MultiSelect: defaultsOf<MultiSelectProps>({ defaultProps: listInPlace }),
    Popover: defaultsOf<PopoverProps>({ defaultProps: { shadow: 'md' } }),
    Modal: defaultsOf<ModalProps>({
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        // The dialog's head is a <header>: without this it would be a second banner of the page.
        attributes: { header: { role: 'none' } },
      },
    }),
    Drawer: defaultsOf<DrawerProps>({
      // Mantine turns sides with the language: `right` is the end, `left` the start.
      defaultProps: { position: 'right', size: 'md', overlayProps: { backgroundOpacity: 0.35 } },
    }),
  },
});

/** Typed as the component's own `extend` would, without bringing the component into the first load. */
function defaultsOf<Props>(given: { defaultProps: Partial<Props> }): { defaultProps: Partial<Props> } {
  return given;
}

/** What Mantine leaves too faint: dimmed text, light badges and buttons, links and placeholders. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--vafa-ring': '0 0 0 2px var(--vafa-ground), 0 0 0 4px var(--mantine-color-accent-filled)' },
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': gray[9],
    '--mantine-color-dimmed': gray[7],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-default-border': gray[4],
    '--mantine-color-anchor': accent[7],
    '--mantine-color-error': late[6],
    '--vafa-ground': gray[0],
    '--vafa-line': gray[2],
    '--vafa-hover': gray[1],
    '--vafa-chosen': accent[0],
    '--vafa-chosen-text': accent[8],
    ...lightVariants(
      [
        ['accent', accent],
        ['gray', gray],
        ['due', due],
        ['late', late],
        ['done', done],
      ],
      1,
      8,
    ),
  },
  dark: {
    '--mantine-color-body': dark[7],
    '--mantine-color-text': dark[0],
    '--mantine-color-dimmed': dark[1],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-default-border': dark[4],
    '--mantine-color-anchor': accent[3],
    '--mantine-color-error': late[3],
    '--vafa-ground': dark[8],
    '--vafa-line': dark[5],
    '--vafa-hover': dark[6],
    '--vafa-chosen': '#12363b',
    '--vafa-chosen-text': accent[2],
    ...darkVariants([
      ['accent', accent],
      ['gray', gray],
      ['due', due],
      ['late', late],
      ['done', done],
    ]),
  },
});

type Named = readonly [name: string, colors: MantineColorsTuple];

function lightVariants(all: readonly Named[], ground: 0 | 1, text: 8): Record<string, string> {
  return Object.fromEntries(
    all.flatMap(([name, colors]) => [
      [`--mantine-color-${name}-light`, colors[ground]],
      [`--mantine-color-${name}-light-hover`, colors[2]],
      [`--mantine-color-${name}-light-color`, colors[text]],
      [`--mantine-color-${name}-text`, colors[7]],
      [`--mantine-color-${name}-outline`, colors[7]],
    ]),
  );
}

function darkVariants(all: readonly Named[]): Record<string, string> {
  return Object.fromEntries(
    all.flatMap(([name, colors]) => [
      [`--mantine-color-${name}-light`, `color-mix(in srgb, ${colors[6]} 26%, ${dark[7]})`],
      [`--mantine-color-${name}-light-hover`, `color-mix(in srgb, ${colors[6]} 36%, ${dark[7]})`],
      [`--mantine-color-${name}-light-color`, name === 'gray' ? dark[0] : colors[2]],
      [`--mantine-color-${name}-text`, name === 'gray' ? dark[1] : colors[3]],
      [`--mantine-color-${name}-outline`, colors[4]],
    ]),
  );
}
