"""The saved index: kept in a folder, brought up to date with what changed, mapped into memory."""
