"""The places where customers meet the business: a field for one more, an arrow over those that are named."""

from dataclasses import replace

from cxaudit.interview import screens
from cxaudit.interview.arrows_field import Field
from cxaudit.interview.arrows_keys import Key
from cxaudit.interview.arrows_page import Item, Page
from cxaudit.interview.arrows_pick import Pick
from cxaudit.interview.commands import Want
from cxaudit.interview.engine import Interview
from cxaudit.interview.events import RemovePlace
from cxaudit.wording import say

_MOVES = ("up", "down", "home", "end", "pageup", "pagedown")


class Places:
    """Where the arrow is: in the field below the places, or at one of them."""

    def __init__(self, interview: Interview) -> None:
        self._names = [place.name for place in interview.current.places]
        self._items = tuple(Item(number, text) for number, text in screens.places(interview))
        self._pick = Pick([item.number for item in self._items])
        self.field = Field()

    @property
    def is_writing(self) -> bool:
        """Whether the arrow is in the field."""
        return self._pick.at is None

    def page(self, page: Page) -> Page:
        """Return the page with the places and the field on it."""
        at_place = (
            say("arrows.key_change_place"),
            say("arrows.key_remove_place"),
            say("arrows.key_place_up"),
        )
        return replace(
            page,
            items=self._items,
            at=self._pick.at,
            field=self.field.entered,
            keys=page.keys if self.is_writing else at_place,
            brief_keys=page.brief_keys if self.is_writing else at_place[:2],
        )

    def press(self, key: Key) -> Want | RemovePlace | None:
        """Do what a key does, but for Enter in the field; return what it wants at a place."""
        if self._pick.at is None:
            if key.name == "up" and self._names:
                self._pick.press(key)
            else:
                self.field.press(key)
            return None
        name = self._names[self._pick.at]
        if key.name in ("enter", "newline"):
            return Want("place", name)
        if key.name in ("delete", "backspace") or key.text == "-":
            return RemovePlace(name)
        if key.name in _MOVES and not (key.name == "down" and name == self._names[-1]):
            self._pick.press(key)
            return None
        self._pick.at = None
        if key.name not in _MOVES:
            self.field.press(key)
        return None
