"""Forwarded mail: the message that was forwarded is the news, not the one that passes it on."""

import re
from email.utils import parseaddr
from typing import NamedTuple

# As the common programs write it, in the languages of this table's heads.
_MARK = re.compile(
    r"(?:-{3,} ?(?:Forwarded message|Original Message|Forwarded by .{1,80}|Weitergeleitete Nachricht"
    r"|Ursprüngliche Nachricht|Message transféré|Mensaje reenviado|Mensagem encaminhada"
    r"|Messaggio inoltrato|Doorgestuurd bericht) ?-{3,}"
    r"|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:|Début du message réexpédié :)",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\*?([^\W\d_][^\W\d_-]{0,15}) ?:\*? *(\S.{0,300})")
_NAMES = {
    "from": "from von de da van från fra".split(),
    "date": "date sent datum gesendet envoyé fecha data enviado".split(),
    "subject": "subject betreff objet asunto assunto oggetto onderwerp".split(),
    "to": "to an à para a aan cc reply".split(),
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names}
_MOST_LINES = 40
_MOST_FIELDS = 12


class Forwarded(NamedTuple):
    """What the head of a forwarded message says, and its text."""

    text: str
    title: str
    sender: str
    date: str


def forwarded(text: str) -> Forwarded | None:
    """The message that a mail passes on, if it does and its head says when it was sent, and by whom."""
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines[:_MOST_LINES]) if _MARK.fullmatch(_plain(line))), None)
    if start is None:
        return None
    found: dict[str, str] = {}
    place = start + 1
    while place < min(len(lines), start + 2 * _MOST_FIELDS):
        line = _plain(lines[place])
        field = _HEAD.fullmatch(line)
        kind = _KINDS.get(field[1].lower()) if field else None
        if field and kind:
            found.setdefault(kind, field[2].strip())
        elif line and found:
            break
        place += 1
    body = lines[place:]
    if not {"from", "date"} <= found.keys():
        return None
    if all(line.startswith(">") for line in body if line.strip()):  # quoted as a whole
        body = [line.removeprefix(">").removeprefix(" ") for line in body]
    name, address = parseaddr(found["from"]) if "@" in found["from"] else (found["from"], "")
    sender = name or address.rpartition("@")[2]
    return Forwarded(
        "\n".join(body).strip("\n"), found.get("subject", ""), sender.strip("\"'* "), found["date"]
    )


def _plain(line: str) -> str:
    return line.lstrip("> ").rstrip()
