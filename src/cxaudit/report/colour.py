"""Colours: how far one stands out from another, and the nearest that does so enough (WCAG 2.2, 1.4.3)."""

from collections.abc import Iterable

Colour = tuple[int, int, int]
LIGHT = ("#fdfcf9", "#f3f0e8")
"""What an accent stands on in the light theme, page and boxes; a test holds the style sheet to it."""
DARK = ("#15191c", "#1e2427")
"""The same in the dark theme."""
ENOUGH = 4.5
_STEPS = 64


def read_colour(text: str) -> Colour:
    """Return red, green and blue, 0 to 255, of a colour written `#rrggbb`."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def write_colour(colour: Colour) -> str:
    """Return a colour as `#rrggbb`."""
    red, green, blue = colour
    return f"#{red:02x}{green:02x}{blue:02x}"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (none) to 21 (black and white)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def weakest(colour: str, grounds: Iterable[str]) -> float:
    """Return the contrast of a colour with the ground it stands out from least."""
    return min(contrast(colour, ground) for ground in grounds)


def readable(colour: str, grounds: Iterable[str], *, towards: str) -> str:
    """Return the colour nearest to `colour`, on its way to `towards`, that can be read on all `grounds`."""
    start, end, grounds = read_colour(colour), read_colour(towards), tuple(grounds)
    for step in range(_STEPS + 1):
        mixed = [a + (b - a) * step // _STEPS for a, b in zip(start, end, strict=True)]
        found = write_colour((mixed[0], mixed[1], mixed[2]))
        if weakest(found, grounds) >= ENOUGH:
            return found
    return towards


def _luminance(colour: str) -> float:
    parts = [_linear(part / 255) for part in read_colour(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
