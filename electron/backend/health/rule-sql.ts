import { SECONDS_PER_DAY } from '../../../shared/model/day.ts';
import { DECIMAL_SCALE } from '../../../shared/model/decimal.ts';
import type { ColumnRule } from '../../../shared/quality/column-rule.ts';
import type { ColumnSpec } from '../../../shared/warehouse/catalogue.ts';
import { joinSql, type Sql, sql } from '../../../shared/warehouse/sql.ts';

/** What rules need to know beside the value. */
export interface RuleContext {
  /** Epoch day of today. */
  readonly today: number;
  /** Values of country columns that name no country, over the whole relation. */
  readonly unknownCountries: readonly string[];
}

/** Epoch days of 1 January 1900 and 1 January 2100. */
const FIRST_DAY = -25_567;
const LAST_DAY = 47_482;
const MOST_SHARE = 100;

const EMAIL = '^[^\\s@,;<>()]+@[^\\s@.,;<>()]+(\\.[^\\s@.,;<>()]+)*\\.[^\\s@.,;<>()\\d]{2,}$';
const WEBSITE = '^(https?://)?[^\\s/.@]+(\\.[^\\s/.@]+)+([/?#:].*)?$';
const POSTAL_CODE = '^[\\p{L}\\d][\\p{L}\\d \\-]{1,10}$';
/** A number as people write it: digits of any script, marks between them, an extension. */
const PHONE = '^\\+?[\\d۰-۹٠-٩\\s().\\-/]+((ext|x|доб|داخلی)\\.?\\s*[\\d۰-۹٠-٩]+)?$';

/** Condition under which a filled value passes the rule; `column` is an identifier. */
export function passesRule(rule: ColumnRule, column: Sql, { type }: Pick<ColumnSpec, 'type'>, { today, unknownCountries }: RuleContext): Sql {
  switch (rule) {
    case 'email':
      return sql`regexp_full_match(trim(${column}), ${EMAIL})`;
    case 'phone':
      return sql`(regexp_full_match(trim(${column}), ${PHONE}) and length(regexp_replace(${column}, '[^\\d۰-۹٠-٩]', '', 'g')) between 7 and 20)`;
    case 'website':
      return sql`regexp_full_match(trim(${column}), ${WEBSITE})`;
    case 'postalCode':
      return sql`(regexp_full_match(trim(${column}), ${POSTAL_CODE}) and regexp_matches(${column}, '[\\d۰-۹٠-٩]'))`;
    case 'country':
      if (unknownCountries.length === 0) return sql`true`;
      return sql`${column} not in (${joinSql(
        unknownCountries.map((name) => sql`${name}`),
        ', ',
      )})`;
    case 'pastDay':
      return between(column, type, today + 1);
    case 'plausibleDay':
      return between(column, type, LAST_DAY);
    case 'share':
      return sql`${column} between 0 and ${MOST_SHARE * DECIMAL_SCALE}`;
    case 'notNegative':
      return sql`${column} >= 0`;
  }
}

/** First to last day, both included, of a column of days or instants. */
function between(column: Sql, type: ColumnSpec['type'], lastDay: number): Sql {
  const unit = type === 'seconds' ? SECONDS_PER_DAY : 1;
  return sql`(${column} >= ${FIRST_DAY * unit} and ${column} < ${(lastDay + 1) * unit})`;
}
