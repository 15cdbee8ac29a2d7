import { describe, expect, test, xtest } from '@jest/globals';
import { tag } from './price-tag';

describe('Price tag', () => {
  test('of ringgit and sen', () => {
    expect(tag(1205)).toEqual('RM 12.05');
  });

  xtest('of sen alone', () => {
    expect(tag(7)).toEqual('RM 0.07');
  });

  xtest('below nothing', () => {
    expect(() => tag(-1)).toThrow(new Error('a price is not negative'));
  });
});
