"""Where extraction meets the database: every write of the archive is a function in here."""
