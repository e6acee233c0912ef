import type { ProjectInfo } from '../../../shared/contract/projects.ts';
import { useImports } from '../../client/queries/imports.ts';
import { PlaceLink } from '../../components/PlaceLink.tsx';
import { useWords } from '../../state/words.ts';

/** What one could do next with this client. */
export function NextSteps({ project }: { readonly project: ProjectInfo }) {
  const { t, formatter } = useWords();
  const kinds = new Set(useImports().data?.map(({ kind }) => kind));
  return (
    <div>
      <PlaceLink
        route={{ screen: 'import' }}
        icon="upload_file"
        title={t('projects.home.nextImport')}
        {...(project.lastDay === null ? {} : { hint: t('projects.home.nextImportHint', { day: formatter.day(project.lastDay) }) })}
      />
      {kinds.size > 0 && !kinds.has('customers') && project.customers > 0 && (
        <PlaceLink
          route={{ screen: 'import' }}
          icon="group"
          title={t('projects.home.nextCustomers')}
          hint={t('projects.home.nextCustomersHint', { count: project.customers })}
        />
      )}
      {kinds.size > 0 && !kinds.has('products') && project.products > 0 && (
        <PlaceLink
          route={{ screen: 'import' }}
          icon="shopping_bag"
          title={t('projects.home.nextProducts')}
          hint={t('projects.home.nextProductsHint', { count: project.products })}
        />
      )}
      <PlaceLink
        route={{ screen: 'segment', id: 'new' }}
        icon="filter_alt"
        title={t('projects.home.nextSegment')}
        hint={t('projects.home.nextSegmentHint')}
      />
      <PlaceLink route={{ screen: 'reports' }} icon="picture_as_pdf" title={t('projects.home.nextReport')} hint={t('projects.home.nextReportHint')} />
    </div>
  );
}
