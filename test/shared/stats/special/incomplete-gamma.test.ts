import { describe, expect, test } from 'vitest';
import { incompleteGamma } from '../../../../shared/stats/special/incomplete-gamma.ts';

/** Expected digits: mpmath 1.3 with 40 digits. */
describe('incomplete gamma', () => {
  test.each([
    [0.5, 0.1, 0.345279153981423, 0.654720846018577],
    [0.5, 20, 0.9999999997460371, 2.539628589470865e-10],
    [1, 1, 0.6321205588285577, 0.36787944117144233],
    [2.5, 0.001, 9.50853459860795e-9, 0.9999999904914654],
    [2.5, 40, 0.9999999999999991, 8.391825114831611e-16],
    [10, 9, 0.4125917556680586, 0.5874082443319414],
    [10, 12, 0.7576078383294876, 0.24239216167051233],
    [100, 80, 0.017108313035133115, 0.9828916869648668],
    [100, 130, 0.9972495916326934, 0.002750408367306526],
    [1000, 1000, 0.5042052441802155, 0.4957947558197845],
    [0.01, 3, 0.9998670286434298, 0.0001329713565701555],
    [50, 200, 1.0, 1.6927979958857087e-37],
    [0.5, 300, 1.0, 1.674167984691788e-132],
    [1e-10, 0.5, 0.9999999999440226, 5.597735948054988e-11],
    [1e-6, 1e-3, 0.9999936684798585, 0.00000633152014144515],
    [0.01, 1.2, 0.9983975406996679, 0.001602459300332136],
    [113212.41005068585, 113000, 0.2641205883173372, 0.7358794116826629],
    [5000, 5200, 0.9974151865046462, 0.002584813495353809],
  ])('P and Q of %s at %s', (a, x, lower, upper) => {
    const tails = incompleteGamma(a, x);
    expect(Math.abs(tails.lower / lower - 1)).toBeLessThan(1e-13);
    expect(Math.abs(tails.upper / upper - 1)).toBeLessThan(1e-13);
  });
  test('ends and what lies outside', () => {
    expect(incompleteGamma(2, 0)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteGamma(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 });
    expect(incompleteGamma(-1, 2).lower).toBeNaN();
    expect(incompleteGamma(1, -2).upper).toBeNaN();
  });
});
