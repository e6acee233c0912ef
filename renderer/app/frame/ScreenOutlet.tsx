import Box from '@mui/material/Box';
import { lazy, Suspense } from 'react';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import type { Route } from '../../state/route.ts';
import { formatRoute } from '../../state/route.ts';
import { ScreenBoundary } from './ScreenBoundary.tsx';

const StartScreen = lazy(() => import('../../screens/start/StartScreen.tsx').then((module) => ({ default: module.StartScreen })));
const HomeScreen = lazy(() => import('../../screens/home/HomeScreen.tsx').then((module) => ({ default: module.HomeScreen })));
const ImportScreen = lazy(() => import('../../screens/import/ImportScreen.tsx').then((module) => ({ default: module.ImportScreen })));
const DataScreen = lazy(() => import('../../screens/data/DataScreen.tsx').then((module) => ({ default: module.DataScreen })));
const CustomersScreen = lazy(() => import('../../screens/customers/CustomersScreen.tsx').then((module) => ({ default: module.CustomersScreen })));
const CustomerScreen = lazy(() => import('../../screens/customer/CustomerScreen.tsx').then((module) => ({ default: module.CustomerScreen })));
const AnalysisScreen = lazy(() => import('../../screens/analysis/AnalysisScreen.tsx').then((module) => ({ default: module.AnalysisScreen })));
const FindingsScreen = lazy(() => import('../../screens/findings/FindingsScreen.tsx').then((module) => ({ default: module.FindingsScreen })));
const ReportsScreen = lazy(() => import('../../screens/reports/ReportsScreen.tsx').then((module) => ({ default: module.ReportsScreen })));
const SegmentsScreen = lazy(() => import('../../screens/segments/SegmentsScreen.tsx').then((module) => ({ default: module.SegmentsScreen })));
const SegmentScreen = lazy(() => import('../../screens/segments/SegmentScreen.tsx').then((module) => ({ default: module.SegmentScreen })));
const ProofsScreen = lazy(() => import('../../screens/proofs/ProofsScreen.tsx').then((module) => ({ default: module.ProofsScreen })));
const SettingsScreen = lazy(() => import('../../screens/settings/SettingsScreen.tsx').then((module) => ({ default: module.SettingsScreen })));

/** The screen of a route, loaded when first needed; an error in it leaves the frame standing. */
export function ScreenOutlet({ route, isReady }: { readonly route: Route; readonly isReady: boolean }) {
  if (!isReady) return <ScreenSkeleton />;
  return (
    <ScreenBoundary key={formatRoute(route)}>
      <Suspense fallback={<ScreenSkeleton />}>
        <Box sx={{ minHeight: '100%' }}>{screenOf(route)}</Box>
      </Suspense>
    </ScreenBoundary>
  );
}

function screenOf(route: Route) {
  switch (route.screen) {
    case 'start':
      return <StartScreen />;
    case 'home':
      return <HomeScreen />;
    case 'import':
      return <ImportScreen />;
    case 'data':
      return <DataScreen importId={route.importId} view={route.view} />;
    case 'customers':
      return <CustomersScreen />;
    case 'customer':
      return <CustomerScreen id={route.id} />;
    case 'analysis':
      return <AnalysisScreen id={route.id} block={route.block} />;
    case 'findings':
      return <FindingsScreen />;
    case 'reports':
      return <ReportsScreen />;
    case 'segments':
      return <SegmentsScreen />;
    case 'segment':
      return <SegmentScreen key={route.id} id={route.id} />;
    case 'proofs':
      return <ProofsScreen />;
    case 'settings':
      return <SettingsScreen />;
    default:
      return null;
  }
}
