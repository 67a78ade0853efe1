"""Makes the font files of this folder from the packages that README.md names.

    npm install --no-save --prefix /tmp/fonts @fontsource-variable/newsreader@5.3.0 \
        @fontsource-variable/source-sans-3@5.3.0 @fontsource/scheherazade-new@5.3.0
    pip install fonttools==4.68.0 brotli==1.2.1
    python src/site/fonts/make-fonts.py /tmp/fonts/node_modules

Each file is cut to the characters and features that the stylesheet uses, and pinned to the part of its design space
that a page shows: a text size and a display size instead of all optical sizes, and no weight but those in use. The files bear
names of their own, because two of the licences reserve the names of the originals for unchanged fonts.
"""

import os
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *[0x152, 0x153, 0x178, 0x2C6, 0x2DA, 0x2DC, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F],
    *range(0x2010, 0x2016),
    *[0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033],
    *[0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212],
]
# Transliteration (ā, ḥ, ʿ), Turkish, Czech, Polish and their neighbours.
LATIN_EXTENDED = [*range(0x100, 0x180), 0x18F, 0x192, 0x1E0, 0x1E1, *range(0x1E6, 0x1EE), *range(0x218, 0x21C)]
LATIN_EXTENDED += [0x259, 0x2B9, 0x2BB, 0x2BC, 0x2BE, 0x2BF, *range(0x1E00, 0x1EFA)]
# Arabic with what Dari, Persian, Pashto, Urdu and Uzbek add to it, both sets of digits, vowel signs, joiners.
ARABIC = [
    *range(0x600, 0x605),
    *range(0x606, 0x61D),
    *range(0x61E, 0x656),
    *range(0x660, 0x66E),
    *[0x670, 0x671, 0x679, 0x67C, 0x67E, 0x681, 0x685, 0x686, 0x688, 0x689, 0x691, 0x693, 0x696, 0x698, 0x69A],
    *[0x6A9, 0x6AB, 0x6AF, 0x6BA, 0x6BC, 0x6BE, 0x6C0, 0x6C1, 0x6C2, 0x6C3, 0x6C5, 0x6C7, 0x6C9, 0x6CB, 0x6CC],
    *[0x6CD, 0x6D0, 0x6D2, 0x6D3, 0x6D4, 0x6D5, *range(0x6F0, 0x6FA)],
    *[0x200C, 0x200D, 0x200E, 0x200F, 0x25CC, 0xFD3E, 0xFD3F, 0xFDFC, 0xFDF2],
]
LATIN_FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "rvrn", "pnum", "tnum", "lnum", "onum", "sups"]
ARABIC_FEATURES = ["init", "medi", "fina", "isol", "rlig", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "kern", "curs"]

NEWSREADER = "@fontsource-variable/newsreader/files/newsreader-{}-opsz-{}.woff2"
SOURCE_SANS = "@fontsource-variable/source-sans-3/files/source-sans-3-{}-wght-normal.woff2"
SCHEHERAZADE = "@fontsource/scheherazade-new/files/scheherazade-new-arabic-{}-normal.woff2"

FONTS = {
    "serif-latin": (NEWSREADER.format("latin", "normal"), {"opsz": 16, "wght": (400, 600)}, LATIN, LATIN_FEATURES),
    "serif-latin-extended": (
        NEWSREADER.format("latin-ext", "normal"),
        {"opsz": 16, "wght": (400, 600)},
        LATIN_EXTENDED,
        LATIN_FEATURES,
    ),
    "serif-italic-latin": (NEWSREADER.format("latin", "italic"), {"opsz": 18, "wght": 400}, LATIN, LATIN_FEATURES),
    "display-latin": (NEWSREADER.format("latin", "normal"), {"opsz": 60, "wght": 400}, LATIN, LATIN_FEATURES),
    "sans-latin": (SOURCE_SANS.format("latin"), {"wght": (400, 600)}, LATIN, LATIN_FEATURES),
    "sans-latin-extended": (SOURCE_SANS.format("latin-ext"), {"wght": (400, 600)}, LATIN_EXTENDED, LATIN_FEATURES),
    "naskh-arabic": (SCHEHERAZADE.format(400), None, ARABIC, ARABIC_FEATURES),
    "naskh-bold-arabic": (SCHEHERAZADE.format(600), None, ARABIC, ARABIC_FEATURES),
}


def main(packages):
    folder = os.path.dirname(os.path.abspath(__file__))
    for name, (source, limits, characters, features) in FONTS.items():
        # Without a new time stamp the same input gives the same bytes.
        font = TTFont(os.path.join(packages, source), recalcTimestamp=False)
        cut(font, characters, features)
        if limits:
            font = instantiateVariableFont(font, limits)
        rename(font, name)
        font.flavor = "woff2"
        path = os.path.join(folder, f"{name}.woff2")
        font.save(path)
        print(f"{os.path.getsize(path):7} {name}")


def cut(font, characters, features):
    options = Options()
    options.layout_features = features
    options.hinting = False
    # Copyright, family, style, version, licence and its address stay in the file.
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def rename(font, name):
    names = font["name"]
    family = "Sheaf " + name.replace("-", " ").title()
    for record in list(names.names):
        if record.nameID in (1, 3, 4, 6, 16, 25):
            value = family.replace(" ", "") if record.nameID == 6 else family
            names.setName(value, record.nameID, record.platformID, record.platEncID, record.langID)


if __name__ == "__main__":
    main(sys.argv[1])
