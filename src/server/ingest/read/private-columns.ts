const PRIVATE_NAME =
  /(?:^|[^a-z])(?:e-?mails?|mail|phone|telephone|telefon|mobile|cell|fax|street|strasse|address|addr|adresse|postcode|zip|postal|ip|iban|birth|birthday|dob|ssn|passport)(?:$|[^a-z])/;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const PHONE = /^\+?(?:\(?\d{1,5}\)?[\s./-]?){2,6}\d{2,5}$/;

/**
 * Does a column look as if it held mail addresses, phone numbers or postal addresses, by its name or by most of its
 * values? Such a column is left out unless a mapping names it.
 */
export function looksPrivate(name: string, samples: readonly string[]): boolean {
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const filled = samples.filter((value) => value !== '');
  if (PRIVATE_NAME.test(spaced) && !filled.some((value) => /^https?:/.test(value))) return true;
  const matching = filled.filter((value) => MAIL.test(value.trim()) || isPhone(value.trim()));
  return filled.length > 0 && matching.length * 2 > filled.length;
}

/** Digits alone may be an id or an epoch; a phone number shows by a plus sign or by how it is grouped. */
function isPhone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  if (digits < 7 || digits > 15 || !PHONE.test(value)) return false;
  return value.startsWith('+') || (/[()\s]/.test(value) && !/^\d{4}-\d/.test(value));
}
