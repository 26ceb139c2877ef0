/** Languages that are scored; any other is *not scored*. */
export const SCORED_LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'pt'] as const;
export type ScoredLanguage = (typeof SCORED_LANGUAGES)[number];

/** Words that turn what follows. English ones are written without apostrophe, as the reader joins them. */
export const NEGATORS: Readonly<Record<ScoredLanguage, string>> = {
  ar: 'لا ليس ليست لم لن ما مش مو موش مب غير بدون ولا ليسوا لست مافي ماعندي بلا دون',
  de: 'nicht nich net ned nie niemals kein keine keinen keiner keinem keines ohne weder nix nichts kaum',
  en: 'not no never cannot cant dont doesnt didnt wont wouldnt couldnt shouldnt isnt arent wasnt werent hasnt havent hadnt aint without nor neither nothing nobody none nowhere hardly barely lacks lack lacking',
  es: 'no nunca jamás jamas ni sin tampoco nada nadie ningún ninguna ninguno ningun apenas',
  fr: 'pas ne n plus jamais rien aucun aucune sans ni guère personne nul',
  hi: 'nahi nahin nai nhi nahee na mat bina kabhi नहीं न मत ना बिना no not never dont cant isnt didnt doesnt wont',
  it: 'non mai né ne senza nessuno nessuna nessun niente nulla neanche nemmeno neppure manco',
  pt: 'não nao n nunca jamais nem sem nada ninguém ninguem nenhum nenhuma tampouco',
};

/** Words that strengthen what follows. */
export const INTENSIFIERS: Readonly<Record<ScoredLanguage, string>> = {
  ar: 'جدا كثيرا اكثر اشد قوي مرة كتير للغاية وايد',
  de: 'sehr so total echt mega richtig super voll absolut extrem unglaublich wirklich viel zu derart völlig',
  en: 'very so really too extremely absolutely totally completely incredibly super most such fucking freaking damn highly utterly truly pretty especially always',
  es: 'muy tan más mas demasiado super bastante realmente totalmente absolutamente increíblemente tanto mucho',
  fr: 'très tres trop si tellement vraiment super hyper plus totalement absolument complètement extrêmement',
  hi: 'bahut bohot bhot itna itni kitna kitni sabse ekdum very so really too बहुत इतना सबसे',
  it: 'molto così cosi troppo davvero tanto più piu veramente super assolutamente proprio totalmente',
  pt: 'muito muita mto mt tão tao demais super realmente totalmente mais bem bastante extremamente',
};

/** Emoji by what they say in messages to companies, −4…4; given by hand, the same in every language. */
export const EMOJI_VALENCES: Readonly<Record<number, string>> = {
  4: '😍🥰❤💖💕😘💗💓💞💝🤩♥💙💚💛💜🧡',
  3: '😊😁😃😄😀🥳🎉👏🙌👍😻💯🤗🎊🏆😇☺💪✨🌟⭐👌',
  2: '🙂😆😎😋🤣😂🙏💋😉🌹🍻🎂🥂🌞🎁✅😌😜😝😛',
  1: '😅🔥👀🎶😏🤝🌸💐☀👋🤞',
  [-1]: '😐😑🤔🙄😬😶😳😮😯🤨⚠🥴❓',
  [-2]: '😕🙁☹😟😞😔😓😥😰😨😱😒😪😫😩🤦😦😧😖😣🥺🚨⏳😲🤷',
  [-3]: '😢😭😠😤👎💔😿🤢🤮💩❌🖕😷🤯🚫🤥😵',
  [-4]: '😡🤬👿😾☠💀',
};
