/** A saved topic of the sample: a boolean query and the team that owns it. */
export interface SampleTopic {
  name: string;
  query: string;
  team: string;
}

/** The teams of the company. */
export const SAMPLE_TEAMS: readonly string[] = [
  'Network Operations',
  'Billing',
  'App',
  'Care',
  'Retail',
  'Products & Tariffs',
  'Devices & eSIM',
  'Privacy Office',
  'Marketing',
];

/** What each campaign is about; the festival is about nothing that has a topic. */
export const SAMPLE_CAMPAIGN_TOPICS: readonly { campaign: string; topic: string }[] = [
  { campaign: 'campaign-double-data', topic: 'Speed and data' },
  { campaign: 'campaign-friends', topic: 'Prices' },
  { campaign: 'campaign-simply-fair', topic: 'Prices' },
  { campaign: 'campaign-north', topic: 'Coverage in the north' },
  { campaign: 'campaign-north', topic: 'Network' },
  { campaign: 'campaign-esim', topic: 'eSIM' },
];

/** Hashtags, links and phrases that campaigns are followed by; the hashtag of the north is left for its people to add. */
export const SAMPLE_CAMPAIGN_RULES: readonly {
  campaign: string;
  kind: 'link' | 'hashtag' | 'phrase';
  value: string;
}[] = [
  { campaign: 'campaign-esim', kind: 'link', value: 'halvora.example/esim' },
  { campaign: 'campaign-friends', kind: 'link', value: 'halvora.example/friends' },
  { campaign: 'campaign-friends', kind: 'hashtag', value: '#BringAFriend' },
  { campaign: 'campaign-double-data', kind: 'hashtag', value: '#DoubleData' },
  { campaign: 'campaign-double-data', kind: 'phrase', value: 'double data' },
  { campaign: 'campaign-simply-fair', kind: 'hashtag', value: '#FairPlan' },
  { campaign: 'campaign-simply-fair', kind: 'phrase', value: 'simply fair' },
  { campaign: 'campaign-festival', kind: 'hashtag', value: '#FestivalSound' },
  { campaign: 'campaign-north', kind: 'link', value: 'utm_campaign=north-online' },
];

/** Words of a list, joined by OR; more than one word is a phrase. */
const any = (words: string) =>
  words
    .split(',')
    .map((word) => word.trim())
    .map((word) => (/[^\p{L}\p{N}*]/u.test(word) ? `"${word}"` : word))
    .join(' OR ');

/** Topics in the languages of the company’s customers; `*` stands for the rest of a word. */
export const SAMPLE_TOPICS: readonly SampleTopic[] = [
  {
    name: 'Network',
    team: 'Network Operations',
    query: any(
      'network*, signal*, reception, no service, bars, voicemail, call drops, calls, emergency calls, zero bars, balken, nur notrufe, gespräch*, appels, dropped call*, calls drop, outage*, mast*, netz*, empfang, funkloch, ausfall*, störung*, réseau*, signal, antenne*, panne*, barre*',
    ),
  },
  {
    name: 'Roaming',
    team: 'Products & Tariffs',
    query: any(
      'roaming*, abroad, ferry, satellite network, landed in, at the airport, fähre, flughafen, urlaub, ausland*, étranger, itinérance, satellite, ship*',
    ),
  },
  {
    name: 'Billing',
    team: 'Billing',
    query: any(
      'bill*, invoice*, refund*, charged, direct debit, reminder, rechnung*, abgebucht, abbuchung*, lastschrift*, mahnung*, gutschrift*, erstattung*, facture*, prélèvement*, prélevé*, rembours*',
    ),
  },
  {
    name: 'App',
    team: 'App',
    query: any('app, app’s, apps, widget, login, log in, spinner, spins, appli, application, connexion'),
  },
  {
    name: 'Payment in the app',
    team: 'App',
    query: any(
      'spinner, spins, spinning circle, loading circle, payment page, pay button, can’t pay, pay now, top up, paying, payment step, bezahl*, zahlung*, aufladen, paiement*, payer, recharge,  spinning, endless*, kreisel*, ladekreis*, dreht sich, lädt ewig, tourne, chargement',
    ),
  },
  {
    name: 'Shops',
    team: 'Retail',
    query: any(
      'shop*, store*, staff, termin*, tresen, display repariert,  queue, salesman, laden*, filiale*, verkäufer*, boutique*, vendeur*, magasin*',
    ),
  },
  {
    name: 'Support',
    team: 'Care',
    query: any(
      'support, hotline, hung up, transferred, human, in the queue, emailed, mitarbeiter*, aufgelegt, textbaustein*, verbunden, humain, on hold, chatbot, bot, ticket, agent*, care, call back, warteschleife*, kundenservice, kundendienst, rückruf*, service client, conseill*, attente',
    ),
  },
  { name: 'eSIM', team: 'Devices & eSIM', query: any('esim*, qr code, qr-code') },
  {
    name: 'Speed and data',
    team: 'Network Operations',
    query: any(
      'speed*, slow*, mbit*, throttl*, buffer*, 5G, data, internet, ping, streaming, langsam*, gedrosselt*, drossel*, datenvolumen, lahm*, débit, lent*, vitesse, gigas',
    ),
  },
  {
    name: 'Coverage in the north',
    team: 'Network Operations',
    query: any(
      'coverage, white patch, north*, norden, norder*, funkloch, küste, couverture, nord, zone blanche',
    ),
  },
  {
    name: 'Prices',
    team: 'Products & Tariffs',
    query: any(
      'price*, expensive, customers pay, discount, rate, fair, fee, deal, erhöhung*, neukunden, rabatt*, euro mehr,  tariff*, cheaper, plan*, simply fair, simplyfair, preis*, teuer*, tarif*, teurer, prix, cher, chère, forfait*, augmentation*',
    ),
  },
  {
    name: 'Devices',
    team: 'Devices & eSIM',
    query: any(
      'router, trade-in, repair*, refurbished, battery, warranty, orbo, vexa, lyra, nuvo, kano, flow box, reparatur*, akku, gewährleistung, garantie, réparation*, batterie',
    ),
  },
  {
    name: 'Data protection',
    team: 'Privacy Office',
    query: any(
      'privacy, gdpr, opted out, objected, copy of my data, two-factor, 2fa, passwords, directory, someone else’s, stranger’s, telefonbuch, zweiter faktor, spam-anrufe, werbung an,  my data, phishing, spam calls, opt out, datenschutz*, dsgvo, meine daten, rgpd, données, démarchage',
    ),
  },
  { name: 'Tellux', team: 'Marketing', query: 'tellux' },
  { name: 'FunkEins', team: 'Marketing', query: 'funkeins' },
];
