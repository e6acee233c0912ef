import { create } from 'zustand';

/** Every screen of the window with what it needs to know. */
export type Route =
  | { readonly screen: 'start' }
  | { readonly screen: 'home' }
  | { readonly screen: 'import' }
  | { readonly screen: 'data'; readonly importId?: number }
  | { readonly screen: 'customers' }
  | { readonly screen: 'customer'; readonly id: number }
  | { readonly screen: 'segments' }
  | { readonly screen: 'segment'; readonly id: number | 'new' }
  | { readonly screen: 'analysis'; readonly id: string }
  | { readonly screen: 'reports' }
  | { readonly screen: 'settings' };

/** Address of a route behind the `#`. */
export function formatRoute(route: Route): string {
  switch (route.screen) {
    case 'start':
      return '/';
    case 'data':
      return route.importId === undefined ? '/data' : `/data/${route.importId}`;
    case 'customer':
      return `/customers/${route.id}`;
    case 'segment':
      return `/segments/${route.id}`;
    case 'analysis':
      return `/analyses/${encodeURIComponent(route.id)}`;
    default:
      return `/${route.screen}`;
  }
}

/** Route of an address; what is no address of ours leads to the start. */
export function parseRoute(hash: string): Route {
  const [head = '', tail] = hash.replace(/^#?\//, '').split('/', 2);
  const id = tail === undefined || !/^\d{1,9}$/.test(tail) ? undefined : Number(tail);
  switch (head) {
    case 'data':
      return id === undefined ? { screen: 'data' } : { screen: 'data', importId: id };
    case 'customers':
      return id === undefined ? { screen: 'customers' } : { screen: 'customer', id };
    case 'segments':
      if (tail === 'new') return { screen: 'segment', id: 'new' };
      return id === undefined ? { screen: 'segments' } : { screen: 'segment', id };
    case 'analyses':
      return tail === undefined || tail === '' ? { screen: 'home' } : { screen: 'analysis', id: decodeURIComponent(tail) };
    case 'home':
    case 'import':
    case 'reports':
    case 'settings':
      return { screen: head };
    default:
      return { screen: 'start' };
  }
}

const useRouteStore = create<{ readonly route: Route }>(() => ({ route: parseRoute(window.location.hash) }));
window.addEventListener('hashchange', () => useRouteStore.setState({ route: parseRoute(window.location.hash) }));

/** The route shown now. */
export function useRoute(): Route {
  return useRouteStore((state) => state.route);
}

/** Shows another screen; `replace` leaves no step to go back to. */
export function navigate(route: Route, { replace = false }: { readonly replace?: boolean } = {}): void {
  const address = `#${formatRoute(route)}`;
  if (address === window.location.hash) return;
  if (replace) {
    window.history.replaceState(null, '', address);
    useRouteStore.setState({ route });
  } else window.location.hash = address;
}
