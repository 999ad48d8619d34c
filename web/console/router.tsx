import type { AnyRoute } from '@tanstack/react-router';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { agencyScreens } from '../agency/screens.ts';
import { BrokenScreen } from '../kit/BrokenScreen.tsx';
import { MissingScreen } from '../kit/MissingScreen.tsx';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { parseSearch, stringifySearch } from '../lib/address.ts';
import type { Screen } from '../lib/screen.ts';
import { loadPortalTexts } from '../lib/texts.ts';
import { Allowed } from './Allowed.tsx';
import { ConsoleShell } from './ConsoleShell.tsx';
import { screens } from './screens.ts';

const root = createRootRoute({ component: Outlet });
const officeFrame = createRoute({ getParentRoute: () => root, id: 'office', component: ConsoleShell });
const agencyFrame = createRoute({
  getParentRoute: () => root,
  id: 'portal',
  // Who works at the head office never fetches the other face, nor its words.
  component: lazyRouteComponent(async () => {
    await loadPortalTexts();
    return await import('../agency/AgencyShell.tsx');
  }, 'AgencyShell'),
});

const open = [
  createRoute({
    getParentRoute: () => root,
    path: '/login',
    component: lazyRouteComponent(() => import('./start/LogInScreen.tsx'), 'LogInScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/setup',
    component: lazyRouteComponent(() => import('./identity/SetupScreen.tsx'), 'SetupScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/kit',
    component: lazyRouteComponent(() => import('./gallery/KitGallery.tsx'), 'KitGallery'),
  }),
];

export const router = createRouter({
  routeTree: root.addChildren([
    ...open,
    officeFrame.addChildren(screens.map((screen) => routeOf(screen, officeFrame))),
    agencyFrame.addChildren(agencyScreens.map((screen) => routeOf(screen, agencyFrame))),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: false,
  defaultPendingMs: 100,
  defaultPendingComponent: ScreenSkeleton,
  defaultErrorComponent: BrokenScreen,
  defaultNotFoundComponent: MissingScreen,
  scrollRestoration: false,
});

/** A route whose code is fetched when it is first gone to, or when the pointer nears its link. */
function routeOf(screen: Screen, frame: AnyRoute): AnyRoute {
  const Content = lazyRouteComponent(async () => ({ Content: await screen.load() }), 'Content');
  return createRoute({
    getParentRoute: () => frame,
    path: screen.path,
    component: Object.assign(
      () => (
        <Allowed permission={screen.permission}>
          <Content />
        </Allowed>
      ),
      Content.preload === undefined ? {} : { preload: Content.preload },
    ),
  });
}
