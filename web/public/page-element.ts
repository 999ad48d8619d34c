// Elements without a component library: this page must open on any phone and any network.

type Child = Node | string | null | undefined | false;

/** Makes an element: attributes by name, texts and elements as children; `null` and `false` children are left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** A code or number inside Persian text, in its own direction. */
export function code(text: string): HTMLElement {
  return element('bdi', { dir: 'ltr' }, text);
}
