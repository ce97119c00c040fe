"""Readings of days: "March 23rd, 2019", "23/03/2019", "on Wednesday", "yesterday", "Christmas Eve"."""

from datetime import date, timedelta

from ...records import Days
from .calendar import day_of, easter, nth_weekday
from .meaning import UNKNOWN_DAY, Meaning, View
from .phrases import Phrase
from .vocabulary import vocabulary
from .years import MONTHS, choose_year, following_year, month_word, real_day, short_year, turn_of, year_in

#: Classes of words that name a day of the week.
WEEKDAYS = ("Weekday", "ShortWeekday")
#: A numeric date that can be read two ways is taken as the one that lies so many days or fewer from the day of writing.
_SETTLED_WITHIN = 2


def day(phrase: Phrase, view: View) -> Meaning | None:
    """Reads a day: "March 23rd, 2019", "23/03/2019", "on Wednesday", "yesterday", "the day before yesterday"."""
    if text := phrase.figure("IsoDate"):
        return _checked(*map(int, text.replace("/", "-").replace(".", "-").split("-")))
    if text := phrase.figure("NumericDate"):
        return numeric(text, view)
    if phrase.number(*MONTHS) is not None:
        return _month_day(phrase, view)
    offset = phrase.number("Deictic")
    if offset is not None:
        offset += -1 if phrase.has("before") else 1 if phrase.has("after") else 0
        return Meaning(_plus(view.anchor, offset))
    number = phrase.number(*WEEKDAYS)
    if number is not None:
        return weekday(number, phrase, view)
    text = phrase.figure("DayOrdinal", "Day")
    if text and view.anchor:
        return _checked(view.anchor.year, view.anchor.month, int(text.rstrip("stndrh")))
    return None


def _month_day(phrase: Phrase, view: View) -> Meaning:
    number = phrase.number(*MONTHS) or 0
    text = phrase.figure("Day", "DayOrdinal", "Small")
    one = int(text.rstrip("stndrh")) if text else 0
    known = year_in(phrase, view) or following_year(phrase)
    if known is None:
        known = choose_year(number, one, view, weekday=phrase.number(*WEEKDAYS))
    if known is None:
        real = _checked(2000, number, one).value != UNKNOWN_DAY
        return Meaning(f"XXXX-{number:02d}-{one:02d}" if real else UNKNOWN_DAY)
    return _checked(known, number, one)


def later_day(phrase: Phrase, view: View) -> Meaning | None:
    """Reads the second day of "March 23 and 24, 2019"; month (and year) stand before it."""
    number = month_word(phrase.before(2)) or month_word(phrase.before(3))
    text = phrase.figure("Day", "DayOrdinal")
    if number is None or text is None:
        return None
    one = int(text.rstrip("stndrh"))
    known = year_in(phrase, view) or choose_year(number, one, view)
    return _checked(known, number, one) if known else Meaning(f"XXXX-{number:02d}-{one:02d}")


def earlier_day(phrase: Phrase, view: View) -> Meaning | None:
    """Reads the first day of "23 and 24 March 2019"; month (and year) stand behind it."""
    text = phrase.figure("Day", "DayOrdinal")
    number = next((n for d in range(1, 5) if (n := month_word(phrase.after(d)))), None)
    if text is None or number is None:
        return None
    one = int(text.rstrip("stndrh"))
    known = following_year(phrase) or choose_year(number, one, view)
    return _checked(known, number, one) if known else Meaning(f"XXXX-{number:02d}-{one:02d}")


def day_alone(phrase: Phrase, view: View) -> Meaning | None:
    """Reads "on the 5th": of the month of writing or the one beside it, by tense."""
    one = int((phrase.figure("DayOrdinal") or "0").rstrip("stndrh"))
    if view.anchor is None or view.tense not in {"past", "future"}:
        return Meaning(f"XXXX-XX-{one:02d}")
    ahead = view.tense == "future"
    moved = (view.anchor.year * 12 + view.anchor.month - 1 + step for step in ((0, 1) if ahead else (0, -1)))
    for month in moved:
        when = real_day(month // 12, month % 12 + 1, one)
        if when is not None and (when >= view.anchor if ahead else when <= view.anchor):
            return Meaning(when.isoformat())
    return Meaning(f"XXXX-XX-{one:02d}")


def numeric(text: str, view: View) -> Meaning:
    """Reads a date in figures; where the page does not settle which is the month, it is left open between the two."""
    mark = next(c for c in text if not c.isdecimal())
    a, b, c = (int(part) for part in text.split(mark))
    known = c if c > 99 else short_year(c, view)
    first = view.month_first if mark != "." else False
    if b > 12:
        first = True
    elif a > 12 or a == b:
        first = False
    found = {order: _checked(known, *((a, b) if order else (b, a))) for order in (True, False)}
    if first is None and view.anchor:
        near = [order for order, m in found.items() if _apart(m.value, view.anchor) <= _SETTLED_WITHIN]
        first = near[0] if len(near) == 1 else None
    if first is not None:
        return found[first]
    days = sorted(m.value for m in found.values() if m.value != UNKNOWN_DAY)
    return Meaning(f"{known:04d}-XX-XX", days=Days(earliest=days[0], latest=days[-1])) if days else Meaning(UNKNOWN_DAY)


def weekday(number: int, phrase: Phrase, view: View) -> Meaning:
    """Reads a day of the week: with a direction word, else by tense, looking back where the tense does not tell."""
    if view.anchor is None:
        return Meaning(f"XXXX-WXX-{number}")
    gap = number - view.anchor.isoweekday()
    if phrase.has("week"):
        turn = turn_of(phrase)
        return Meaning(_plus(view.anchor, gap + 7 * turn))
    turn = turn_of(phrase)
    if phrase.has("previous", "preceding", "following") and (base := day_of(view.last(0))):
        gap = number - base.isoweekday()
        return Meaning(_plus(base, gap + (7 if turn > 0 and gap <= 0 else -7 if turn < 0 and gap >= 0 else 0)))
    if turn < 0:
        return Meaning(_plus(view.anchor, gap if gap < 0 else gap - 7))
    if turn > 0:
        return Meaning(_plus(view.anchor, gap if gap > 0 else gap + 7))
    ahead = view.tense == "future" or (phrase.has("this") and view.tense != "past")
    if ahead or phrase.before() in {"until", "till"} or (view.tense == "present" and phrase.before() in {"by", "from"}):
        return Meaning(_plus(view.anchor, gap if gap >= 0 else gap + 7))
    return Meaning(_plus(view.anchor, gap if gap <= 0 else gap - 7))


def holiday(phrase: Phrase, view: View) -> Meaning | None:
    """Reads days with a name: "Christmas Eve", "New Year's Day", "last Easter"."""
    where = phrase.pick("Holiday")
    if where is None:
        where = next((str(v) for k, v in vocabulary().values["Holiday"].items() if k.split()[0] in phrase.words), None)
    if where is None:
        return None
    known = year_in(phrase, view)
    back = 1 if phrase.has("eve") else 0
    if where == "easter":
        known = known or (view.anchor.year if view.anchor else None)
        return Meaning((easter(known) - timedelta(days=back)).isoformat() if known else UNKNOWN_DAY)
    number, one, *weekday = map(int, str(where).split("-"))
    if weekday:
        known = known or choose_year(number, 7 * min(one, 4), view)
        return Meaning(nth_weekday(known, number, one, weekday[0]).isoformat() if known else f"XXXX-{number:02d}-XX")
    known = known or choose_year(number, one, view)
    if known is None:
        return Meaning(f"XXXX-{number:02d}-{one - back:02d}" if one > back else "XXXX-12-31")
    return Meaning((date(known, number, one) - timedelta(days=back)).isoformat())


def _checked(year: int, number: int, one: int) -> Meaning:
    when = real_day(year, number, one)
    return Meaning(when.isoformat() if when else UNKNOWN_DAY)


def _plus(base: date | None, days: int) -> str:
    try:
        return (base + timedelta(days=days)).isoformat() if base else UNKNOWN_DAY
    except OverflowError:
        return UNKNOWN_DAY


def _apart(value: str, base: date) -> float:
    when = day_of(value)
    return abs((when - base).days) if when else float("inf")
