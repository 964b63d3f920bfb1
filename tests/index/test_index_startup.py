"""What a question must not load, so that newsline starts at once."""

import subprocess
import sys

PROGRAM = """
import sys
import newsline.index, newsline.query
from newsline.index.builder import Builder
from newsline.model import Entity, Event, when
from newsline.query import Criteria, answer, parse_query, select

def loaded():
    return sorted({"tantivy", "rapidfuzz", "numpy", "difflib", "logging"} & set(sys.modules))

print("import", loaded())
builder = Builder()
builder.add(Event("a", "a.txt", "Title", "Asylum for Sergei Lavrov", when("2012"),
                  entities=(Entity("Sergei Lavrov", "PERSON"),)))
index = builder.build()
assert select(index, Criteria(entities=("lavrov",), sources=(), since=None)).total == 1
assert select(index, Criteria(entities=("Sergey Lavrow",))).total == 1
print("names", loaded())
assert answer(index, parse_query("asylum", None)).total == 1
print("words", loaded())
assert answer(index, parse_query("asylm", None)).total == 1
print("typos", loaded())
"""


def test_libraries_are_loaded_when_they_are_needed() -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == [
        "import []",
        "names ['tantivy']",
        "words ['tantivy']",
        "typos ['rapidfuzz', 'tantivy']",
    ]
