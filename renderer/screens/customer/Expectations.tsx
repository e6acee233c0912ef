import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { CustomerFigureAnswer, CustomerProfile } from '../../../shared/contract/customers.ts';
import { DefinitionButton } from '../../blocks/DefinitionButton.tsx';
import { numerals } from '../../blocks/numerals.ts';
import { useCustomerFigures } from '../../client/queries/customers.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Section } from '../../components/Section.tsx';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { figureWords } from './figure-words.ts';
import { OrderTimeline } from './OrderTimeline.tsx';

export interface ExpectationsProps {
  readonly profile: CustomerProfile;
  /** Last day of the data. */
  readonly lastDay: number | null;
}

/** What the analyses say about the customer: each figure with its interval, its meaning and the analysis it comes from; the next dates on a line with the orders. */
export function Expectations({ profile, lastDay }: ExpectationsProps) {
  const { t, text } = useWords();
  const answer = useCustomerFigures(profile.id);
  const figures = answer.data?.figures ?? [];
  const failed = answer.data?.failed ?? [];
  return (
    <Section title={t('customers.profile.expect')}>
      {answer.isPending && <Skeleton variant="rectangular" height={120} aria-label={t('customers.profile.expectLoading')} />}
      {answer.isError && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data !== undefined && figures.length === 0 && <Typography color="textSecondary">{t('customers.profile.noExpect')}</Typography>}
      {figures.length > 0 && (
        <>
          <Typography variant="body2" color="textSecondary" sx={{ marginBlockEnd: 3 }}>
            {t('customers.profile.expectLead')}
          </Typography>
          <FigureList figures={figures} />
        </>
      )}
      {lastDay !== null && <OrderTimeline profile={profile} figures={figures} lastDay={lastDay} />}
      {failed.length > 0 && (
        <Typography variant="body2" role="alert" sx={{ marginBlockStart: 2 }}>
          {t('customers.profile.expectFailed', {
            count: failed.length,
            names: failed.map(({ analysis }) => text(`analyses.${analysis}.title`)).join(t('customers.profile.listComma')),
          })}
        </Typography>
      )}
    </Section>
  );
}

function FigureList({ figures }: Pick<CustomerFigureAnswer, 'figures'>) {
  const words = useWords();
  return (
    <Box
      component="dl"
      sx={{ margin: 0, marginBlockStart: 1, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(168px, 1fr))', rowGap: 4, columnGap: 6 }}
    >
      {figures.map((figure) => {
        const { name, definition, value, interval } = figureWords(figure, words);
        return (
          <Box
            key={`${figure.analysis} ${figure.key}`}
            sx={(theme) => ({ borderBlockStart: `1px solid ${theme.tokens.line}`, paddingBlockStart: 2 })}
          >
            <Typography
              component="dt"
              variant="caption"
              color="textSecondary"
              sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minHeight: 26 }}
            >
              <span>{name}</span>
              {definition !== null && <DefinitionButton title={name} definition={{ key: definition }} />}
            </Typography>
            <Typography component="dd" variant="h5" sx={(theme) => ({ margin: 0, fontVariantNumeric: numerals(theme) })}>
              <bdi>{value}</bdi>
            </Typography>
            {interval !== '' && (
              <Typography component="dd" variant="caption" color="textSecondary" sx={{ margin: 0 }}>
                {interval}
              </Typography>
            )}
            <Typography component="dd" variant="caption" sx={{ margin: 0 }}>
              <Link href={`#${formatRoute({ screen: 'analysis', id: figure.analysis })}`}>{words.text(`analyses.${figure.analysis}.title`)}</Link>
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}
