import type { Person } from '../people';
import type { Dice } from '../prng';
import type { Bank, DayPart, LanguagePack } from './language-pack';
import { COMPETITORS, DEVICES, NORTHERN_PLACES, PLACES } from './names';
import { type Filler, type Phrase, parsePhrase, sayPhrase } from './phrase';

/** What a text is written about and when. */
export interface Occasion {
  pack: LanguagePack;
  /** Who writes; the care team has no person. */
  person: Person | null;
  /** First name of the one who is answered, where it is known. */
  answering: string | null;
  hour: number;
  weekday: number;
  /** The colleague who signs. */
  carer: { name: string; initials: string };
  /** Where the thread takes place; `null`: at the writer's home. */
  place: string | null;
  northern: string | null;
}

/** Says phrases of banks for one text after the other. Within one text a place or a device stays the same. */
export interface Teller extends Filler {
  begin(occasion: Occasion): void;
  /** A phrase of the bank, said; each bank is dealt like a deck of cards, so that nothing comes twice in a row. */
  say(bank: Bank): string;
  occasion(): Occasion;
}

const STAYS = new Set(['place', 'north', 'device', 'competitor', 'abroad', 'family']);

/** A teller over this stream of chance; remembers which phrases were used last. */
export function tellerOf(dice: Dice): Teller {
  const decks = new Map<Bank, { phrases: readonly Phrase[]; order: Uint16Array; next: number }>();
  const said = new Map<string, string>();
  let now: Occasion;

  const deal = (bank: Bank): Phrase => {
    let deck = decks.get(bank);
    if (!deck) {
      deck = { phrases: bank.map(parsePhrase), order: Uint16Array.from(bank.keys()), next: bank.length };
      decks.set(bank, deck);
    }
    if (deck.next >= deck.order.length) {
      shuffle(deck.order, dice);
      deck.next = 0;
    }
    return deck.phrases[deck.order[deck.next++] as number] as Phrase;
  };

  const teller: Teller = {
    unit: dice.unit,
    begin(occasion) {
      now = occasion;
      said.clear();
    },
    occasion: () => now,
    say: (bank) => (bank.length === 0 ? '' : sayPhrase(deal(bank), teller).trimEnd()),
    fill(slot) {
      if (!STAYS.has(slot)) return fresh(slot);
      let value = said.get(slot);
      if (value === undefined) {
        value = fresh(slot);
        said.set(slot, value);
      }
      return value;
    },
  };

  const fresh = (slot: string): string => {
    const { pack, person } = now;
    switch (slot) {
      case 'place':
        return now.place ?? (person && dice.chance(0.65) ? person.home : dice.pick<string>(PLACES));
      case 'place2':
      case 'placeTag': {
        const place = dice.pick<string>(PLACES);
        return slot === 'place2' ? place : place.replace(/[^\p{L}]/gu, '');
      }
      case 'north':
        return (
          now.northern ?? (person && dice.chance(0.6) ? person.northern : dice.pick<string>(NORTHERN_PLACES))
        );
      case 'device':
        return person && dice.chance(0.75) ? person.device : dice.pick<string>(DEVICES.slice(0, 9));
      case 'competitor':
        return dice.pick<string>(COMPETITORS);
      case 'other':
        return teller.fill('competitor') === COMPETITORS[0] ? COMPETITORS[1] : COMPETITORS[0];
      case 'first':
        return person?.firstName ?? '';
      case 'first2':
        return now.answering ?? '';
      case 'initials':
        return now.carer.initials;
      case 'carer':
        return now.carer.name;
      case 'today':
        return pack.weekdays[now.weekday] as string;
      case 'weekday':
        return pack.weekdays[(now.weekday + dice.between(1, 6)) % 7] as string;
      case 'since':
        return teller.say(pack.since[dayPart(now.hour)]);
      case 'daypart':
        return teller.say(pack.dayPart[dayPart(now.hour)]);
      case 'daypartPlain':
        return pack.wish[dayPart(now.hour)];
      case 'url':
        return `https://${dice.pick(['win', 'deal', 'go', 'get', 'top'])}-${dice.between(100, 9999)}.example/${dice.between(10, 99)}`;
      default: {
        const bank = pack.slots[slot];
        if (!bank) throw new RangeError(`no slot {${slot}} in ${pack.lang}`);
        return teller.say(bank);
      }
    }
  };
  return teller;
}

/** Part of the day of a local hour. */
export function dayPart(hour: number): DayPart {
  if (hour < 5 || hour >= 23) return 'night';
  if (hour < 11) return 'morning';
  return hour < 17 ? 'noon' : 'evening';
}

function shuffle(order: Uint16Array, dice: Dice): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = dice.between(0, at);
    const kept = order[at] as number;
    order[at] = order[other] as number;
    order[other] = kept;
  }
}
