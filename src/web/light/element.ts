type Child = Node | string | undefined | false;

interface Set {
  readonly class?: string;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
  readonly [attribute: string]: unknown;
}

/** One element with its attributes and children. Text is text: nothing is ever read as markup. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { on = {}, ...attributes }: Set = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  for (const [name, heard] of Object.entries(on)) made.addEventListener(name, heard);
  for (const child of children) if (child !== undefined && child !== false) made.append(child);
  return made;
}

export function button(words: string, press: () => void, kind = 'main'): HTMLButtonElement {
  return el('button', { type: 'button', class: `g-button g-${kind}`, on: { click: press } }, words);
}

/** 换一屏 — one thing a screen; its heading is where a screen reader goes on. */
export function show(title: string, ...children: readonly Child[]): void {
  const heading = el('h1', { tabindex: '-1' }, title);
  const page = document.getElementById('page');
  if (page === null) return;
  while (page.firstChild !== null) page.firstChild.remove();
  for (const child of [heading, ...children]) if (child !== undefined && child !== false) page.append(child);
  window.scrollTo(0, 0);
  heading.focus();
}

/** A line that is read out when its words change. */
export function status(): HTMLParagraphElement {
  return el('p', { class: 'g-status', role: 'status' });
}
