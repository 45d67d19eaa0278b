import { describe, expect, it } from 'vitest';
import { axisNumbers } from './scale';

const shown = (...splits: number[]) => axisNumbers(undefined, splits);

describe('numbers along an axis', () => {
  it('have as many decimals as tell them apart', () => {
    expect(shown(0, 50, 100)).toEqual(['0', '50', '100']);
    expect(shown(0, 2.5, 5)).toEqual(['0.0', '2.5', '5.0']);
    expect(shown(0, 0.00025, 0.0005)).toEqual(['0.00000', '0.00025', '0.00050']);
    expect(shown(182, 184)).toEqual(['182', '184']);
  });

  it('are written as powers of ten where nobody could count zeros', () => {
    expect(shown(0, 2e-12)[1]).toBe('2.0 × 10⁻¹²');
  });
});
