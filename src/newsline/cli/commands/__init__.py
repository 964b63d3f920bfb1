"""One module per command; each has one function, `command`, whose docstring is its help."""
