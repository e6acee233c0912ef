import { describe, expect, test } from 'vitest';
import { type Command, findCommands } from '../../../../renderer/app/palette/commands.ts';

const command = (label: string, group = 'Go to'): Command => ({ id: label, group, label, icon: 'home', run: () => undefined });
const ALL = [command('Home'), command('Customers'), command('Period: Last year', 'Look at'), command('Café', 'Look at'), command('کیف پول', 'تحلیل')];

describe('finding a command', () => {
  test('nothing typed offers everything in its order', () => {
    expect(findCommands(ALL, ' ')).toEqual(ALL);
  });
  test('all words must occur, in the label or its group, in any order', () => {
    expect(findCommands(ALL, 'year look').map(({ label }) => label)).toEqual(['Period: Last year']);
    expect(findCommands(ALL, 'nothing')).toEqual([]);
  });
  test('labels that begin with the search come first', () => {
    expect(findCommands([command('Go home'), command('Home')], 'home').map(({ label }) => label)).toEqual(['Home', 'Go home']);
  });
  test('marks, case and Arabic letter forms make no difference', () => {
    expect(findCommands(ALL, 'CAFE')).toHaveLength(1);
    expect(findCommands(ALL, 'كيف')).toHaveLength(1);
  });
});
