import { create } from 'zustand';

/** Parts of the data screen besides the list of imports; `fix` belongs to one import. */
export const DATA_PARTS = ['health', 'unused', 'rejected', 'watch', 'fix'] as const;
export type DataPart = (typeof DATA_PARTS)[number];

/** Every screen of the window with what it needs to know. */
export type Route =
  | { readonly screen: 'start' }
  | { readonly screen: 'home' }
  | { readonly screen: 'import' }
  | { readonly screen: 'data'; readonly importId?: number; readonly view?: DataPart }
  | { readonly screen: 'customers' }
  | { readonly screen: 'customer'; readonly id: number }
  | { readonly screen: 'segments' }
  | { readonly screen: 'segment'; readonly id: number | 'new' }
  | { readonly screen: 'findings' }
  /** `block` is shown first and marked. */
  | { readonly screen: 'analysis'; readonly id: string; readonly block?: string }
  | { readonly screen: 'reports' }
  | { readonly screen: 'proofs' }
  | { readonly screen: 'settings' };

/** Address of a route behind the `#`. */
export function formatRoute(route: Route): string {
  switch (route.screen) {
    case 'start':
      return '/';
    case 'data':
      return ['/data', route.importId, route.view].filter((part) => part !== undefined).join('/');
    case 'customer':
      return `/customers/${route.id}`;
    case 'segment':
      return `/segments/${route.id}`;
    case 'analysis':
      return `/analyses/${encodeURIComponent(route.id)}${route.block === undefined ? '' : `/${encodeURIComponent(route.block)}`}`;
    default:
      return `/${route.screen}`;
  }
}

/** Route of an address; what is no address of ours leads to the start. */
export function parseRoute(hash: string): Route {
  const [head = '', tail, end] = hash.replace(/^#?\//, '').split('/', 3);
  const id = tail === undefined || !/^\d{1,9}$/.test(tail) ? undefined : Number(tail);
  switch (head) {
    case 'data':
      return dataRoute(id, id === undefined ? tail : end);
    case 'customers':
      return id === undefined ? { screen: 'customers' } : { screen: 'customer', id };
    case 'segments':
      if (tail === 'new') return { screen: 'segment', id: 'new' };
      return id === undefined ? { screen: 'segments' } : { screen: 'segment', id };
    case 'analyses':
      return tail === undefined || tail === '' ? { screen: 'home' } : analysisRoute(tail, end);
    case 'home':
    case 'findings':
    case 'import':
    case 'reports':
    case 'proofs':
    case 'settings':
      return { screen: head };
    default:
      return { screen: 'start' };
  }
}

function analysisRoute(id: string, block: string | undefined): Route {
  return { screen: 'analysis', id: decodeURIComponent(id), ...(block === undefined || block === '' ? {} : { block: decodeURIComponent(block) }) };
}

function dataRoute(importId: number | undefined, name: string | undefined): Route {
  const view = DATA_PARTS.find((known) => known === name && (known === 'fix') === (importId !== undefined));
  return { screen: 'data', ...(importId === undefined ? {} : { importId }), ...(view === undefined ? {} : { view }) };
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
