import './lib/zod-without-eval';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { router } from './app/router';
import './ui/tokens.css';
import './ui/choices.css';
import './ui/page.css';

async function start(): Promise<void> {
  if (import.meta.env.DEV && import.meta.env.VITE_EDDYLINE_MOCK) {
    const { startMockApi } = await import('../mocks/browser');
    await startMockApi();
  } else await leaveServiceWorkers();
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root.');
  const app = createRoot(root);
  // What the router finds out after the first drawing would be drawn in one piece, which holds up a slow phone.
  await router.load();
  startTransition(() =>
    app.render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
}

/** Eddyline has no service worker: one found here was left by a development server on the same port. */
async function leaveServiceWorkers(): Promise<void> {
  const registrations = await navigator.serviceWorker?.getRegistrations().catch(() => []);
  await Promise.all((registrations ?? []).map((registration) => registration.unregister()));
}

void start();
