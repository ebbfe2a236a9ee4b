"""Taking over rosters of clients: compared first, then all of it or nothing, and taken back as one."""
