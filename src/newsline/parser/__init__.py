"""A document to an event: layout, dates, names and quotes, one stage a module."""
