"""Dates in English."""

TEXTS = {
    "dates.day": "{weekday} {day} {month}",
    "dates.long_day": "{weekday} {day} {month} {year}",
    "dates.months": "January February March April May June July August September October November December",
    "dates.months_short": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "dates.weekdays": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "dates.weekdays_short": "Mon Tue Wed Thu Fri Sat Sun",
}
