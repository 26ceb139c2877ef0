import type { LanguagePack } from '../language-pack';
import { en } from '../en/en';
export const de: LanguagePack = { ...en, lang: 'de' };
