import { useAnalyses } from '../../client/queries/analyses.ts';
import { PlaceLink } from '../../components/PlaceLink.tsx';
import { Section } from '../../components/Section.tsx';
import { useWords } from '../../state/words.ts';

/** What the analyses found, by way of their findings and key figures. */
export function Highlights() {
  const { t, text } = useWords();
  const offers = useAnalyses().data ?? [];
  return (
    <Section title={t('projects.home.findings')}>
      {offers.map((offer) => (
        <PlaceLink
          key={offer.id}
          route={{ screen: 'analysis', id: offer.id }}
          icon={offer.icon}
          title={text(`analyses.${offer.id}.title`)}
          hint={text(`analyses.${offer.id}.question`)}
        />
      ))}
    </Section>
  );
}
