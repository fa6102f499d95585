import { createRoot } from 'react-dom/client';
import '#src/web/web.css';
import '#src/web/print.css';
import './pages/shell.css';
import { lendNonceToStyles } from '#src/web/theme.ts';
import { Desk } from './pages/Desk.tsx';

// After an update of the server the old page asks for parts that are gone: it is fetched anew, once.
window.addEventListener('vite:preloadError', () => window.location.reload());

lendNonceToStyles();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Desk />);
