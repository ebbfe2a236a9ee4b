"""Other people's formats turned into plain domain values, and back. No database and no window here."""
