"""What little words and marks beside a name tell."""

import pytest

from newsline.model import EntityType
from newsline.parser.names.finish.marked import told_by_marks
from newsline.parser.names.tag import Span

Named = list[tuple[str, EntityType]]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        # What somebody is called besides.
        ("Velda Orn, alias Snow Gull, fled.", [], [("Snow Gull", "PERSON")]),
        ("the alias of a user", [], []),
        # Codes of shares.
        ("Voxby Inc (NYSE: HVB) rose.", [("Voxby Inc", "ORG"), ("HVB", "ORG")], [("Voxby Inc", "ORG")]),
        ("Voxby (HVB) rose.", [("Voxby", "ORG"), ("HVB", "ORG")], [("Voxby", "ORG"), ("HVB", "ORG")]),
        # A network at the end of a sentence.
        ("He wrote on X. Voxby fell.", [("X. Voxby", "ORG")], [("Voxby", "ORG")]),
        ("He met X. Voxby.", [("X. Voxby", "PERSON")], [("X. Voxby", "PERSON")]),
        # Where a sentence begins so.
        ("It rained. In Zvorbel, two died.", [], [("Zvorbel", "PLACE")]),
        ("It rained. In Marbel, two died.", [("Marbel", "PERSON")], [("Marbel", "PLACE")]),
        ("It rained. In January, two died.", [], []),
        ("It rained. In Zvorbel two died. Not In Zvorbel, then.", [], []),
        (
            "Ann Marbel sang. In Marbel, they trust.",
            [("Ann Marbel", "PERSON"), ("Marbel", "PERSON")],
            [("Ann Marbel", "PERSON"), ("Marbel", "PERSON")],
        ),
        # Whose office it is.
        ("Treasury CS Zvelda Morbi spoke.", [], [("Zvelda Morbi", "PERSON")]),
        ("Treasury CS Harbour Ministry spoke.", [], []),
    ],
)
def test_marks_tell_names(text: str, before: Named, after: Named) -> None:
    found: list[Span] = [(text.rindex(name), text.rindex(name) + len(name), type_) for name, type_ in before]
    assert [(text[start:end], type_) for start, end, type_ in told_by_marks(text, found)] == after
