"""The center's encrypted file: the only room that knows SQL, keys and tables. Its one door is `opening`."""
