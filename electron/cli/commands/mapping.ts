import { type Command, onlyArgument } from '../command.ts';
import { chooseMapping, MAPPING_HELP, MAPPING_OPTIONS, openTemplate, readMappingChoice } from '../mapping/choose-mapping.ts';

/** Prints the suggested mapping of a file, ready to be edited. */
export const mappingCommand: Command = {
  name: 'mapping',
  summary: 'print how the columns of a file would be read, as JSON to edit',
  usage: 'FILE [--as KIND] [--template T] [--preset ID] [--sheet NAME] [--project FILE]',
  help: `${MAPPING_HELP}
  --project FILE       use the templates of this client file`,
  options: MAPPING_OPTIONS,
  run: async ({ client, openProject, stagingDir }, positionals, values) => {
    const file = onlyArgument(positionals, 'one FILE');
    const choice = readMappingChoice(values);
    if (values.project === undefined) await client.projects.create({ name: 'Preview', path: `${stagingDir}/preview.clientele` });
    else await openProject();
    const { mapping } = await chooseMapping(client, file, choice, await openTemplate(client, choice));
    return { json: mapping, lines: [JSON.stringify(mapping, null, 2)] };
  },
};
