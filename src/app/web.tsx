import { createRoot } from 'react-dom/client';
import '#src/web/web.css';
import '#src/web/table/table.css';
import '#src/web/print.css';
import './pages/shell.css';
import { lendNonceToStyles, styleNonce } from '#src/web/theme.ts';
import { Desk } from './pages/Desk.tsx';

// After an update of the server the old page asks for parts that are gone: it is fetched anew, once.
window.addEventListener('vite:preloadError', () => window.location.reload());

lendNonceToStyles();
giveStylesTheNonce();

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Desk />);

/** Ant Design's scroll lock writes a style of its own and forgets the nonce, without which the page's policy refuses it. */
function giveStylesTheNonce(): void {
  const nonce = styleNonce();
  if (nonce === undefined) return;
  const create = document.createElement.bind(document);
  const withNonce = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  document.createElement = withNonce as typeof document.createElement; // its overloads only narrow what comes back
}
