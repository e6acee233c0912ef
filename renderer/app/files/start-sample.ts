import { createSampleProject } from '../../client/queries/projects.ts';
import { navigate } from '../../state/route.ts';
import type { Words } from '../../state/words.ts';
import { reporting } from './open-files.ts';

/** Makes a client file with the sample shop and shows its home, where its import can be watched. */
export async function startSample(words: Words): Promise<void> {
  await reporting(words, async () => {
    await createSampleProject(words.t('projects.start.sampleName'));
    navigate({ screen: 'home' });
  });
}
