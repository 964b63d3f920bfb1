"""Storylines: the reports of one happening (a text again, edited, updated) found among documents."""
