import type { ProjectInfo } from '../../../shared/contract/projects.ts';
import { PlaceLink } from '../../components/PlaceLink.tsx';
import { useWords } from '../../state/words.ts';

/** What one could do next with this client. */
export function NextSteps({ project }: { readonly project: ProjectInfo }) {
  const { t, formatter } = useWords();
  return (
    <div>
      <PlaceLink
        route={{ screen: 'import' }}
        icon="upload_file"
        title={t('projects.home.nextImport')}
        {...(project.lastDay === null ? {} : { hint: t('projects.home.nextImportHint', { day: formatter.day(project.lastDay) }) })}
      />
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
