"""What news says of days and numbers, and what of it is a time: `text; expression=value, …`."""

from datetime import date

import pytest

from newsline.parser.timex import find_timexes

WRITTEN = date(2019, 5, 3)  # a Friday

SENTENCES = [
    ("The club sold 2000 tickets.", ""),
    ("Places at the school rose by 2000 places.", ""),
    ("Mellin had 1900 boats before the 2000 elections.", "2000=2000"),
    ("In 2000 prices rose, as Norland's 2000 ballots showed.", "2000=2000, 2000=2000"),
    ("Orrin 2000 medals are rare.", "2000=2000"),
    ("Resolution 1973 was adopted in 1973.", "1973=1973"),
    ("She led them in the 2018/19 season and in 2016/2017.", "2018=2018, 2016=2016"),
    ("He left in 2016/17.", "2016=2016"),
    ("The file is 2016/17/3 and the page 2016/15.", ""),
    ("They left on the fifth of November.", "fifth of November=2018-11-05"),
    ("They left on the Fourth of July 2018.", "Fourth of July 2018=2018-07-04"),
    ("He came on the twenty-first of March.", "twenty-first of March=2019-03-21"),
    ("She was second of June's runners.", "June=2019-06"),
    ("It was the second of May's storms.", "May=2019-05"),
    ("On the 12th he was shot.", "the 12th=2019-04-12"),
    ("On the 28th he will be heard.", "the 28th=2019-05-28"),
    ("On the 2nd he was shot.", "the 2nd=2019-05-02"),
    ("On the 2nd he will be heard.", "the 2nd=2019-06-02"),
    ("On the 12th he speaks.", "the 12th=2019-05-12"),
    ("He was held on Tuesday last.", "Tuesday last=2019-04-30"),
    ("They meet on Monday next and talk.", "Monday next=2019-05-06"),
    ("They lunch on Monday next door.", "Monday=2019-04-29"),
    ("The week before last they met.", "The week before last=2019-W16"),
    ("It shut the month before last.", "the month before last=2019-03"),
    ("It shut the year before last.", "the year before last=2017"),
    ("It shut the week before last Christmas.", "last Christmas=2018-12-25"),
    ("Police came at 21:30hrs.", "21:30hrs=2019-05-03T21:30"),
    ("Police came at about 0630hrs.", "about 0630hrs=2019-05-03T06:30"),
    ("Police came at 2130hrs on Thursday.", "2130hrs on Thursday=2019-05-02T21:30"),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_sentence_of_the_news(text: str, wanted: str) -> None:
    found = find_timexes(text, WRITTEN)
    assert ", ".join(f"{item.text}={item.value}" for item in found) == wanted
