import type { Vector } from './vectors.ts';

const list = [
  ['SVG with a handler', '<svg onload=pwn()></svg>'],
  ['SVG without a space', '<svg/onload=pwn()>'],
  ['SVG script', '<svg><script>pwn()</script></svg>'],
  [
    'SVG script with a link',
    '<svg><script href="data:text/javascript,pwn()" xlink:href="data:text/javascript,pwn()"/></svg>',
  ],
  ['SVG script of entities', '<svg><script>&#112;wn()</script></svg>'],
  [
    'SVG animation of a link',
    '<svg><a><animate attributeName=href values="javascript:pwn()"/><text>x</text></a></svg>',
  ],
  ['SVG set of a handler', '<svg><set attributeName=onmouseover to=pwn() onbegin=pwn()></svg>'],
  [
    'SVG use of another file',
    `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>pwn()</script></svg>#x"/></svg>`,
  ],
  ['SVG foreign object', '<svg><foreignObject><img src=x onerror=pwn()></foreignObject></svg>'],
  [
    'SVG foreign object with a frame',
    '<svg><foreignObject><iframe srcdoc="<script>parent.pwn()</script>"></iframe></foreignObject></svg>',
  ],
  ['SVG title', '<svg><title><img src=x onerror=pwn()></title></svg>'],
  ['SVG description', '<svg><desc><img src=x onerror=pwn()></desc></svg>'],
  ['SVG style', '<svg><style><img src=x onerror=pwn()></style></svg>'],
  ['SVG style left by a paragraph', '<svg></p><style><a id="</style><img src=x onerror=pwn()>">'],
  ['SVG CDATA', '<svg><![CDATA[><img src=x onerror=pwn()>]]></svg>'],
  ['SVG image', '<svg><image href="https://evil.example/x" onerror=pwn()/></svg>'],
  ['SVG paragraph that breaks out', '<svg><p><style><img title="</style><img src=x onerror=pwn()>">'],
  [
    'MathML action',
    '<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:pwn()">text</maction></math>',
  ],
  ['MathML link', '<math href="javascript:pwn()"><mi href="javascript:pwn()" onclick=pwn()>text</mi></math>'],
  [
    'MathML annotation',
    '<math><annotation-xml encoding="text/html"><img src=x onerror=pwn()></annotation-xml></math>',
  ],
  [
    'MathML glyph in a form',
    '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=pwn()>',
  ],
  [
    'MathML table in text',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=pwn()&gt;">',
  ],
  [
    'MathML malign mark',
    '<math><mtext><table><malignmark><style><!--</style><img title="--&gt;&lt;img src=x onerror=pwn()&gt;">',
  ],
  ['MathML in SVG', '<svg><math><mi><svg><style><img src=x onerror=pwn()></style></svg></mi></math></svg>'],
  [
    'MathML style in a template',
    '<math><template><style><!--</style><a href="--><img src=x onerror=pwn()>">',
  ],
  ['noscript that ends in an attribute', '<noscript><p id="</noscript><img src=x onerror=pwn()>">'],
  ['noscript in a division', '<div><noscript></div><img title="</noscript><img src=x onerror=pwn()>">'],
  ['noscript with a comment', '<noscript><!--</noscript><img src=x onerror=pwn()>--></noscript>'],
  ['noscript with a style', '<noscript><style></noscript><img src=x onerror=pwn()></style></noscript>'],
  ['template with a table', '<template><tr><td><img src=x onerror=pwn()></td></tr></template>'],
  ['table with text outside of cells', '<table><img src=x onerror=pwn()><tr>text<td>text</td></tr></table>'],
  ['table with a link across cells', '<table><tr><td><a href="javascript:pwn()">text<td>text</a></table>'],
  [
    'table inside a paragraph inside a table',
    '<table><p><table><td><img src=x onerror=pwn()></table></p></table>',
  ],
  ['select with a style', '<select><style></select><img src=x onerror=pwn()></style></select>'],
  [
    'select with a template',
    '<select><template><style><!--</template><a rel="--></style></template></select><img src=x onerror=pwn()>">',
  ],
  [
    'select that ends in an attribute',
    '<select><option title="</select><img src=x onerror=pwn()>">text</select>',
  ],
  ['text area that ends with a slash', '<textarea></textarea/><img src=x onerror=pwn()></textarea>'],
  [
    'text area that ends in an attribute',
    '<div title="<textarea>"><p title="</textarea><img src=x onerror=pwn()>">text</p></div>',
  ],
  ['title that ends in an attribute', '<title><p title="</title><img src=x onerror=pwn()>"></title>'],
  ['style that ends in an attribute', '<style><p title="</style><img src=x onerror=pwn()>"></style>'],
  ['xmp that ends in an attribute', '<xmp><p title="</xmp><img src=x onerror=pwn()>"></xmp>'],
  ['frame that ends in an attribute', '<iframe><p title="</iframe><img src=x onerror=pwn()>"></iframe>'],
  ['noembed that ends in an attribute', '<noembed><p title="</noembed><img src=x onerror=pwn()>"></noembed>'],
  ['comment with an end in an attribute', '<!--<img src="--><img src=x onerror=pwn()>">'],
  ['comment with two dashes and a bang', '<!-- x --!><img src=x onerror=pwn()> -->'],
  ['comment that is empty', '<!--><img src=x onerror=pwn()>'],
  ['comment with a single dash', '<!---><img src=x onerror=pwn()>'],
  ['bogus comment', '<!x><img src=x onerror=pwn()>'],
  ['bogus comment of a question mark', '<?><img src=x onerror=pwn()>'],
  ['end tag that is a comment', '</?><img src=x onerror=pwn()>'],
  ['paragraph and break out of nowhere', '</p></br><img src=x onerror=pwn()>'],
  ['nested links', '<a href="https://site.example/1">a<a href="javascript:pwn()">text</a></a>'],
  ['formatting across blocks', '<b><p><i></b><img src=x onerror=pwn()></i></p>'],
  ['heading in a heading', '<h2><h3 onclick=pwn()>text</h2></h3>'],
  ['list in a link in a list', '<ul><a href="javascript:pwn()"><li>text</ul></a>'],
  ['image as an old name', '<image src=x onerror=pwn()>'],
  ['back quotes that were quotes once', '<img alt="``onerror=pwn()" src=x>'],
  ['entity that is no tag yet', '<p>&lt;img src=x onerror=pwn()&gt;</p>'],
  ['entity in an attribute that is no tag yet', '<img alt="&lt;img src=x onerror=pwn()&gt;" src=x>'],
  ['tag in a title of an abbreviation', '<abbr title="<img src=x onerror=pwn()>">text</abbr>'],
  ['ruby in pieces', '<rt><ruby><rp><img src=x onerror=pwn()></rp></rt></ruby>'],
  ['definition in pieces', '<dd><dl><dt><script>pwn()</script></dd></dl></dt>text'],
  ['caption in pieces', '<figcaption><figure></figcaption><img src=x onerror=pwn()></figure>text'],
] as const;

const swallowing: ReadonlySet<string> = new Set([
  'SVG without a space',
  'SVG style left by a paragraph',
  'SVG paragraph that breaks out',
  'MathML glyph in a form',
  'MathML style in a template',
  'noscript that ends in an attribute',
]);

export const mutationAttacks: readonly Vector[] = list.map(([name, html]) => ({
  name,
  html,
  swallowsRest: swallowing.has(name),
}));
