"""newsline: a folder of saved news becomes a searchable, honestly dated timeline."""

__version__ = "0.1.0"
