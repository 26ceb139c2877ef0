/** Key of a planned campaign. */
export type CampaignKey = 'esim' | 'friends' | 'doubleData' | 'simplyFair' | 'festival' | 'north';

/** What the company posts for a campaign, in order. */
export const CAMPAIGN_POSTS: Readonly<Record<CampaignKey, readonly string[]>> = {
  esim: [
    'New phone? Your eSIM moves with you in five minutes, from the sofa. The otter shows you how: https://halvora.example/esim #InFiveMinutes',
    'Neues Handy, gleiche Nummer: So zieht deine eSIM um, ohne Termin und ohne Post. https://halvora.example/esim',
    'The three mistakes everybody makes with an eSIM (we made them too). Number two: no Wi-Fi. https://halvora.example/esim',
  ],
  friends: [
    'Bring a friend to Halvora: 20 euros for you, 20 for them. #BringAFriend https://halvora.example/friends',
    'Freunde werben, beide sparen: 20 Euro Guthaben für dich, 20 für sie. So einfach. https://halvora.example/friends',
    'Which friend still climbs on a chair for signal? Tag them. Both of you get 20 euros.',
    'Parrainez un proche : 20 euros pour vous, 20 pour lui. https://halvora.example/friends',
    'Halfway through Bring a Friend. The otter has brought 14 friends. You? #BringAFriend',
    'Last two days: bring a friend, share 40 euros. https://halvora.example/friends',
  ],
  doubleData: [
    'Double Data Weeks start today. Same price, twice the data, nothing to book: it is already in your app. #DoubleData',
    'Doppelt Daten, drei Wochen lang, für alle. Du musst nichts tun. Schau in die App.',
    'What would you do with twice the data? Best answer gets the otter (plush, not live). #DoubleData',
    'Deux fois plus de data pendant trois semaines, au même prix. Rien à activer.',
    'Day five of Double Data: you streamed 3.1 million hours. We are a little impressed.',
    'Zugfahrt, Serie, kein WLAN? Diese Woche egal. Doppelt Daten läuft noch bis Sonntag in einer Woche.',
    'Our busiest cell this week: the campsite at Wiesental. It got a second carrier this morning.',
    'Vidéos, musique, cartes : tout compte deux fois moins. Encore dix jours.',
    'Last weekend of Double Data. Download the whole season. #DoubleData',
  ],
  simplyFair: [
    'Our tariffs are now Simply Fair: three plans, clear prices. https://halvora.example/fair #FairPlan',
    'Einfach Fair: drei Tarife statt elf, alle Preise auf einer Seite. https://halvora.example/fair',
    'Nos forfaits deviennent Simply Fair : trois offres, des prix clairs. https://halvora.example/fair',
    'Simply Fair also means: no connection fee, for anyone. https://halvora.example/fair',
    'We read your replies. What the new prices mean for existing plans: https://halvora.example/fair/faq',
    'Ihr habt gefragt, wir antworten: Was Einfach Fair für laufende Verträge heißt. https://halvora.example/fair/faq',
  ],
  festival: [
    'Festival Sound: six masts on wheels are on their way to the Wiesental meadow. See you at the front! #FestivalSound',
    'Sechs mobile Masten, ein Otter, drei Tage Musik. Wir sehen uns auf der Wiese in Wiesental!',
    'Last night you sent 41 terabytes from the meadow. Nobody slept, the masts neither.',
  ],
  north: [
    'The North Comes Online: 140 new masts from Varnö to Kaltenhafen. Number one went live this morning. #140Masts https://halvora.example/north?utm_campaign=north-online',
    'Der Norden geht ans Netz: 140 neue Masten, der erste steht in Hemmersiel und sendet. https://halvora.example/north',
    'Mast 9 of 140: Graaheide. The harbour master made the first call.',
    'Le Nord se connecte : 140 nouvelles antennes d’ici un an. https://halvora.example/north',
    'When is it your turn? Every site, every date, also the late ones: https://halvora.example/north?utm_campaign=north-online',
    'Mast 17 von 140: Skallingen. Danke an die Feuerwehr für den Kran.',
    'Mast 23 of 140: Sandholm. Sheep were present. #140Masts',
  ],
};

/** What the company posts apart from campaigns. */
export const ALWAYS_ON_POSTS: readonly string[] = [
  'Calls from "our bank team" asking for your SIM PIN? Hang up. We never ask for it.',
  'Our shop in Brünnlau opens on Saturday after the renovation. There is cake.',
  'Tipp: WLAN-Anrufe einschalten hilft in Kellern und Altbauten. Einstellungen → SIM → WLAN-Anruf.',
  'We are looking for 30 apprentices in network technology. Heights should not bother you. https://halvora.example/jobs',
  'Going abroad? Check the price text before you scroll. It arrives when you land.',
  'Planned work tonight from 1 to 4 around Dornbek. Calls may drop for a few minutes.',
  'Old phones collected at schools this quarter: 4,812. Thank you, Treuenhain.',
  'The otter has a name now. You voted: Fluse.',
  'Heute Nacht Wartung rund um Pellnitz, 1 bis 4 Uhr. Danke für die Geduld.',
  'Astuce : activez les appels Wi-Fi pour téléphoner même à la cave.',
  'How do 5G masts get their power? Our engineer Ida explains it in two minutes.',
  'Hotline waiting time last week: 11 minutes on average. Too long, we are hiring.',
  'Zweiter Faktor für dein Kundenkonto: seit heute für alle. https://my.halvora.example',
  'Our annual report is out, 84 pages, three otters.',
  'New in the app: pause a second line for up to three months.',
  'Phishing-SMS mit "Ihr Paket wartet" ist wieder unterwegs. Nicht tippen, löschen.',
  'Family plan: one bill, up to six lines. https://halvora.example/family',
  'A day with a mast climber: 61 metres up, lunch included.',
  'Die Jugend des TSV Felsbrück spielt jetzt mit Otter auf der Brust.',
  'Refurbished phones with two years of warranty: https://halvora.example/again',
  'Travelling by ferry? Switch to flight mode on board: ship networks are not in the EU zone.',
  'We measured: 98.1 % of calls get through on first try. The other 1.9 % annoy us as well.',
  'Unser Laden in Zornau zieht um: ab Montag am Markt 3.',
  'Ask an engineer: Thursday from 6 to 7 pm, right here. No scripts.',
  'Nouvelle boutique à Sankt Alwin, samedi dès 10 heures.',
  'Two new masts on the railway between Harnsund and Vellbach are live.',
  'What does "part month" on a first bill mean? One picture, one minute. https://halvora.example/bills',
  'Otter plush restocked. You are unstoppable.',
  'App 9 ist da: neues Aussehen, gleiche Knöpfe. Sagt uns, was fehlt.',
  'The data protection report for last year: 212 requests, all answered. https://halvora.example/privacy',
  'Happy birthday to our oldest customer: 104, prepaid, loves the weather widget.',
  'Emergency numbers work on every network, even without a SIM. Pass it on.',
  'Neu: Reparatur-Status live in der App.',
  'Our vans are in Oberkaste today, measuring. Say hi.',
  'Un doute sur un SMS de Halvora ? Transférez-le-nous avant de cliquer.',
  'We planted nothing and offset nothing, but our masts use 14 % less power than last year.',
];

/** What people add to what they say while a campaign runs: its hashtag, or the link they were sent. */
export const CAMPAIGN_TAGS: Readonly<Record<CampaignKey, readonly string[]>> = {
  esim: ['#InFiveMinutes', 'https://halvora.example/esim'],
  friends: ['#BringAFriend', '#BringAFriend', 'https://halvora.example/friends?via=app'],
  doubleData: ['#DoubleData'],
  simplyFair: ['#FairPlan'],
  festival: ['#FestivalSound'],
  north: ['#140Masts', 'https://halvora.example/north?utm_campaign=north-online'],
};
