import { expect, test } from 'vitest';
import { FileProfile } from '../../../../electron/parser/joins/file-profile.ts';
import { releaseColumns } from '../../../../electron/parser/joins/release-columns.ts';
import { RecordCursor } from '../../../../electron/parser/readers/record-cursor.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { mappingOf, TEXT } from '../support/collect.ts';

/** A file of 100 rows whose columns hold so many different values. */
function profileOf(columns: readonly (readonly [name: string, role: Role, values: number])[]): FileProfile {
  const profile = new FileProfile(
    mappingOf(
      'customers',
      columns.map(([name, role]) => [name, role, TEXT]),
    ),
  );
  profile.setHeader(columns.map(([name]) => name));
  const rows = Array.from({ length: 100 }, (_, row) => columns.map(([name, , values]) => `${name}${row % values}`).join());
  const cursor = new RecordCursor({ delimiter: ',', quote: null, skipLines: 0 }, false);
  cursor.refill(new TextEncoder().encode(`${rows.join('\n')}\n`));
  while (cursor.next() === 'record') profile.add(cursor, cursor.line);
  return profile;
}

const followedOf = (profiles: readonly FileProfile[]) =>
  profiles.flatMap(({ columns }) => columns.filter(({ isFollowed }) => isFollowed).map(({ header }) => header));

test('the largest columns that no role names go first, those that one names stay', () => {
  const files = () => [
    profileOf([
      ['key', 'customerId', 100],
      ['note', 'ignore', 90],
      ['city', 'ignore', 10],
    ]),
    profileOf([
      ['buyer', 'customerId', 100],
      ['session', 'ignore', 80],
    ]),
  ];
  const [all, some, few] = [files(), files(), files()];
  releaseColumns(all, 380);
  expect(followedOf(all)).toEqual(['key', 'note', 'city', 'buyer', 'session']);
  releaseColumns(some, 300);
  expect(followedOf(some)).toEqual(['key', 'city', 'buyer', 'session']);
  releaseColumns(few, 100);
  expect(followedOf(few)).toEqual(['key', 'buyer']);
  expect(few[0]?.columns[1]).toMatchObject({ texts: [], sums: [] });
});
