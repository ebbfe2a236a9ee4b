"""Taking over rosters, use case by use case."""
