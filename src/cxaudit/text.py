"""Text that came from outside: made harmless once, on the way in, and named safely on the way out."""

import re
import unicodedata

# Bidirectional overrides and isolates can make a line read as something it is not; the marks
# U+200E, U+200F and U+061C stay allowed, since right-to-left languages need them.
_BIDI = "\u202a-\u202e\u2066-\u2069"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
# These are compiled when needed: most texts have none.
HOSTILE = f"[{_CONTROLS}{_BIDI}\ud800-\udfff\ufeff\ufffe\uffff\u2028\u2029]"
_ESCAPES = (
    "\x1b(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)?|[ -/]*[0-~])?"
    "|\x9b[0-?]*[ -/]*[@-~]"
    "|[\x9d\x90\x98\x9e\x9f][^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)?"
)


def clean(text: str) -> str:
    """Return `text` without terminal escapes, control characters, overrides; newlines as LF, NFC, trimmed."""
    text = re.sub("\r\n?|[\u2028\u2029]", "\n", text)
    if not text.isascii() or not text.isprintable():
        text = unicodedata.normalize("NFC", re.sub(HOSTILE, "", re.sub(_ESCAPES, "", text)))
    return text.replace("\t", " ").strip()


def one_line(text: str) -> str:
    """Return cleaned `text` on a single line, runs of white space as one space."""
    return " ".join(clean(text).split())


def json_text(document: object) -> str:
    """Return a document as JSON text; what could command a terminal, or is half a character, is escaped."""
    import json

    text = json.dumps(document, ensure_ascii=False, indent=2)
    return re.sub(HOSTILE, lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def columns(text: str) -> int:
    """Return how many columns `text` takes: two for a wide character, none for a mark on another."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


def file_part(text: str, *, fallback: str) -> str:
    """Return a part of a file name that tells whose it is, in any script: at most 60 letters, 150 bytes.

    Letters of the Latin alphabet lose their accents, all others stay; whatever is no letter and no number
    becomes one `-`. `fallback` where nothing is left.
    """
    if text.isascii():
        return slug(text, fallback=fallback)
    kept = "".join(map(_plain_or_kept, unicodedata.normalize("NFC", text.replace("ß", "ss"))))
    name = re.sub("-+", "-", kept).strip("-")[:60].encode()[:150].decode(errors="ignore").strip("-")
    return slug(name, fallback=fallback) if name.isascii() else name


def _plain_or_kept(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    if plain.isalnum():
        return plain.lower()
    return character.lower() if unicodedata.category(character)[0] in "LMN" else "-"


def slug(text: str, *, fallback: str = "audit") -> str:
    """Return a file name part of [a-z0-9-]{1,60} that no operating system reserves."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    name = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    if not name:
        return fallback
    return f"{name}-{fallback}"[:60] if name in _RESERVED else name
