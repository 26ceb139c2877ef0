import type { LanguagePack } from '../language-pack';
import { en } from '../en/en';
export const fr: LanguagePack = { ...en, lang: 'fr' };
