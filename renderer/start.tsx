import './style/fonts.ts';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './style/antam.css';
import './style/mantine-theme.css';
import { createRoot } from 'react-dom/client';
import { call } from './api.ts';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
// The colours are known before the first paint, so the window does not flash.
const colorScheme = await call('settings.get').then(
  (settings) => settings.colorScheme,
  () => 'auto' as const,
);
createRoot(root).render(<App colorScheme={colorScheme} />);
