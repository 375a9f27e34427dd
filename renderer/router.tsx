/** Pages by what people do, each its own chunk. Addresses live behind the #: the program has no server to route for it. */
import { createHashHistory, createRootRoute, createRoute, createRouter, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType } from 'react';
import { useCall, useEvent, useWorkspaceChanges } from './api.ts';
import { ErrorBoundary } from './parts/error-boundary.tsx';
import { FailureNotice } from './parts/failure-notice.tsx';
import { LeaveGuard } from './parts/leave-guard.tsx';
import { NotFound } from './parts/not-found.tsx';
import { Shell } from './parts/shell.tsx';
import { Loading } from './parts/states.tsx';
import { useLanding } from './parts/landing.ts';
import { forgetRecent } from './parts/search-options.ts';
import { hideToasts } from './parts/toast.tsx';
import { useUndone } from './parts/undone.ts';
import { useZoomKeys } from './parts/zoom.ts';

type Loader = () => Promise<{ default: ComponentType }>;

const FirstRun = lazy(() => import('./pages/first-run/page.tsx'));

/** The page, and the one who asks before it is left. */
function Root() {
  useZoomKeys();
  useLanding();
  return (
    <>
      <Place />
      <LeaveGuard />
    </>
  );
}

/** Pages that show what they read and keep no copy; every other page begins anew when an act was taken back. */
const LIVES_FROM_READS = /^\/(assess|grid|plans|evidence|progress|carry)(\/|$)/;

/** Without a workspace there is one page only; with one, the page of the address inside the frame. */
function Place() {
  useWorkspaceChanges();
  useEvent('workspace.changed', () => {
    hideToasts();
    forgetRecent();
  });
  const workspace = useCall('workspace.current');
  const here = useLocation({ select: (location) => location.pathname });
  const undone = useUndone();
  if (workspace.isError) return <FailureNotice error={workspace.error} onRetry={() => void workspace.refetch()} />;
  if (workspace.data === undefined) return <Loading />;
  if (workspace.data === null) {
    return (
      <ErrorBoundary>
        <Suspense fallback={<Loading />}>
          <FirstRun />
        </Suspense>
      </ErrorBoundary>
    );
  }
  return (
    <Shell workspace={workspace.data}>
      <ErrorBoundary key={LIVES_FROM_READS.test(here) ? here : `${here} ${undone}`}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
    </Shell>
  );
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

const page = (path: string, loader: Loader) => createRoute({ getParentRoute: () => root, path, component: lazy(loader) });

const routes = [
  page('/', () => import('./pages/home/page.tsx')),
  page('/calendar', () => import('./pages/calendar/page.tsx')),
  page('/transition', () => import('./pages/transition/page.tsx')),
  page('/unit', () => import('./pages/unit/page.tsx')),
  page('/systems', () => import('./pages/systems/page.tsx')),
  page('/systems/$systemId', () => import('./pages/system/page.tsx')),
  page('/systems/$systemId/level', () => import('./pages/level/page.tsx')),
  page('/assess', () => import('./pages/assess/page.tsx')),
  page('/assess/$systemId', () => import('./pages/assess/page.tsx')),
  page('/grid', () => import('./pages/grid/page.tsx')),
  page('/carry/$systemId', () => import('./pages/carry-over/page.tsx')),
  page('/evidence', () => import('./pages/evidence/page.tsx')),
  page('/evidence/$evidenceId/redact', () => import('./pages/redact/page.tsx')),
  page('/plans', () => import('./pages/plans/page.tsx')),
  page('/progress', () => import('./pages/progress/page.tsx')),
  page('/outside', () => import('./pages/outside-help/page.tsx')),
  page('/incidents', () => import('./pages/incidents/page.tsx')),
  page('/incidents/$incidentId', () => import('./pages/incidents/incident.tsx')),
  page('/dossier', () => import('./pages/dossier/page.tsx')),
  page('/verify', () => import('./pages/verify/page.tsx')),
  page('/settings', () => import('./pages/settings/page.tsx')),
];

export const router = createRouter({ routeTree: root.addChildren(routes), history: createHashHistory() });
