"""Dates printed in header-like lines: where they stand, what they state, and how exactly.

Nothing is filled in: a month and day without a year has no EDTF date. Clocks keep their
zone. Only whole forms of a date are read ("148 people" and "Article 5" are none), in the
languages of CLDR whose month names `names.txt` holds.
"""

from newsline.parser.datetext.reading import DateReading, is_period, read_dates
from newsline.parser.datetext.relations import Relation, relation_word

__all__ = ["DateReading", "Relation", "is_period", "read_dates", "relation_word"]
