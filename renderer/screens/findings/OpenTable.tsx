import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { FindingsAnswer } from '../../../shared/contract/findings.ts';
import { BlockOriginContext } from '../../blocks/block-context.ts';
import { chanceText } from '../../blocks/EvidenceDetails.tsx';
import { FigureValue } from '../../blocks/FigureValue.tsx';
import { rangeText } from '../../blocks/figure-text.ts';
import { tableStyle } from '../../blocks/table-style.ts';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { detectableText } from './finding-text.ts';

const COLUMNS = ['effect', 'interval', 'p', 'q', 'n', 'detectable'] as const;

/** Comparisons that may be chance, greyed: everything that was looked at stays in sight. */
export function OpenTable({ open, context }: Pick<FindingsAnswer, 'open' | 'context'>) {
  const words = useWords();
  const { t, translator, formatter } = words;
  return (
    <Box role="region" aria-label={t('findings.tableLabel')} tabIndex={0} sx={{ overflow: 'auto' }}>
      <Box component="table" sx={[tableStyle, (theme) => ({ color: theme.tokens.inkSoft, '& tbody th': { minWidth: 320 } })]}>
        <thead>
          <tr>
            <th scope="col">{t('findings.columns.claim')}</th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="end">
                {t(`findings.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {open.map((finding) => {
            const { analysis, params, target, block } = finding;
            const { figure, evidence } = block;
            const claim = translator.message(block.claim, formatter);
            return (
              <tr key={block.id}>
                <th scope="row">
                  <Link href={`#${formatRoute({ screen: 'analysis', id: analysis, block: target })}`} color="inherit">
                    {claim}
                  </Link>
                </th>
                <td className="end">
                  {figure !== undefined && (
                    <BlockOriginContext value={{ analysis, params, context }}>
                      <FigureValue figure={figure} format={figure.format} title={translator.message(figure.label, formatter)} />
                    </BlockOriginContext>
                  )}
                </td>
                <td className="end">{figure?.interval === undefined ? '' : rangeText(figure.interval, figure.format, words)}</td>
                <td className="end">{evidence === undefined ? '' : chanceText(evidence.p, words)}</td>
                <td className="end">{evidence?.q === undefined ? '' : chanceText(evidence.q, words)}</td>
                <td className="end">{evidence === undefined ? '' : formatter.integer(evidence.n)}</td>
                <td className="end">{detectableText(finding, words) ?? ''}</td>
              </tr>
            );
          })}
        </tbody>
      </Box>
    </Box>
  );
}
