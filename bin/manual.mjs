// 用户手册: makes pages of docs/manual and docs/catalogue, which the product serves under /manual/ to whoever stands at its door.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const docs = join(root, 'docs');
const FOLDERS = ['manual', 'catalogue'];

/** Fills `<web>/manual`: a page for each file, `index.html` for the README, and `all.html` with everything, to be searched and printed. */
export function buildManual(web) {
  const target = join(web, 'manual');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(join(target, 'catalogue'), { recursive: true });
  const frame = readFileSync(join(root, 'bin/manual/page.html'), 'utf8');
  const contents = contentsOf(readFileSync(join(docs, 'manual/README.md'), 'utf8'));
  for (const page of FOLDERS.flatMap(pagesIn)) {
    const { html, title, headings } = rendered(page);
    const here =
      headings.length < 3 ? '' : `<nav class="here" aria-label="本页">${headings.map(linkTo).join('')}</nav>`;
    writeFileSync(join(target, addressOf(page)), framed(frame, { title, body: here + html, contents, page }));
  }
  const whole = contents.map(({ page }) => `<section id="${page.name}">${rendered(page).html}</section>`).join('');
  const all = { folder: 'manual', name: 'all' };
  writeFileSync(join(target, 'all.html'), framed(frame, { title: '全部手册', body: whole, contents, page: all }));
  cpSync(join(docs, 'manual/images'), join(target, 'images'), { recursive: true });
  cpSync(join(root, 'bin/manual/manual.css'), join(target, 'manual.css'));
}

function pagesIn(folder) {
  const files = readdirSync(join(docs, folder)).filter((file) => file.endsWith('.md'));
  return files.map((file) => ({ folder, name: file.slice(0, -3) }));
}

/** What README names, in its order. */
function contentsOf(readme) {
  const links = [...readme.matchAll(/^\d+\. \[([^\]]+)\]\(([\w-]+)\.md\)/gm)];
  return links.map(([, title, name]) => ({ title, page: { folder: 'manual', name } }));
}

function addressOf({ folder, name }) {
  const file = `${name === 'README' ? 'index' : name}.html`;
  return folder === 'manual' ? file : `${folder}/${file}`;
}

/** Markdown of the repository into a page: links among the pages become links among the pages made of them. */
function rendered({ folder, name }) {
  const headings = [];
  const marked = new Marked({
    walkTokens: (token) => {
      if (token.type === 'link') token.href = hrefOf(token.href, folder);
      if (token.type === 'heading' && token.depth === 2) headings.push({ text: token.text, id: idOf(token.text) });
    },
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${idOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      // What lies outside, for who keeps the server, is not served: it is named and not linked.
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        return href.startsWith('../') && folder === 'manual' ? words : `<a href="${href}">${words}</a>`;
      },
      image({ href, text }) {
        return `<a class="picture" href="${href}"><img src="${href}" alt="${text}" loading="lazy"></a>`;
      },
    },
  });
  const text = readFileSync(join(docs, folder, `${name}.md`), 'utf8');
  // A line break inside a paragraph of Chinese is no space.
  const html = marked.parse(text.replace(/(?<=[\u3000-\uffef])\n *(?=[\u3000-\uffef`[]|\*\*)/g, ''));
  return { html, headings, title: /^# (.+)$/m.exec(text)?.[1] ?? '手册' };
}

function hrefOf(href, folder) {
  const [path, anchor] = href.split('#');
  if (!path.endsWith('.md')) return href;
  const inner = path.replace(/(^|\/)README\.md$/, '$1index.md').replace(/\.md$/, '.html');
  const made =
    folder === 'manual' ? inner.replace(/^\.\.\/catalogue\//, 'catalogue/') : inner.replace('../manual/', '../');
  return made + (anchor === undefined ? '' : `#${anchor}`);
}

/** As the usual hosting names a heading, so that one link serves there and here. */
function idOf(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

function linkTo({ text, id }) {
  return `<a href="#${id}">${text.replace(/[*`]/g, '')}</a>`;
}

function framed(frame, { title, body, contents, page }) {
  const up = page.folder === 'manual' ? '' : '../';
  const links = contents.map(({ title: name, page: other }) => {
    const current = other.name === page.name && other.folder === page.folder ? ' aria-current="page"' : '';
    return `<a href="${up}${addressOf(other)}"${current}>${name}</a>`;
  });
  const parts = { TITLE: title, BODY: body, CONTENTS: links.join('\n'), UP: up };
  return frame.replace(/RENJI_(TITLE|BODY|CONTENTS|UP)/g, (_, part) => parts[part]);
}
