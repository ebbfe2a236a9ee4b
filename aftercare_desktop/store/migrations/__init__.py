"""How older files are brought up to date: Alembic's environment and one file per step.

A step that rebuilds a table names again what reflection does not see (`table_kwargs`: `sqlite_strict`,
`sqlite_autoincrement`, `sqlite_with_rowid`); the test "fresh equals migrated" notices what was forgotten.
"""
