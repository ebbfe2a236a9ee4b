"""Parts of the page with the list of clients: bar, filter panel, chips, and the way out of the program."""
