"""Use cases: what a person can do with the program, one class per subject. No Qt, no SQL."""
