import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { findAnalysis } from '../../../shared/analyses/registry.ts';
import { BlockOriginContext } from '../../blocks/block-context.ts';
import { useAnalyses, useAnalysisResult } from '../../client/queries/analyses.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useAnalysisParams } from '../../state/analysis-params.ts';
import { useViewContext } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';
import { AnalysisActions } from './AnalysisActions.tsx';
import { AnalysisBody } from './AnalysisBody.tsx';
import { AnalysisProgress } from './AnalysisProgress.tsx';
import { DepthSwitch } from './DepthSwitch.tsx';
import { MissingData } from './MissingData.tsx';
import { ParamForm } from './ParamForm.tsx';

const NO_DEFAULTS = {};

/** Any analysis of the registry: question, settings, answer, charts, tables, how sure, assumptions, definitions. `block` is brought into sight. */
export function AnalysisScreen({ id, block }: { readonly id: string; readonly block?: string | undefined }) {
  const { t, text } = useWords();
  const offers = useAnalyses();
  const context = useViewContext();
  const offer = offers.data?.find((candidate) => candidate.id === id);
  const params = useAnalysisParams(id, offer?.defaults ?? NO_DEFAULTS);
  const isReady = offer !== undefined && offer.missing.length === 0;
  const result = useAnalysisResult(id, params, context, { enabled: isReady });
  const definition = findAnalysis(id);
  if (offers.isPending) return <ScreenSkeleton />;
  if (offers.isError) return <ErrorState error={offers.error} onRetry={() => void offers.refetch()} />;
  if (offer === undefined || definition === undefined) return <StateMessage icon="search" title={t('analyses.screen.unknown')} />;
  const origin = { analysis: id, params, context };
  return (
    <Page isWide>
      <BlockOriginContext value={origin}>
        <PageHead title={text(`analyses.${id}.title`)} lead={text(`analyses.${id}.question`)}>
          {isReady && <DepthSwitch />}
          {isReady && <AnalysisActions origin={origin} />}
        </PageHead>
        {isReady && <ParamForm definition={definition} params={params} defaults={offer.defaults} />}
        <Box sx={{ height: 4, marginBlockEnd: 4 }}>
          {result.isFetching && !result.isPending && <LinearProgress aria-label={t('analyses.screen.computing')} />}
        </Box>
        {!isReady && <MissingData missing={offer.missing} />}
        {isReady && result.isPending && <AnalysisProgress />}
        {isReady && result.isError && <ErrorState error={result.error} onRetry={() => void result.refetch()} />}
        {isReady && result.data !== undefined && !result.isError && (
          <AnalysisBody definition={definition} defaults={offer.defaults} params={params} result={result.data} target={block} />
        )}
      </BlockOriginContext>
    </Page>
  );
}
