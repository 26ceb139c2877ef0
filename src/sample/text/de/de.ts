import type { LanguagePack } from '../language-pack';
import { deCauses } from './causes';
import { deCare, deReply, deTalk } from './talk';
import { deBilling, dePrices, deRoaming } from './topics-money';
import { deNetwork } from './topics-network';
import { deApp, deStores, deSupport } from './topics-service';
import { deBrand, deDevices, deEsim, deNorth, dePrivacy, deSpeed } from './topics-technology';

/** How German-writing customers and the care team put things. */
export const de: LanguagePack = {
  lang: 'de',
  topics: {
    network: deNetwork,
    roaming: deRoaming,
    billing: deBilling,
    app: deApp,
    stores: deStores,
    support: deSupport,
    esim: deEsim,
    speed: deSpeed,
    north: deNorth,
    prices: dePrices,
    devices: deDevices,
    privacy: dePrivacy,
    brand: deBrand,
  },
  causes: deCauses,
  slots: {
    spot: ['in der {Küche|Wohnung}', 'im {Wohnzimmer|Schlafzimmer|Büro|Keller}', 'daheim', 'auf der Arbeit', 'am {Bahnhof|Krankenhaus}', 'in der {Straßenbahn|Innenstadt|Uni}', 'auf der Autobahn', 'in {place}', 'in {place}', 'in der Altstadt von {place}', 'bei uns im Laden', 'im ganzen Haus', 'im Schrebergarten'],
    money: ['{19|24|29|34|39|44|49|54|59|64|69},99 €', '{12-96} Euro', '{11-89},{10-99} €', '{13-97} €', '{14-120} Euro'],
    abroad: ['Spanien', 'Italien', 'Portugal', 'Kroatien', 'Dänemark', 'Norwegen', 'Griechenland', 'Polen', 'Österreich', 'Irland', 'Schweden', 'Ungarn', 'Island', 'Schottland', 'Frankreich'],
    clock: ['{7-11}:{10-55}', '{acht|neun|zehn|halb neun|halb zehn}', '{13-18} Uhr'],
    daypartPlain: ['Tag', 'Tag', 'Abend', 'Morgen'],
  },
  since: {
    night: ['seit Mitternacht', 'seit gestern Abend', 'seit {zehn|elf} Uhr', 'seit {2-9} Stunden', 'seit {weekday}'],
    morning: ['seit heute früh', 'seit gestern Abend', 'seit dem Aufstehen', 'seit gestern', 'seit {weekday}', 'seit {2-6} Tagen', 'seit {zwei|drei} Tagen'],
    noon: ['seit heute Morgen', 'seit {zehn|elf|etwa neun}', 'den ganzen Tag', 'seit gestern Mittag', 'seit {weekday}', 'seit {2-8} Tagen', 'seit einer Woche'],
    evening: ['seit heute Nachmittag', 'seit {mittags|vier|Feierabend}', 'den ganzen Tag', 'seit {weekday}', 'seit {2-9} Tagen', 'seit Stunden', 'seit Tagen'],
  },
  dayPart: {
    night: ['heute Nacht', 'mitten in der Nacht'],
    morning: ['heute früh', 'heute'],
    noon: ['heute', 'heute Mittag', 'gerade'],
    evening: ['heute Abend', 'heute'],
  },
  weekdays: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
  talk: deTalk,
  reply: deReply,
  care: deCare,
  shortcuts: { nicht: 'net', nichts: 'nix', vielleicht: 'vllt', eigentlich: 'eig', und: 'u', Minuten: 'Min', Stunden: 'Std', jemand: 'jmd', irgendwie: 'iwie', 'zum Beispiel': 'zb', einen: 'nen', eine: 'ne', habe: 'hab' },
  emoji: {
    positive: ['😊', '👍', '🎉', '❤️', '🙌', '😍', '💪', '😄', '🙏'],
    neutral: ['🤔', '🙂', '🤷', '👀', '😅'],
    negative: ['😡', '🙄', '🤦', '😤', '😒', '🤬', '👎', '😩', '🤡', '💀', '😑'],
  },
  hashtags: ['#halvora', '#halvoraausfall', '#{placeTag}', '#fail', '#servicewüste', '#netz', '#funkloch'],
  spam: ['Jedes Handy entsperren in {5-30} Minuten, {url}'],
  partner: [
    'Teste seit {einer Woche|zehn Tagen} das Netz von Halvora in {place} und bin {begeistert|wirklich beeindruckt}. {400|500|620} Mbit {im Park|im Café}! {Code in der Bio.|Link im Profil.}',
    'Drei Dinge, die ich an meinem Halvora-Tarif {liebe|mag}: {Tempo|doppelte Daten}, {die App|der Preis} und der Otter',
    '{Fotos|Videos} im Zug schneiden, mit doppelten Daten von Halvora. {Ein Traum|So gut}',
  ],
};
