"""Events to a frozen index: a mutable builder, then questions only."""
