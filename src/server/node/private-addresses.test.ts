import { describe, expect, it } from 'vitest';
import { addressesIn, isPrivateAddress } from './private-addresses';

describe('addresses outgoing requests must not reach', () => {
  it.each([
    '127.0.0.1',
    '127.255.0.9',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::1',
    '[::1]',
    '::',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('refuses %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(['8.8.8.8', '172.32.0.1', '140.82.112.3', '2606:50c0:8000::154', '[2a00:1450:4001::1]'])(
    'lets %s through',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});

describe('addresses that are let through all the same', () => {
  it('are those of the ranges named, and no others', () => {
    const isAllowed = addressesIn(['10.1.0.0/16', '127.0.0.1', 'fd00::/8']);
    expect(['10.1.2.3', '127.0.0.1', 'fd00::1', '[fd12::9]'].map(isAllowed)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['10.2.0.1', '127.0.0.2', 'fe80::1', 'localhost'].map(isAllowed)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it.each(['10.0.0.0/33', 'example.org', '', '10.0.0.0/8/8', '::/129', '10.0.0.0/x'])(
    'are not named by %j',
    (range) => {
      expect(() => addressesIn([range])).toThrow(RangeError);
    },
  );
});
