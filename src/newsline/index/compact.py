"""Plain data as JSON of as few characters as will do: the form in which rows keep it."""

import json

# No data of ours holds itself, so nobody need look.
compact = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
