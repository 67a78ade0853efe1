/** Takes `19 min`, `12-minute read`, `Lesezeit: 5 Minuten` out of a line. */
export function withoutReadingTime(text: string): {
  readonly text: string;
  readonly hadReadingTime: boolean;
} {
  if (!/[\d٠-٩۰-۹]/u.test(text)) return { text, hadReadingTime: false };
  const rest = text.replace(READING_TIME, ' ');
  if (rest === text) return { text, hadReadingTime: false };
  return {
    text: rest.replace(/\s+/gu, ' ').replace(/^[\s|·•,–—-]+|[\s|·•,–—-]+$/gu, ''),
    hadReadingTime: true,
  };
}

const READING_TIME =
  /(?:(?:reading time|time to read|lesezeit|temps de lecture|tiempo de lectura|زمان مطالعه|د لوستلو وخت)\s*:?\s*)?(?:^|(?<=[\s|·•,(]))(?:ca\.? |~|about )?[\d٠-٩۰-۹]{1,3}(?:\s|-)?(?:mins?\b\.?|minutes?\b|minuten\b|minutos?\b|دقیقه|دقیقې|دقيقة|دقائق)(?:\s*(?:read|listen|watch|reading time|lesezeit|de lecture|de lectura|مطالعه|خواندن|لوستل))?/giu;
