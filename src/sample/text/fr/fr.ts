import { en } from '../en/en';
import type { LanguagePack } from '../language-pack';
export const fr: LanguagePack = { ...en, lang: 'fr' };
