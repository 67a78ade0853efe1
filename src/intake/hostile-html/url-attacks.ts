import type { Vector } from './vectors.ts';

const spellings = [
  ['plain', 'javascript:pwn()'],
  ['in capitals', 'JAVASCRIPT:pwn()'],
  ['in mixed letters', 'jAvAsCrIpT:pwn()'],
  ['with a tab', 'java\tscript:pwn()'],
  ['with a line feed', 'java\nscript:pwn()'],
  ['with a carriage return', 'java\rscript:pwn()'],
  ['with tab entities', 'jav&#x09;ascript:pwn()'],
  ['with named tab entities', 'jav&Tab;ascript:pwn()'],
  ['with named line feeds', 'java&NewLine;script:pwn()'],
  ['with a named colon', 'javascript&colon;pwn()'],
  ['with a numbered colon', 'javascript&#58;pwn()'],
  ['with a colon of many zeros', 'javascript&#0000000000058pwn()'],
  ['behind a space', '   javascript:pwn()'],
  ['behind a control character', '\u0001javascript:pwn()'],
  ['behind many control characters', '\u0001\u0002\u0003\u001f javascript:pwn()'],
  ['behind a control entity', '&#14;javascript:pwn()'],
  ['behind a byte order mark', '\ufeffjavascript:pwn()'],
  ['with a null byte', 'java\0script:pwn()'],
  ['with a zero-width joiner', 'java\u200dscript:pwn()'],
  ['with a soft hyphen', 'java\u00adscript:pwn()'],
  ['in wide letters', 'ｊａｖａｓｃｒｉｐｔ:pwn()'],
  [
    'all in entities',
    '&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;&#112;&#119;&#110;&#40;&#41;',
  ],
  ['in percent signs', '%6Aavascript:pwn()'],
  ['encoded twice', '&amp;#106;avascript:pwn()'],
  ['with a host', 'javascript://site.example/%0apwn()'],
  ['with a comment', 'javascript:/*https://site.example/*/pwn()'],
  ['as view-source', 'view-source:javascript:pwn()'],
  ['as feed', 'feed:javascript:pwn()'],
  ['as jar', 'jar:javascript:pwn()!/x'],
  ['as data', 'data:text/html,<script>pwn()</script>'],
  ['as data in base64', 'data:text/html;base64,PHNjcmlwdD5wd24oKTwvc2NyaXB0Pg=='],
  ['as data with an SVG', "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='pwn()'/>"],
  ['as vbscript', 'vbscript:pwn()'],
  ['as livescript', 'livescript:pwn()'],
  ['as blob', 'blob:https://site.example/5c1e1b4e'],
  ['as file', 'file:///etc/passwd'],
  ['as filesystem', 'filesystem:https://site.example/temporary/x.html'],
  ['as about', 'about:srcdoc'],
  ['as intent', 'intent://site.example/#Intent;scheme=javascript;end'],
  ['as ftp', 'ftp://site.example/x'],
] as const;

const others: readonly Vector[] = [
  { name: 'link with a password', html: '<a href="https://bank.example:secret@evil.example/">text</a>' },
  { name: 'link with backslashes', html: String.raw`<a href="https:\\evil.example\x">text</a>` },
  {
    name: 'link with mail headers and lines',
    html: '<a href="mailto:a@site.example?subject=x%0d%0abcc:b@evil.example">text</a>',
  },
  {
    name: 'link that sends pings',
    html: '<a href="https://site.example/" ping="https://evil.example/ping">text</a>',
  },
  { name: 'link with a prefix of another namespace', html: '<a xlink:href="javascript:pwn()">text</a>' },
  {
    name: 'link with an action',
    html: '<a href="https://site.example/" formaction="javascript:pwn()" action="javascript:pwn()">text</a>',
  },
  {
    name: 'link that opens a window with us as opener',
    html: '<a href="https://site.example/" target=_top rel=opener>text</a>',
  },
  { name: 'link to be downloaded', html: '<a href="https://site.example/x" download="x.exe">text</a>' },
  {
    name: 'link to an address without end',
    html: `<a href="https://site.example/${'x'.repeat(100_000)}">text</a>`,
  },
  {
    name: 'picture with a set of sources',
    html: '<img srcset="https://evil.example/x 1x, javascript:pwn() 2x" sizes=1px>text',
  },
  {
    name: 'picture with an old low source',
    html: '<img lowsrc="javascript:pwn()" dynsrc="javascript:pwn()">text',
  },
  {
    name: 'picture with a lazy script source',
    html: '<img data-src="javascript:pwn()" data-lazy-src="data:text/html,x">text',
  },
  {
    name: 'picture that maps clicks',
    html: '<img src=x usemap="#m" ismap><map name=m><area href="javascript:pwn()" shape=default></map>text',
  },
  {
    name: 'picture that counts readers',
    html: '<img src="https://evil.example/count.gif" width=1 height=1>text',
  },
  { name: 'picture with a long description', html: '<img src=x longdesc="javascript:pwn()">text' },
  {
    name: 'quote cited from a script',
    html: '<q cite="javascript:pwn()">text</q><blockquote cite="javascript:pwn()">text</blockquote>',
  },
  {
    name: 'table with a background',
    html: '<table background="javascript:pwn()"><tr><td background="https://evil.example/x">text</td></tr></table>',
  },
  { name: 'address base for all links', html: '<base href="javascript:pwn()//"><a href="/x">text</a>' },
  {
    name: 'address base on another host',
    html: '<base href="https://evil.example/" target=_blank><a href="x">text</a>',
  },
];

export const urlAttacks: readonly Vector[] = [
  ...spellings.map(([name, url]) => ({
    name: `link ${name}`,
    html: `<a href="${url.replaceAll('"', '&quot;')}">text</a>`,
  })),
  ...spellings
    .slice(0, 8)
    .map(([name, url]) => ({ name: `picture ${name}`, html: `<img src="${url}">text` })),
  ...spellings
    .slice(0, 4)
    .map(([name, url]) => ({ name: `link without quotes ${name}`, html: `<a href=${url}>text</a>` })),
  ...others,
];
