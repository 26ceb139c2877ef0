import type { LanguagePack } from '../language-pack';
import { enCauses } from './causes';
import { enCare, enReply, enTalk } from './talk';
import { enBilling, enPrices, enRoaming } from './topics-money';
import { enNetwork } from './topics-network';
import { enApp, enStores, enSupport } from './topics-service';
import { enBrand, enDevices, enEsim, enNorth, enPrivacy, enSpeed } from './topics-technology';

/** How English-writing customers and the care team put things. */
export const en: LanguagePack = {
  lang: 'en',
  topics: {
    network: enNetwork,
    roaming: enRoaming,
    billing: enBilling,
    app: enApp,
    stores: enStores,
    support: enSupport,
    esim: enEsim,
    speed: enSpeed,
    north: enNorth,
    prices: enPrices,
    devices: enDevices,
    privacy: enPrivacy,
    brand: enBrand,
  },
  causes: enCauses,
  slots: {
    spot: ['in my {kitchen|living room|bedroom}', 'at home', 'at work', 'at the {station|hospital|university}', 'on the {tram|train|motorway}', 'in {place}', 'in {place}', 'in the {town centre|old town} of {place}', 'in our {office|shop|street}', 'at the allotment', 'in the whole {building|house}'],
    money: ['{19|24|29|34|39|44|49|54|59|64|69}.99', '€{12-96}', '€{11-89}.{10-99}', '{13-97} euros', '{14-120} euros'],
    abroad: ['Spain', 'Italy', 'Portugal', 'Croatia', 'Denmark', 'Norway', 'Greece', 'Poland', 'Austria', 'Ireland', 'Sweden', 'Turkey', 'Iceland', 'Hungary', 'the Netherlands', 'Switzerland', 'Scotland'],
    clock: ['{7-11}:{10-55}', '{8|9|ten|half past eight|half nine|noon}', '{1-9}.{15-45}'],
    daypartPlain: ['day', 'day', 'evening', 'morning'],
    family: ['my mum', 'my dad', 'my sister', 'my neighbour'],
  },
  since: {
    night: ['since midnight', 'since last night', 'since {eleven|ten} o’clock', 'for {2-9} hours', 'since {weekday}'],
    morning: ['since {early|first thing|six} this morning', 'since last night', 'since I got up', 'since yesterday', 'since {weekday}', 'for {2-6} days now', 'for {two|three} days'],
    noon: ['since this morning', 'since {ten|eleven|about nine}', 'all day', 'since yesterday {noon|evening}', 'since {weekday}', 'for {2-8} days now', 'for a week'],
    evening: ['since this afternoon', 'since {lunch|noon|about four|I got home}', 'all day', 'since {weekday}', 'for {2-9} days', 'the whole {day|afternoon}', 'for {hours|days}'],
  },
  dayPart: {
    night: ['tonight', 'in the middle of the night'],
    morning: ['this morning', 'today'],
    noon: ['today', 'this afternoon', 'right now'],
    evening: ['tonight', 'this evening', 'today'],
  },
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  talk: enTalk,
  reply: enReply,
  care: enCare,
  shortcuts: { you: 'u', your: 'ur', are: 'r', please: 'pls', because: 'cos', people: 'ppl', 'right now': 'rn', really: 'rly', 'to be honest': 'tbh', thanks: 'thx', and: '&', with: 'w/', 'don’t know': 'dunno', minutes: 'mins', hours: 'hrs', weeks: 'wks', probably: 'prob', message: 'msg', okay: 'ok', tomorrow: 'tmrw' },
  emoji: {
    positive: ['😊', '👍', '🎉', '❤️', '🙌', '😍', '💪', '😄', '🙏'],
    neutral: ['🤔', '🙂', '🤷', '👀', '😅'],
    negative: ['😡', '🙄', '🤦', '😤', '😒', '🤬', '👎', '😩', '🤡', '💀', '🥲', '😑'],
  },
  hashtags: ['#halvora', '#halvorafail', '#{placeTag}', '#fail', '#customerservice', '#mobile', '#nosignal'],
  spam: [
    'Unlock ANY phone in {5-30} minutes, no questions asked. Write to me! {url}',
    '{Earn|Make} {200-900} euros a day from home with {one|a} simple {trick|method}. Ask me how {url}',
    'Cheap refurbished phones, {50|60|70} % off, last {3-19} pieces, {url}',
    'Halvora customers get {a free|this} {device}!!! Only {2-40} left, claim here {url}',
    'I doubled my savings in {2-9} weeks thanks to {url} not a joke',
    'Need followers? {500|1000|5000} real {fans|followers} for {5-20} euros {url}',
  ],
  partner: [
    'Been testing the Halvora {5G|network} in {place} for {a week|ten days} and I’m {really impressed|in love}. {400|500|620} Mbit in the {park|café}! {Code in bio.|Link in my profile.}',
    'Packing for {abroad} and for once not worrying about data, thanks to my friends at Halvora. {Happy|Love it}',
    'Three things I {love|like} about my new Halvora plan: {speed|double data}, {the app|the price}, {and the otter|and no small print}',
    'Editing {video|photos} on the {train|beach} with double data from Halvora. {Dream come true|So good}',
    '{Live|Streaming live} from the festival tonight over Halvora, {crystal clear|not one dropout}. {See you there!|Join me!}',
  ],
};
