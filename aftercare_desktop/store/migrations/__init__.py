"""How older files are brought up to date: Alembic's environment and one file per step."""
