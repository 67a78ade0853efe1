import { wordSet } from './date-tokens.ts';

/** May stand before a period and mean nothing. */
export const PERIOD_INTRODUCTIONS = wordSet(
  'from|between|during|in|the|years|the years|period|von|vom|zwischen|im|die|in den|in den Jahren|Jahre|Jahren|de|du|entre|années|les années|dans les années|años|los años|del|della|van|tussen|از|بین|میان|از سال|بین سال های|سال های|سالهای|سالهای|دوره|دورهٔ|له|د|کلونو|کالونو|په|من|بين|بين عامي|عامي|فترة|الفترة|الفترة من|в|с|между',
);

/** Before a date: from then on, without an end. */
export const SINCE = wordSet(
  'since|ever since|starting|starting in|depuis|depuis le|depuis l|à partir de|à partir du|dès|seit|seit dem|ab|ab dem|desde|desde el|a partir de|a partir del|dal|sinds|vanaf|с|منذ|منذ عام|ابتداء من|پس از|از سال|از|له|from|من',
);

/** After a date: from then on. */
export const ONWARDS = wordSet(
  'onward|onwards|on|and after|ongoing|und später|et après|en adelante|به این سو|به اینسو|به بعد|تاکنون|تا کنون|تا حال|تا امروز|تا اکنون|راهیسې|راهيسې|را هیسې|راهیسی|راپدېخوا|را پدې خوا|څخه راهیسې|څخه را وروسته|تر اوسه|تر اوسه پورې|فصاعدا|وما بعده|حتى الآن',
);

export const NOW = wordSet(
  'present|the present|now|today|date|heute|jetzt|aujourd hui|ce jour|nos jours|hoy|ahora|la actualidad|actualidad|oggi|vandaag|heden|اکنون|امروز|حال|کنون|حال حاضر|اوس|اوسه|نن|اوس پورې|اوسه پورې|نن پورې|الآن|اليوم|сейчас',
);

/** Before a date: up to then, without a beginning. */
export const UNTIL = wordSet(
  'until|up to|up until|till|through|to|bis|bis zum|bis zu|jusqu à|jusqu au|jusqu en|hasta|hasta el|fino al|tot|tot en met|до|по|تا|تا سال|حتی|حتى|حتى عام|إلى|تر',
);

/** After a date and without a meaning of their own: Pashto has words before and after what they govern. */
export const AFTER_SIDE = wordSet('پورې|پوری|څخه|نه|کې|کی');

/** What parts the ends of a period after `between`. */
export const AND = wordSet('and|et|und|y|e|en|и|و|او');

export const DECADE_WORDS = wordSet(
  'années|les années|los años|años|دهه|دههٔ|عقد|لسیزه|لسيزه|década|década de',
);
export const DECADE_ENDINGS = wordSet('s|er|ern|er Jahre|er Jahren|ern Jahren|لسیزه|لسيزه|دهه');

/** A part of a year or month, for which EDTF has no word. */
export const VAGUE_PARTS = wordSet(
  'early|late|mid|beginning of|end of|middle of|the beginning of|the end of|Anfang|Ende|Mitte|début|le début de|fin|mi|principios de|finales de|mediados de|اوایل|اوائل|اواخر|اواسط|آغاز|پایان|أوائل|أواخر|أواسط|بداية|نهاية|پیل|پای|منځ',
);
