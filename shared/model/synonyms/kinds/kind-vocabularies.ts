import type { ImportKind } from '../../import-kind.ts';
import { MARKETING_VOCABULARIES } from './marketing-vocabulary.ts';
import { ORDER_VOCABULARIES } from './order-vocabulary.ts';
import { PARTY_VOCABULARIES } from './party-vocabulary.ts';
import { SERVICE_VOCABULARIES } from './service-vocabulary.ts';
import type { KindVocabulary } from './vocabulary.ts';

/** What headers say in files of each kind. */
export const KIND_VOCABULARIES: Readonly<Record<ImportKind, KindVocabulary>> = {
  ...ORDER_VOCABULARIES,
  ...PARTY_VOCABULARIES,
  ...MARKETING_VOCABULARIES,
  ...SERVICE_VOCABULARIES,
};
