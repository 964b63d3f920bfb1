"""A question to hits: one field table, the query syntax, the search."""
