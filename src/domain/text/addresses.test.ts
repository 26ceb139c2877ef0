import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesIn } from './addresses';
import { linksOf, readLink } from './links';

const found = (text: string) => addressesIn(text).map(({ start, end }) => text.slice(start, end));

describe('addressesIn', () => {
  it('finds addresses with a scheme, with www., and hosts with a path', () => {
    const text = 'See https://a.example/x, (www.b.example) and c.example/y/z. Or d.example, mail@e.example/f';
    expect(found(text)).toEqual(['https://a.example/x', 'www.b.example', 'c.example/y/z']);
  });

  it('takes no fraction, date or path for an address', () => {
    expect(found('and/or 1/2 24/7 3.5/5 /usr/bin ../a ftp://a.example/x')).toEqual([]);
  });

  it('reads host, path and campaign as they are compared', () => {
    expect(
      addressesIn('HTTPS://WWW.Halvora.example:443/Sale%20Now/?utm_campaign=Spring+Sale#a'),
    ).toMatchObject([{ host: 'halvora.example', path: ['Sale Now'], campaigns: ['spring sale'] }]);
  });

  it('leaves brackets of the sentence out and keeps those of the address', () => {
    expect(found('(see https://a.example/x_(y))')).toEqual(['https://a.example/x_(y)']);
  });

  it('never throws and points into the text', () => {
    const piece = fc.constantFrom(
      'https://',
      'www.',
      'a.example',
      '/',
      '.',
      ')',
      '(',
      '?utm_campaign=',
      '%',
      ' ',
      'é',
      '😡',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let from = 0;
        for (const { start, end } of addressesIn(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          from = end;
        }
      }),
    );
  });

  it('takes time that grows with the text, not with its square', () => {
    for (const piece of ['https://', 'www.', '/', 'a.b/', ')', 'https://a.example/(', 'a.', '@/']) {
      const text = piece.repeat(50_000 / piece.length);
      const before = performance.now();
      addressesIn(`https://a.example/${text}`);
      addressesIn(text);
      expect(performance.now() - before).toBeLessThan(1000);
    }
  });
});

describe('linksOf', () => {
  it('holds what readLink makes of the address, of its parents and of its hosts, and no other host', () => {
    const [address] = addressesIn('https://shop.a.example/x/y?utm_campaign=s');
    const links = linksOf(address as NonNullable<typeof address>);
    for (const written of ['shop.a.example/x/y/', 'a.example/x', 'https://www.a.example', 'utm_campaign=S'])
      expect(links).toContain(readLink(written));
    expect(links).not.toContain('example');
    expect(links).not.toContain(readLink('b.example'));
  });
});
