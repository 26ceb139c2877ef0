/** Invented towns; each reads well after "in" and "à". */
export const PLACES = ['Solvik', 'Harnsund', 'Eltwerder', 'Brünnlau', 'Oberkaste', 'Wessenrode', 'Lindhaven', 'Kresmark', 'Tannwyk', 'Marlenau', 'Felsbrück', 'Ostergard', 'Quellheim', 'Dornbek', 'Rabenfurt', 'Silberode', 'Halmstede', 'Wiesental', 'Gerlach-Mühle', 'Sankt Alwin', 'Neuklinge', 'Mordingen', 'Pellnitz', 'Treuenhain', 'Vellbach', 'Zornau'] as const;

/** Invented places on the northern coast. */
export const NORTHERN_PLACES = ['Varnö', 'Norderkoog', 'Skallingen', 'Hemmersiel', 'Fjordby', 'Graaheide', 'Leuchtdamm', 'Wittmoor', 'Sandholm', 'Kaltenhafen'] as const;

/** Invented phones, tablets, routers. */
export const DEVICES = ['Orbo 12', 'Orbo 14 Pro', 'Vexa S9', 'Vexa S10', 'Lyra Fold', 'Lyra Mini', 'Nuvo 7a', 'Nuvo 8', 'Kano X2', 'Flow Box'] as const;

/** Invented competitors. */
export const COMPETITORS = ['Tellux', 'FunkEins'] as const;

export const FIRST_NAMES = {
  en: ['Alex', 'Priya', 'Tom', 'Hannah', 'Oliver', 'Grace', 'Sam', 'Ruby', 'Liam', 'Zoe', 'Ben', 'Nora', 'Kofi', 'Maeve', 'Jack', 'Isla', 'Ravi', 'Ellie', 'Owen', 'Tara', 'Josh', 'Megan', 'Dan', 'Amy', 'Femi', 'Chloe', 'Will', 'Kate', 'Adam', 'Lucy'],
  de: ['Jana', 'Lukas', 'Miriam', 'Stefan', 'Anke', 'Jörg', 'Lena', 'Tobias', 'Heike', 'Murat', 'Svenja', 'Karl', 'Aylin', 'Uwe', 'Petra', 'Felix', 'Nele', 'Dirk', 'Sabine', 'Emre', 'Katrin', 'Holger', 'Ines', 'Maik', 'Birgit', 'Paul', 'Frieda', 'Olaf'],
  fr: ['Camille', 'Julien', 'Élodie', 'Hugo', 'Nadia', 'Théo', 'Manon', 'Karim', 'Sophie', 'Luc', 'Inès', 'Baptiste', 'Aurélie', 'Mathieu', 'Léa', 'Yanis', 'Claire', 'Gérard', 'Chantal', 'Antoine'],
} as const;

export const HANDLE_WORDS = ['kabel', 'otter', 'moss', 'pixel', 'blau', 'harbour', 'keks', 'lint', 'falke', 'radio', 'brise', 'teapot', 'velo', 'nordwind', 'kiesel', 'plume', 'caillou', 'brume', 'fox', 'static', 'zimt', 'kelp', 'tram', 'moth', 'wolke', 'gull', 'biscuit', 'funken', 'marmot', 'quark', 'orage', 'fern', 'hafen', 'luna', 'salat', 'rust', 'echo', 'tulpe', 'knot', 'lichen'] as const;

/** The care team: name and initials, as they sign. */
export const CARERS = [
  { name: 'Mia', initials: 'MK' },
  { name: 'Jonas', initials: 'JB' },
  { name: 'Aylin', initials: 'AY' },
  { name: 'Ben', initials: 'BS' },
  { name: 'Carla', initials: 'CL' },
  { name: 'Timo', initials: 'TW' },
  { name: 'Nadia', initials: 'ND' },
  { name: 'Luc', initials: 'LR' },
  { name: 'Eva', initials: 'EH' },
] as const;
