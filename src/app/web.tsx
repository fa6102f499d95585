import { createRoot } from 'react-dom/client';
import '#src/web/web.css';
import '#src/web/print.css';
import './pages/shell.css';
import { Desk } from './pages/Desk.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Desk />);
